"""Rasa's rule policy, looking only at the rules that can match: the same decisions, at a cost that does not grow with the rules."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Dict, List, Optional, Set, Text, Tuple

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import PREVIOUS_ACTION, USER
from rasa.shared.core.domain import State
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

_Signature = Tuple[Optional[Text], Optional[Text]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class IndexedRulePolicy(RulePolicy):
    """A ``RulePolicy`` with its rules indexed by the last state they ask for.

    A rule can only match when the previous action and the intent of its last state are those of the
    conversation (or the rule leaves them open), so only the rules filed under those are compared.
    """

    _indexed: Optional[Dict[int, Tuple[int, Dict[_Signature, List[Text]]]]] = None

    def _get_possible_keys(self, lookup: Dict[Text, Text], states: List[State]) -> Set[Text]:
        action, intent = _signature(states[-1]) if states else (None, None)
        if action is None:
            return super()._get_possible_keys(lookup, states)
        index = self._index(lookup)
        candidates: Dict[Text, Text] = {
            key: lookup[key]
            for signature in {(action, intent), (action, None), (None, intent), (None, None)}
            for key in index.get(signature, ())
        }
        return super()._get_possible_keys(candidates, states)

    def _index(self, lookup: Dict[Text, Text]) -> Dict[_Signature, List[Text]]:
        # Training takes rules out of a lookup while it predicts, hence the count.
        if self._indexed is None:
            self._indexed = {}
        count, index = self._indexed.get(id(lookup), (-1, {}))
        if count != len(lookup):
            index = index_by_last_state(self, lookup)
            self._indexed[id(lookup)] = (len(lookup), index)
        return index


def index_by_last_state(policy: RulePolicy, lookup: Dict[Text, Any]) -> Dict[_Signature, List[Text]]:
    """Rule keys by (previous action, intent) of their last state; None where the rule leaves it open."""
    index: Dict[_Signature, List[Text]] = defaultdict(list)
    for key in lookup:
        states = policy._rule_key_to_state(key)
        index[_signature(states[-1]) if states else (None, None)].append(key)
    return dict(index)


def _signature(state: State) -> _Signature:
    return (
        state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME),  # type: ignore[return-value]
        state.get(USER, {}).get(INTENT),
    )
