"""What a message brings to a handoff: the need, emergencies apart, and what empties an earlier one."""

import pytest

from answers import Catalogue
from components.handoff_details import URGENCY, handoff_entities, heard_details

NEEDS = Catalogue.load().needs


@pytest.mark.parametrize(
    ("intent", "entities"),
    [
        (
            "relative_detained",
            {"new_flow": None, "emergency_need": "relative_detained", "told_about": "relative"},
        ),
        ("bond", {"emergency_need": "bond"}),
        ("ice_at_work", {"emergency_need": "ice_at_work"}),
        ("taxes", {"need": "taxes"}),
        ("missed_court", {"need": "missed_court"}),
        ("lawyer_cost", {}),
        ("greet", {}),
        ("clarify", {}),
        ("talk_to_lawyer", {"new_handoff": None, "new_flow": None}),
    ],
)
def test_what_a_message_carries(intent, entities):
    assert handoff_entities(intent, NEEDS) == entities


def test_the_lawyer_gets_what_the_flows_have_heard_and_nothing_else():
    slots = {
        "detained_when": "hours",
        "detained_by": None,
        "detained_minor": "no",
        "handoff_name": "[NAME 1]",
    }
    assert heard_details(slots) == {"detained_when": "hours", "minor": "no"}


def test_every_emergency_but_distress_has_its_urgency():
    emergencies = {name for name, need in NEEDS.items() if need["urgency"] == "emergency"}
    assert emergencies - set(URGENCY) == {"distress"}  # it is for 911 and 988 first
    assert set(URGENCY) <= set(NEEDS)
