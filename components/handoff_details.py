"""Which details a handoff collects, and what a message brings to it beside the family's own words."""

from typing import Any, Dict, Mapping, Text

DETAILS = ("handoff_consent", "handoff_name", "handoff_phone", "handoff_callback")

# A handoff begins when a person asks for a lawyer, or says yes to the offer of one.
_BEGINNINGS = frozenset({"talk_to_lawyer", "affirm"})
# What is asked while one waits for a lawyer, or about getting one, is not what the lawyer is needed for.
_ABOUT_GETTING_HELP = frozenset(
    {"talk_to_lawyer", "handoff_status", "free_legal_help", "lawyer_cost", "office_info", "delete_my_data"}
    | {"change_language"}
)


def handoff_entities(intent: Text, needs: Mapping[Text, Mapping[Text, Text]]) -> Dict[Text, Any]:
    """The entities (name -> value) that a message with this intent carries for the handoff.

    ``new_handoff`` empties the slots of the details; their mappings listen to it only while no handoff is
    running. ``need`` is what the lawyer will be told that the family asked about.
    """
    entities: Dict[Text, Any] = {"new_handoff": None} if intent in _BEGINNINGS else {}
    is_need = needs.get(intent, {}).get("kind") in ("answer", "flow")
    if is_need and intent not in _ABOUT_GETTING_HELP:
        entities["need"] = intent
    return entities
