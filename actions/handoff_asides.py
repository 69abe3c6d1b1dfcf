"""What is done about what is said to a question of the handoff beside its answer (data/words/asides.yml)."""

from __future__ import annotations

import re
from typing import Awaitable, Callable, List, Optional, Text

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.introductions import NAME, PHONE, only, own_name, own_phone
from components.handoff_details import CANCELLED, DECLINED

_CONSENT, _LAST = "handoff_consent", "handoff_callback"
_END = SlotSet("requested_slot", None)
_NO_APART = re.compile(r"\W*no\s*[,.;!]", re.IGNORECASE)  # "no, call me" is a wish
# The least is heard: who says "call me" shares nothing.
_AT_THE_CONSENT = {
    "only_call": [SlotSet(_CONSENT, "call_only")],
    "only_number": [SlotSet(_CONSENT, DECLINED), _END],
    "for_me": [SlotSet("handoff_about", "self"), SlotSet(_CONSENT, None)],
}


async def put_aside(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    asked: Text,
    can_be_called: Callable[[Text], Awaitable[bool]],
) -> Optional[List[EventType]]:
    """What changes about the handoff; None where the message may be an answer to the question that was asked."""
    text, kind = tracker.latest_message.get("text") or "", tracker.latest_message.get("aside")
    wish = tracker.latest_message.get("when_to_call")
    again = [SlotSet(asked, None)]
    if kind == "ends" and not wish:
        return [SlotSet(_CONSENT, CANCELLED), _END]
    if kind == "refuses" and not wish:
        return [SlotSet(_CONSENT, DECLINED), _END]
    if kind == "unclear":
        kind = "only_call" if _NO_APART.match(text) else "waits"
    if kind == "waits":
        return again
    if kind == "may_refuse" and asked == _LAST and not wish:
        return [] if tracker.get_slot(asked) is None else again
    if kind == "privacy":
        dispatcher.utter_message(response="utter_privacy")
        return again
    if asked == _CONSENT and kind in _AT_THE_CONSENT:
        return [*_AT_THE_CONSENT[kind]]
    corrected: List[EventType] = []
    if asked == _LAST or (kind == "wrong_name" and asked == "handoff_phone"):
        corrected = await _corrected(dispatcher, text, kind, can_be_called)
    if corrected:
        return corrected if wish else corrected + again
    if asked != _LAST:
        return [] if kind == "asks" and tracker.get_slot(asked) is None and not wish else None
    if kind in ("indifferent", "only_call"):
        return [SlotSet(asked, {"callback": "", "callback_note": text})]
    if not wish and (kind == "asks" or (tracker.get_slot(asked) is None and text.rstrip().endswith("?"))):
        return again if tracker.get_slot(asked) is not None else []
    return None


async def _corrected(
    dispatcher: CollectingDispatcher,
    text: Text,
    kind: Optional[Text],
    can_be_called: Callable[[Text], Awaitable[bool]],
) -> List[EventType]:
    """Another name or number in place of the one that was given; where none is named it is asked again."""
    name = own_name(text) or (only(NAME, text) if kind == "wrong_name" else None)
    if name or kind == "wrong_name":
        return [SlotSet("handoff_name", name)]
    phone = own_phone(text) or (only(PHONE, text) if kind == "wrong_number" else None)
    if phone and not await can_be_called(phone):
        dispatcher.utter_message(response="utter_handoff_phone_again")
        return [SlotSet("handoff_phone", None)]
    return [SlotSet("handoff_phone", phone)] if phone or kind == "wrong_number" else []
