"""The lawyer handoff: asks the desk to open a request and tells the family what happens next."""

from __future__ import annotations

import logging
from typing import Any, Dict, List, Optional, Text, Union

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.desk import Desk, DeskRefused, DeskUnavailable, Receipt
from actions.handoff_status import tell_status
from actions.outbox import Outbox, send_in_background
from actions.timing import STILL_WAITS, say_when
from components.handoff_details import CANCELLED, DECLINED, DETAILS, NO_ANSWER, URGENCY, heard_details

logger = logging.getLogger(__name__)

# Stored with each request: the newest file of data/consents, to whose words `make check` holds utter_ask_handoff_consent.
CONSENT_VERSION = "2026-11-26"

_CONSENT_ITEMS = {"call_and_share": ["call", "share"], "call_only": ["call"]}
_NO_CONSENT = {CANCELLED: "utter_handoff_cancelled", DECLINED: "utter_handoff_declined"}
_CANNOT_WAIT = frozenset({"agents_now", "detained_now"})


class ActionRequestHandoff(Action):
    """Runs once the handoff form is over: with consent and a phone there is a request, else the office's phone."""

    def __init__(self, desk: Optional[Desk] = None, outbox: Optional[Outbox] = None) -> None:
        self._desk = Desk.from_environment() if desk is None else desk
        self._outbox = Outbox.from_environment() if outbox is None else outbox
        if desk is None:
            send_in_background(self._outbox, self._desk)

    def name(self) -> Text:
        return "action_request_handoff"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> List[EventType]:
        if not _questions_have_ended(tracker):
            return []  # the message is heard again (channels/reply.py)
        if tracker.get_slot("handoff_consent") in _NO_CONSENT:
            dispatcher.utter_message(response=_NO_CONSENT[tracker.get_slot("handoff_consent")])
            return forget_details()
        if tracker.get_slot("handoff_phone") in (None, NO_ANSWER):
            dispatcher.utter_message(response="utter_handoff_no_phone")
            return forget_details()
        request = handoff_from(tracker)
        # Before it is sent, so that it reaches the desk whatever is killed now.
        self._outbox.keep(request)
        try:
            receipt = await self._desk.request_handoff(request)
        except DeskUnavailable as error:
            logger.error("The desk took no handoff: %s", error)
            if isinstance(error, DeskRefused):
                self._outbox.remove(request)
            dispatcher.utter_message(response="utter_handoff_call_us")
            return forget_details()
        self._outbox.remove(request)
        _tell(dispatcher, receipt, request)
        return forget_details()


def _questions_have_ended(tracker: Tracker) -> bool:
    """False when the answer of what checks the form was lost as it began: no loop is active, as if all had been asked."""
    kinds = ("action", "active_loop")
    latest = next((event for event in reversed(tracker.events) if event["event"] in kinds), None)
    return latest is not None and latest["event"] == "active_loop" and latest["name"] is None


def forget_details() -> List[EventType]:
    """Empties the slots of the form: another handoff asks again."""
    return [SlotSet(slot, None) for slot in DETAILS]


def _tell(dispatcher: CollectingDispatcher, receipt: Receipt, request: Dict[Text, Any]) -> None:
    response = "utter_handoff_joined" if receipt.is_merged else "utter_handoff_received"
    dispatcher.utter_message(response=response, code=receipt.code)
    if receipt.stage in STILL_WAITS:
        say_when(dispatcher, receipt, request["language"])
    else:
        tell_status(dispatcher, receipt, request["language"])
    if request["urgency"] in _CANNOT_WAIT and receipt.clock.state != "open":
        dispatcher.utter_message(response="utter_handoff_reach_now")


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
        "about": _answered(tracker, "handoff_about"),
        "details": heard_details(tracker.slots),
        "name": _answered(tracker, "handoff_name"),
        "phone": tracker.get_slot("handoff_phone"),
        **callback_from(tracker.get_slot("handoff_callback")),
        "topic": need or "talk_to_lawyer",
        "urgency": URGENCY.get(need or "", "other"),
        "language": tracker.get_slot("language"),
        "channel": heard["input_channel"],
    }


def callback_from(wish: Union[Text, Dict[Text, Text]]) -> Dict[Text, Text]:
    """One of the three ways to call back; the family's own words go along. What was not plainly allowed is no voicemail."""
    if isinstance(wish, str):
        return {"callback": wish}
    return {**wish, "callback": wish["callback"] or "no_voicemail"}


def _answered(tracker: Tracker, slot: Text) -> Optional[Text]:
    value = tracker.get_slot(slot)
    return None if value == NO_ANSWER else value
