"""Which details a handoff collects, and what empties those of an earlier one."""

from typing import Any, Dict, Text

DETAILS = ("handoff_consent", "handoff_name", "handoff_phone", "handoff_callback")

# A handoff begins when a person asks for a lawyer, or says yes to the offer of one.
_BEGINNINGS = frozenset({"talk_to_lawyer", "affirm"})


def new_handoff(intent: Text) -> Dict[Text, Any]:
    """The entity (name and value) that a message with this intent carries to empty the details' slots.

    The slots' mappings listen to it only while no handoff is running.
    """
    return {"new_handoff": None} if intent in _BEGINNINGS else {}
