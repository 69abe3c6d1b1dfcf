"""The question after a request for a call: by its code, else by the conversation; stage and expected time, nothing more."""

from __future__ import annotations

import logging
from typing import List, Optional, Text

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.desk import Desk, DeskRefused, DeskUnavailable, Receipt
from actions.said import was_said
from actions.timing import STILL_WAITS, say_when
from components.receipt_code import receipt_code_in

logger = logging.getLogger(__name__)

_ASK_CODE = "utter_ask_receipt_code"
_WORDS = {
    "received": "waiting",
    "notified": "waiting",
    "claimed": "claimed",
    "called": "called",
    "closed": "closed",
    "expired": "expired",
}


class ActionHandoffStatus(Action):
    """Says where a request stands."""

    def __init__(self, desk: Optional[Desk] = None) -> None:
        self._desk = Desk.from_environment() if desk is None else desk

    def name(self) -> Text:
        return "action_handoff_status"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> List[EventType]:
        code = receipt_code_in(tracker.latest_message.get("text") or "")
        try:
            receipt = await self._desk.status(code=code, conversation=tracker.sender_id)
        except DeskRefused as error:
            dispatcher.utter_message(response=_nothing_found(error.problem, tracker))
        except DeskUnavailable as error:
            logger.error("The desk told no status: %s", error)
            dispatcher.utter_message(response="utter_handoff_status")
        else:
            tell_status(dispatcher, receipt, tracker.get_slot("language"))
        return []


def tell_status(dispatcher: CollectingDispatcher, receipt: Receipt, language: Text) -> None:
    """Stage and expected time of the request."""
    words = _WORDS.get(receipt.stage)
    if words is None:
        dispatcher.utter_message(response="utter_handoff_status")
        return
    waits = receipt.stage in STILL_WAITS
    if waits and receipt.is_late:
        words = "late"
    dispatcher.utter_message(response=f"utter_handoff_status_{words}", code=receipt.code)
    if waits:
        say_when(dispatcher, receipt, language)


def _nothing_found(problem: Text, tracker: Tracker) -> Text:
    if problem == "code-unknown":
        return "utter_handoff_status_unknown"
    if problem == "no-request" and not was_said(_ASK_CODE, tracker):
        return _ASK_CODE
    return "utter_handoff_status"
