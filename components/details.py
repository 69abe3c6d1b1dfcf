"""What a message says of the questions of the flows: rules over concepts give the value of a slot."""

from __future__ import annotations

from typing import Dict, FrozenSet, List, NamedTuple, Sequence, Set, Text, Tuple

from answers import Catalogue
from components.decision import Decision
from components.flows import DANGERS
from components.handoff_details import URGENCY
from lexicon import Lexicon, Reading, Rule
from lexicon.reading import IF_ASKED

# Messages that are no question of their own: what they say may answer an open one.
_NO_QUESTION = frozenset({"fallback", "clarify", "out_of_scope", "affirm", "deny", "greet", "thanks"})
_A_PERSON = "talk_to_lawyer"
_CERTAIN = 1.0
# What counts only while its question is open has an entity of its own, and its slot a condition (domain.yml).
_ASKED = "_if_asked"
# Words for the people of whom one talks say nothing that a flow has not heard.
_PEOPLE = frozenset(
    "i we he she they him her them it el ella ellos ellas lo la los las le les se me nos".split()
)


class _Slot(NamedTuple):
    """One question: its slot, who asks it, what that flow is about, and the rules of each value in their order."""

    name: Text
    flows: FrozenSet[Text]
    about: FrozenSet[Text]
    values: Sequence[Tuple[Text, Sequence[Rule]]]


class Details:
    """Finds in a message what answers a question of a flow, and leaves alone what asks for something else."""

    def __init__(self, catalogue: Catalogue, lexicon: Lexicon) -> None:
        """Takes the ``details`` of every flow.

        Raises:
            WordsError: a rule that is none, or names an unknown concept.
        """
        self._lexicon = lexicon
        self._emergencies = catalogue.emergencies
        self._slots = [
            _Slot(
                name=slot,
                flows=frozenset(flow for flow, asking in catalogue.flows.items() if slot in asking.form),
                about=frozenset(
                    concept
                    for rule in file.recognise
                    for form in ("all", "any")
                    for concept in rule.get(form, ())
                ),
                values=[
                    (value, [Rule.from_mapping(file.name, rule, lexicon.concepts) for rule in rules])
                    for value, rules in values.items()
                ],
            )
            for file in catalogue.files
            for slot, values in file.details.items()
        ]

    def said(self, reading: Reading, decision: Decision, fired: Sequence[Text] = ()) -> Dict[Text, Text]:
        """Entity -> value of what this message may answer: a slot, or a slot that listens only while it is asked for.

        A message about the flow itself, or one that is no question, tells what it tells. Any other is an answer only
        when it says nothing else: "police" answers who took them, "can the police ask my status" is a question; so is
        what may tell of violence or a crisis. And
        nothing is an answer that is certain to be an emergency of another kind, or a wish for a person.

        Args:
            decision: what the message was decided to be.
            fired: the needs whose rules over concepts fire.
        """
        found = [(slot, value, rule) for slot in self._slots for value, rule in _first(slot, reading)]
        if not found:
            return {}
        says_more = bool(self._left(reading, found))
        if says_more and not frozenset(DANGERS).isdisjoint(decision.choices):
            return {}  # "my boyfriend hit me last night" says when nobody was taken
        certain = {*fired, decision.intent} if decision.confidence == _CERTAIN else set(fired)
        return {
            slot.name + (_ASKED if rule.all | rule.any and rule.all | rule.any <= IF_ASKED else ""): value
            for slot, value, rule in found
            if not (says_more and decision.intent not in slot.flows | _NO_QUESTION)
            and not any(self._goes_before(need, slot) for need in certain)
        }

    def _goes_before(self, need: Text, slot: _Slot) -> bool:
        if need in slot.flows or need not in self._emergencies:
            return need == _A_PERSON
        return URGENCY.get(need) not in {URGENCY.get(flow) for flow in slot.flows}

    def _left(self, reading: Reading, found: Sequence[Tuple[_Slot, Text, Rule]]) -> Tuple[Text, ...]:
        """What the message says beside the details and what their flow is about anyway."""
        if any(reading.sentence in rule.phrases or reading.as_typed in rule.phrases for _, _, rule in found):
            return ()
        concepts: Set[Text] = set()
        for slot, _, rule in found:
            concepts |= rule.all | rule.any | slot.about
        said = {
            word for concept in concepts for words in reading.words.get(concept, ()) for word in words.split()
        }
        rest = [word for word in reading.tokens if word not in said | _PEOPLE]
        return self._lexicon.content_of(rest, reading.language)


def _first(slot: _Slot, reading: Reading) -> List[Tuple[Text, Rule]]:
    """The first value of which a rule fires; none when none does."""
    for value, rules in slot.values:
        for rule in rules:
            if rule.because(reading) is not None:
                return [(value, rule)]
    return []
