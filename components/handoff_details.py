"""Which details a handoff collects, and when those of an earlier one are forgotten."""

from typing import Text, Tuple

DETAILS = ("handoff_consent", "handoff_name", "handoff_phone", "handoff_callback")

# A handoff begins when a person asks for a lawyer, or says yes to the offer of one.
_BEGINNINGS = frozenset({"talk_to_lawyer", "affirm"})


def details_to_forget(intent: Text) -> Tuple[Text, ...]:
    """The slots to empty before a message with this intent begins a handoff.

    The slots' mappings see to it that nothing is emptied while the handoff is running.
    """
    return DETAILS if intent in _BEGINNINGS else ()
