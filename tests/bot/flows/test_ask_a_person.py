"""Whoever asks for a person in the middle of a flow, in whatever words, is offered a lawyer in that very turn."""

import random
from dataclasses import dataclass
from typing import Any

import pytest
from rasa.shared.core.events import UserUttered

from answers.catalogue import ROOT
from answers.content import read_yaml
from components.flows import HANDOFF, form_of
from components.handoff_details import DETAILS
from tests.bot.conftest import Family, actions_beside

ASKED = read_yaml(ROOT / "tests" / "regression" / "ask_a_person.yml")
LOCAL = {"en": 0, "es": 1}
CHANNELS = ["web", "sms"]
PLAN = [f'/give_detail{{"plan_{step}":"next"}}' for step in ("children", "papers", "money", "phones")]
DETAINED = [
    '/give_detail{"detained_when":"hours"}',
    '/give_detail{"detained_by":"ice"}',
    '/give_detail{"detained_minor":"no"}',
]
# Flow -> its first words in both languages, and the answers up to its end; a family may ask after each of them.
FLOWS = {
    "relative_detained": (("they took my husband", "se llevaron a mi esposo"), DETAINED),
    "find_detainee": (("where did they take him", "a donde se lo llevaron"), DETAINED),
    "ice_at_door": (
        ("ICE is knocking on my door", "la migra está tocando mi puerta"),
        ['/give_detail{"door_paper":"none"}'],
    ),
    "family_plan": (("make a family plan", "plan para mi familia"), PLAN),
    "talk_to_lawyer": (
        ("i want a lawyer", "quiero un abogado"),
        [
            '/affirm{"handoff_consent":"call_only"}',
            '/give_detail{"handoff_about":"relative"}',
            "[NAME 1]",
            "[PHONE 1]",
        ],
    ),
    "handoff_status": (("nobody called me", "no me han llamado"), []),
    "delete_my_data": (("erase this chat", "borre este chat"), []),
    "change_language": (("english please", "en español por favor"), []),
}
OFFERS = (
    "talk-to-lawyer",
    "ask-handoff",
    "ask-lawyer-offer",
    "ask-lawyer-again",
    "ask-door-lawyer",
    "ask-plan-lawyer",
    # In the handoff itself: the request goes out (here without a desk), or the office's phone is given.
    "handoff-received",
    "handoff-call-us",
    "handoff-no-phone",
)


def is_offered(messages):
    values = [choice["value"] for message in messages for choice in message["choices"]]
    return "talk_to_lawyer" in values or any(message["answer_id"].startswith(OFFERS) for message in messages)


# Of the 80 ways in each flow; docs/understanding.md has the count. Who is missed still has the button, and a very short one
# ("hay alguien ahi") means something else as well.
MOST_MISSED = 4


@dataclass(frozen=True)
class Turn:
    """One way of asking, at one point of a flow: what was known before it, and what came of it."""

    flow: str
    channel: str
    point: int
    text: str
    before: dict[str, str | float | None]
    family: Family
    said: list[str]

    def __str__(self) -> str:
        return f"{self.point} {self.channel}: {self.text!r} -> {self.intent} {self.said}, taken for: {self.taken}"

    @property
    def heard(self) -> dict[str, Any]:
        """What was understood. Not the tracker's latest message: that is not the one that a form took for an answer."""
        events = reversed(self.family.tracker.events)
        return next(event.parse_data for event in events if isinstance(event, UserUttered))

    @property
    def intent(self) -> str:
        return self.heard["intent"]["name"]

    @property
    def is_offered(self) -> bool:
        """By any choice or question, also one that stands there whatever is said."""
        values = [choice["value"] for message in self.family.messages for choice in message["choices"]]
        return "talk_to_lawyer" in values or any(
            message["answer_id"].startswith(OFFERS) for message in self.family.messages
        )

    @property
    def taken(self) -> list[str]:
        """The questions of a handoff that was open, which the wish for a person was taken to answer."""
        slots = self.family.tracker.current_slot_values()
        return [slot for slot, value in self.before.items() if value != slots[slot]]

    @property
    def is_understood(self) -> bool:
        """The wish itself: by its intent, by the handoff that asks (or goes on asking), or by a question back that names it."""
        is_named = HANDOFF in self.heard.get("choices", ())
        asks = self.family.tracker.active_loop_name == form_of(HANDOFF)
        return not self.taken and (self.intent == HANDOFF or asks or is_named)


def points_of(flow, language, family):
    """The conversation after the first words of the flow and after each answer, each talked once."""
    begin, answers = FLOWS[flow]
    points = []
    for text in [begin[LOCAL[language]], *answers]:
        family.say(text)
        points.append(family.again())
    return points


def turns_of(flow, new_family):
    """Everybody who asks, each at a random point of the flow."""
    chance = random.Random(flow)
    points = {
        (language, channel): points_of(flow, language, new_family(channel))
        for language in LOCAL
        for channel in CHANNELS
    }
    for asked in ASKED:
        channel = chance.choice(CHANNELS)
        point = chance.randrange(len(FLOWS[flow][1]) + 1)
        family = points[asked["lang"], channel][point].again()
        is_asked = family.tracker.active_loop_name == form_of(HANDOFF)
        before = {slot: family.tracker.get_slot(slot) for slot in DETAILS if is_asked}
        said = family.say(asked["text"])
        yield Turn(flow, channel, point, asked["text"], before, family, said)


@pytest.fixture(scope="module")
def turns(agent, catalogue, tmp_path_factory):
    with actions_beside(agent, tmp_path_factory.mktemp("outbox")):
        return [
            turn
            for flow in FLOWS
            for turn in turns_of(flow, lambda channel: Family(agent, catalogue, channel))
        ]


@pytest.mark.parametrize("flow", FLOWS)
def test_everybody_who_asks_for_a_person_is_offered_a_lawyer_at_once(flow, turns):
    unanswered = [turn for turn in turns if turn.flow == flow and not turn.is_offered]
    assert not unanswered, "\n".join(map(str, unanswered))


@pytest.mark.parametrize("flow", FLOWS)
def test_nearly_everybody_who_asks_for_a_person_is_understood_to(flow, turns):
    missed = [turn for turn in turns if turn.flow == flow and not turn.is_understood]
    print(
        f"{flow}: {len(ASKED) - len(missed)} of {len(ASKED)} are understood to ask for a person.",
        *missed,
        sep="\n",
    )
    assert len(missed) <= MOST_MISSED


def test_there_are_forty_ways_in_each_language_and_each_once():
    assert [sum(asked["lang"] == language for asked in ASKED) for language in LOCAL] == [40, 40]
    assert len({asked["text"] for asked in ASKED}) == len(ASKED)
