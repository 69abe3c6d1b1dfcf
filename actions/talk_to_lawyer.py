"""The lawyer handoff: asks the desk to open a request and tells the family what happens next."""

from __future__ import annotations

import logging
from typing import Any, Dict, List, Optional, Text

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.desk import Desk, DeskUnavailable
from components.handoff_details import DETAILS, URGENCY

logger = logging.getLogger(__name__)

CONSENT_VERSION = "2026-11-23"

_CONSENT_ITEMS = {"call_and_share": ["call", "share"], "call_only": ["call"]}
_CALLBACKS = ("any_time", "no_voicemail", "text_only")


class ActionRequestHandoff(Action):
    """Runs once the handoff form is complete and consent was given."""

    def __init__(self, desk: Optional[Desk] = None) -> None:
        self._desk = Desk.from_environment() if desk is None else desk

    def name(self) -> Text:
        return "action_request_handoff"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> List[EventType]:
        try:
            receipt = await self._desk.request_handoff(handoff_from(tracker))
        except DeskUnavailable as error:
            logger.error("The desk took no handoff: %s", error)
            dispatcher.utter_message(response="utter_handoff_call_us")
            return []
        dispatcher.utter_message(response="utter_handoff_received", code=receipt.code)
        return [SlotSet(slot, None) for slot in DETAILS]


def handoff_from(tracker: Tracker) -> Dict[Text, Any]:
    """The request as ``POST /internal/handoffs`` takes it; name and phone are placeholders.

    The id is that of the message that completed the form, so that a repeated turn opens no second request.
    """
    need = tracker.get_slot("emergency_need") or tracker.get_slot("need")
    heard = next(event for event in reversed(tracker.events) if event["event"] == "user")
    return {
        "conversation": tracker.sender_id,
        "request_id": f"{tracker.sender_id}:{heard['message_id']}",
        "consent": {
            "version": CONSENT_VERSION,
            "items": _CONSENT_ITEMS[tracker.get_slot("handoff_consent")],
        },
        "name": tracker.get_slot("handoff_name"),
        "phone": tracker.get_slot("handoff_phone"),
        **callback_from(tracker.get_slot("handoff_callback")),
        "topic": need or "talk_to_lawyer",
        "urgency": URGENCY.get(need or "", "other"),
        "language": tracker.get_slot("language"),
        "channel": heard["input_channel"],
    }


def callback_from(wish: Text) -> Dict[Text, Text]:
    """One of the three ways to call back; a wish in the family's own words goes along, without voicemail."""
    if wish in _CALLBACKS:
        return {"callback": wish}
    return {"callback": "no_voicemail", "callback_note": wish}
