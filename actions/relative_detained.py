"""Where to look for somebody who was taken, by what the family knows: the end of relative_detained and find_detainee."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Text

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher


class ActionWhereToLook(Action):
    """Runs once the questions about the person are answered."""

    def name(self) -> Text:
        return "action_where_to_look"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]
    ) -> List[EventType]:
        dispatcher.utter_message(response=where_to_look(tracker.slots))
        return []


def where_to_look(slots: Mapping[Text, Any]) -> Text:
    """The response for these answers: nobody under 18 is in ICE's search, nor is who sits only in a county jail."""
    if slots.get("detained_minor") == "yes":
        return "utter_look_for_minor"
    if slots.get("detained_by") == "police":
        return "utter_look_in_jail"
    return "utter_look_again" if slots.get("detained_when") == "days" else "utter_look_new"
