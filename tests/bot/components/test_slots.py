"""Slots that an intent can empty."""

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

SLOTS = {
    "when": {"type": "components.slots.EmptiedText", "mappings": [{"type": "custom"}]},
    "paper": {
        "type": "components.slots.EmptiedCategory",
        "values": ["judge", "none"],
        "mappings": [{"type": "custom"}],
    },
}


@pytest.mark.parametrize(("slot", "value"), [("when", "hours"), ("paper", "judge")])
def test_a_slot_is_filled_emptied_and_filled_again(slot, value):
    domain = Domain.from_dict({"slots": SLOTS})
    tracker = DialogueStateTracker("someone", domain.slots)
    for said, held in ((value, value), ("unsaid", None), (value, value)):
        tracker.update(SlotSet(slot, said), domain)
        assert tracker.get_slot(slot) == held
    assert Domain.from_dict(domain.as_dict()).slots
