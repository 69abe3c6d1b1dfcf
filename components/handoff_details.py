"""Which details a handoff collects, and what a message brings to it beside the family's own words."""

from typing import Any, Dict, Mapping, Optional, Text

from components.told_about import told_about
from lexicon import Reading

DETAILS = (
    "handoff_consent",
    "handoff_about",
    "handoff_name",
    "handoff_phone",
    "handoff_phone_tries",
    "handoff_callback",
)
# The desk's placeholder for the number that a text message came from (desk/sms/conversations.py).
THIS_NUMBER = "[THIS NUMBER]"
# What a message about when to call speaks of.
CALLING_TIMES = frozenset({"TIME_TO_CALL"})
# What says that a message is about more than when to call, whatever time it names.
HAPPENING = frozenset({"TAKEN", "ICE", "DOOR", "LOCATE", "COURT"})
# In place of an answer that the family does not want to give.
NO_ANSWER = "not_said"
# In place of a consent: the wish for a call was taken back, or only the office's number is wanted.
CANCELLED = "cancelled"
DECLINED = "declined"

# How soon somebody must call about a need (the desk's words); a need that is not here can wait its turn.
URGENCY = {
    **dict.fromkeys(
        ("ice_at_door", "ice_street_stop", "ice_car_stop", "ice_at_work", "raid_nearby"), "agents_now"
    ),
    **dict.fromkeys(
        ("relative_detained", "find_detainee", "child_detained", "citizen_detained"), "detained_now"
    ),
    **dict.fromkeys(("dont_sign", "bond", "detainee_medical", "detainee_transferred"), "detained_now"),
    **dict.fromkeys(("jail_ice_hold", "deportation_timeline", "stop_deportation"), "detained_now"),
    **dict.fromkeys(("ice_check_in", "check_court_date", "court_without_lawyer"), "hearing_soon"),
    **dict.fromkeys(("missed_court", "old_deportation_order"), "removal_order"),
}

# What is asked about getting help, or while one waits for it, is not what the lawyer is needed for.
_ABOUT_GETTING_HELP = frozenset(
    {"talk_to_lawyer", "handoff_status", "free_legal_help", "lawyer_cost", "office_info", "delete_my_data"}
    | {"change_language"}
)
_HELD_OR_AGENTS = frozenset({"agents_now", "detained_now"})


# What the flows have heard and a lawyer should know: slot -> its name in the request to the desk.
_HEARD = {
    "detained_when": "detained_when",
    "detained_by": "detained_by",
    "detained_minor": "minor",
    "door_paper": "door_paper",
}


def heard_details(slots: Mapping[Text, Any]) -> Dict[Text, Text]:
    """The ``details`` of a handoff: what the flows have heard, by the desk's names; what nobody asked is left out."""
    return {name: slots[slot] for slot, name in _HEARD.items() if slots.get(slot)}


def urgency_of_answer(intent: Text, needs: Mapping[Text, Mapping[Text, Text]]) -> Optional[Text]:
    """How urgent the need is that this intent asks about; None where nothing is to be answered before a handoff goes on."""
    need = needs.get(intent, {})
    is_asked = need.get("kind") in ("answer", "flow") and intent != "talk_to_lawyer"
    return need.get("urgency") if is_asked else None


def handoff_entities(
    intent: Text, needs: Mapping[Text, Mapping[Text, Text]], reading: Optional[Reading] = None
) -> Dict[Text, Any]:
    """The entities (name -> value) that a message with this intent carries for the handoff; a choice has no ``reading``.

    ``new_handoff`` empties the slots of the details; their mappings listen to it only while no handoff is running.
    ``new_flow`` does the same for the questions of a flow, whose mappings name the flow that begins afresh.
    ``emergency_need`` (somebody is held, or agents are there) and ``need`` (anything else) are remembered apart,
    so that no later question about rent or taxes makes the lawyer call later. ``told_about`` says whom help is for.
    """
    entities: Dict[Text, Any] = {"new_handoff": None} if intent == "talk_to_lawyer" else {}
    if needs.get(intent, {}).get("kind") == "flow":
        entities["new_flow"] = None
    if URGENCY.get(intent) in _HELD_OR_AGENTS:
        entities["emergency_need"] = intent
    elif needs.get(intent, {}).get("kind") in ("answer", "flow") and intent not in _ABOUT_GETTING_HELP:
        entities["need"] = intent
    about = told_about(intent, reading)
    if about:
        entities["told_about"] = about
    return entities
