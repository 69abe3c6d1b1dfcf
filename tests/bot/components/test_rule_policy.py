"""The indexed rule policy decides exactly as Rasa's own, and compares fewer rules."""

import json

from hypothesis import given
from hypothesis import strategies as st
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource

from components.rule_policy import IndexedRulePolicy

ACTIONS = ["action_listen", "utter_a", "utter_b"]
INTENTS = ["x", "y", "z"]


def policy_of(policy_class, tmp_path_factory):
    return policy_class(
        policy_class.get_default_config(),
        LocalModelStorage(tmp_path_factory.mktemp("model")),
        Resource("rules"),
        ExecutionContext(GraphSchema({})),
    )


def state(action, intent=None, slot=None):
    built = {"prev_action": {"action_name": action}} if action else {}
    if intent:
        built["user"] = {"intent": intent}
    if slot:
        built["slots"] = {"s": [slot]}
    return built


states = st.builds(
    state,
    st.sampled_from([*ACTIONS, None]),
    st.sampled_from([*INTENTS, None]),
    st.sampled_from(["1", "should_not_be_set", None]),
)
rules = st.lists(st.lists(states, min_size=1, max_size=3), max_size=30)
conversations = st.lists(
    st.builds(
        lambda action, intent, slot: {
            **state(action, intent),
            **({"slots": {"s": (slot,)}} if slot else {}),
        },
        st.sampled_from([*ACTIONS, None]),
        st.sampled_from([*INTENTS, None]),
        st.sampled_from(["1", "2", None]),
    ),
    min_size=1,
    max_size=4,
)


class TestSameDecisions:
    def test_the_rules_that_match_are_the_same(self, tmp_path_factory):
        plain = policy_of(RulePolicy, tmp_path_factory)
        indexed = policy_of(IndexedRulePolicy, tmp_path_factory)

        @given(rules, conversations)
        def same(rule_states, conversation):
            lookup = {json.dumps(rule): f"action {place}" for place, rule in enumerate(rule_states)}
            indexed._indexed = None
            assert indexed._get_possible_keys(lookup, conversation) == plain._get_possible_keys(
                lookup, conversation
            )

        same()

    def test_few_rules_are_compared_however_many_there_are(self, tmp_path_factory, monkeypatch):
        indexed = policy_of(IndexedRulePolicy, tmp_path_factory)
        lookup = {json.dumps([state("action_listen", f"intent {number}")]): "utter" for number in range(1000)}
        compared = []
        real = RulePolicy._is_rule_applicable
        monkeypatch.setattr(
            RulePolicy, "_is_rule_applicable", lambda *args: compared.append(args[1]) or real(*args)
        )
        found = indexed._get_possible_keys(lookup, [state("action_listen", "intent 7")])
        assert len(found) == 1
        assert len(set(compared)) == 1
