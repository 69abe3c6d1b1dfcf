"""Whoever asks for a person in the middle of a flow, in whatever words, is offered a lawyer in that very turn."""

import random

import pytest

from answers.catalogue import ROOT
from answers.content import read_yaml

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


def points_of(flow, language, family):
    """The conversation after the first words of the flow and after each answer, each talked once."""
    begin, answers = FLOWS[flow]
    points = []
    for text in [begin[LOCAL[language]], *answers]:
        family.say(text)
        points.append(family.again())
    return points


@pytest.mark.parametrize("flow", FLOWS)
def test_everybody_who_asks_for_a_person_is_offered_a_lawyer_at_once(flow, new_family):
    chance = random.Random(flow)
    points = {
        (language, channel): points_of(flow, language, new_family(channel))
        for language in LOCAL
        for channel in CHANNELS
    }
    unanswered = []
    for asked in ASKED:
        channel = chance.choice(CHANNELS)
        point = chance.randrange(len(FLOWS[flow][1]) + 1)
        family = points[asked["lang"], channel][point].again()
        said = family.say(asked["text"])
        if not is_offered(family.messages):
            unanswered.append((channel, point, asked["text"], said))
    assert not unanswered, "\n".join(map(str, unanswered))


def test_there_are_forty_ways_in_each_language_and_each_once():
    assert [sum(asked["lang"] == language for asked in ASKED) for language in LOCAL] == [40, 40]
    assert len({asked["text"] for asked in ASKED}) == len(ASKED)
