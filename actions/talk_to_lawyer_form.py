"""The questions of the lawyer handoff: what counts as an answer, what is asked again, and when asking ends."""

from __future__ import annotations

import logging
from typing import Any, Dict, FrozenSet, List, Optional, Text

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.desk import Desk, DeskUnavailable
from actions.handoff_asides import put_aside
from actions.introductions import PHONE, own_name, own_phone
from components.decision import SAYS_TOO_LITTLE
from components.handoff_details import (
    DETAILS,
    HAPPENING,
    NO_ANSWER,
    THIS_NUMBER,
)

logger = logging.getLogger(__name__)

Wish = Dict[Text, Text]  # as ``callback_from`` in actions/talk_to_lawyer.py takes it

_FORM = "talk_to_lawyer_form"
_MOST_TRIES = 2
_BEFORE_CALLING = ("handoff_consent", "handoff_about", "handoff_name", "handoff_phone")
# Between the message and now: a rule has answered it, and the form only asks again.
_ANSWERED_ALREADY = frozenset({"action_execution_rejected", "bot"})
_END: List[EventType] = [SlotSet("requested_slot", None)]
# A message that asks for nothing else: it can only be meant as an answer.
_NO_NEED = frozenset({"fallback", "clarify", "out_of_scope", "give_detail", "dont_know", "affirm", "deny"})
_MAY_REFUSE = _NO_NEED | {"privacy", "talk_to_lawyer"}
_LONGEST_ANSWER = 4  # words, in which somebody says only whom it is about
# "My husband" is an answer, "they took my husband" is not.
_ALARM = frozenset({"TAKEN", "ICE", "DOOR", "LOCATE", "HELP", "NOW"})
_NO = frozenset({"NEGATION", "NO"})
_WHO = (("RELATIVE", "relative"), ("OTHER_PERSON", "other"), ("SELF", "self"))
# What may take the wish for a call back in words that nobody listed; not "que no se entere mi esposo".
_MAY_TAKE_BACK = frozenset({"NEGATION", "WANT"})


class ValidateTalkToLawyerForm(Action):
    """Runs when the form begins, at each message in it, and when it comes back after a question was answered.

    It returns only the slots that it changes. When it changes none and the message filled none, the form lets the
    rules answer the message and asks again afterwards.
    """

    def __init__(self, desk: Optional[Desk] = None) -> None:
        self._desk = Desk.from_environment() if desk is None else desk

    def name(self) -> Text:
        return f"validate_{_FORM}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> List[EventType]:
        happened = _since_heard(tracker)
        if tracker.active_loop.get("name") != _FORM or "active_loop" in happened:
            begun = _begin(tracker) + await self._introduced(tracker)
            return begun + _noted(dispatcher, tracker, _early_wish(tracker))
        if _ANSWERED_ALREADY & happened:
            return _told(tracker)
        asked = tracker.get_slot("requested_slot")
        aside = asked and await put_aside(
            dispatcher, tracker, asked, lambda phone: self._can_be_called(tracker.sender_id, phone)
        )
        if aside is not None:
            return aside
        is_answered = asked is None or tracker.get_slot(asked) is not None
        if asked == "handoff_callback":
            return [] if is_answered else _filled(asked, _wish(tracker))
        wish = _early_wish(tracker)
        if not is_answered and _is_only_a_wish(tracker):
            return _noted(dispatcher, tracker, wish)
        events = await self._answer(dispatcher, tracker, asked, is_answered)
        if not is_answered and not _asks_for_nothing(tracker):
            return events
        events += _told(tracker) if is_answered else []
        asks_on = _asks_on(tracker, events)
        return events + (_noted(dispatcher, tracker, wish) if asks_on else _kept(tracker, wish))

    async def _answer(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, asked: Optional[Text], is_answered: bool
    ) -> List[EventType]:
        """What the message changes about the slot that was asked for."""
        if asked == "handoff_phone":
            return await self._phone(dispatcher, tracker)
        if is_answered:
            return []
        if asked == "handoff_about":
            return _filled(asked, _about(tracker))
        if asked == "handoff_name":
            return _filled(asked, NO_ANSWER if _is_refused(tracker) else None)
        return []

    async def _phone(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> List[EventType]:
        phone = tracker.get_slot("handoff_phone")
        if phone is None and _is_refused(tracker) and not _only_asks_for_a_lawyer(tracker):
            return [SlotSet("handoff_phone", NO_ANSWER), *_END]
        if phone is None and (not _asks_for_nothing(tracker) or _may_ask_for_a_person(tracker)):
            return []
        if phone == THIS_NUMBER and tracker.get_latest_input_channel() != "sms":
            phone = None
        if phone is not None and await self._can_be_called(tracker.sender_id, phone):
            return []
        tries = int(tracker.get_slot("handoff_phone_tries") or 0) + 1
        if tries >= _MOST_TRIES:
            return [SlotSet("handoff_phone", NO_ANSWER), *_END]
        dispatcher.utter_message(response="utter_handoff_phone_again")
        return [SlotSet("handoff_phone", None), SlotSet("handoff_phone_tries", float(tries))]

    async def _introduced(self, tracker: Tracker) -> List[EventType]:
        """The name and the number that the message gives with which the handoff begins: "soy [NAME 1], llamenme al [PHONE 1]"."""
        text = tracker.latest_message.get("text") or ""
        phone = own_phone(text)
        events = _filled("handoff_name", own_name(text))
        if phone and await self._can_be_called(tracker.sender_id, phone):
            events += _filled("handoff_phone", phone)
        return events

    async def _can_be_called(self, conversation: Text, phone: Text) -> bool:
        """A number that nobody can check now is taken as it is: the lawyer will see."""
        if not PHONE.fullmatch(phone):
            return True
        try:
            return await self._desk.can_call(conversation, phone)
        except DeskUnavailable as error:
            logger.warning("A phone was not checked: %s", error)
            return True


def _since_heard(tracker: Tracker) -> FrozenSet[Text]:
    """The kinds of events since the family's message."""
    kinds = [event["event"] for event in reversed(tracker.events)]
    return frozenset(kinds[: kinds.index("user")] if "user" in kinds else kinds)


def _begin(tracker: Tracker) -> List[EventType]:
    """Every handoff begins with the consent: what an earlier one left is emptied, but not what the family has told."""
    slots: Dict[Text, Any] = {slot: None for slot in DETAILS if tracker.get_slot(slot) is not None}
    return [SlotSet(slot, value) for slot, value in slots.items()] + _filled(
        "handoff_about", tracker.get_slot("told_about")
    )


def _told(tracker: Tracker) -> List[EventType]:
    """Whom it is about, where the message says so beside what it answers or asks for."""
    entities = tracker.latest_message.get("entities") or ()
    about = next((found["value"] for found in entities if found["entity"] == "told_about"), None)
    return _filled("handoff_about", about)


def _asks_on(tracker: Tracker, events: List[EventType]) -> bool:
    """Whether another question comes before the one about calling back."""
    slots = {**tracker.slots, **{event["name"]: event["value"] for event in events}}
    return any(slots.get(slot) is None for slot in _BEFORE_CALLING)


def _noted(dispatcher: CollectingDispatcher, tracker: Tracker, wish: Optional[Wish]) -> List[EventType]:
    """The wish is kept, and the family is told so before the next question."""
    if wish:
        dispatcher.utter_message(response="utter_handoff_wish_noted")
    return _kept(tracker, wish)


def _kept(tracker: Tracker, wish: Optional[Wish]) -> List[EventType]:
    """Beside what was wished earlier in this handoff, of which the latest word about voicemail and texting counts."""
    earlier = tracker.get_slot("handoff_callback")
    is_running = tracker.get_slot("requested_slot") is not None
    if (
        wish
        and is_running
        and isinstance(earlier, dict)
        and earlier["callback_note"] != wish["callback_note"]
    ):
        wish = {
            "callback": wish["callback"] or earlier["callback"],
            "callback_note": f"{earlier['callback_note']}; {wish['callback_note']}",
        }
    return _filled("handoff_callback", wish)


def _filled(slot: Text, value: Any) -> List[EventType]:
    return [] if value is None else [SlotSet(slot, value)]


def _about(tracker: Tracker) -> Optional[Text]:
    """Whom the request is about, as typed; an emergency or a question is no answer."""
    words, concepts = (tracker.latest_message.get("text") or "").split(), _concepts(tracker)
    if _is_refused(tracker):
        return NO_ANSWER
    if _ALARM & concepts or (len(words) > _LONGEST_ANSWER and not _asks_for_nothing(tracker)):
        return None
    about = next((about for concept, about in _WHO if concept in concepts), None)
    # "Just us": said something, asked for nothing.
    return about or (NO_ANSWER if _asks_for_nothing(tracker) else None)


def _wish(tracker: Tracker) -> Optional[Wish]:
    """How to call, in the family's own words: what is no request for anything else, and tells of no raid."""
    text = (tracker.latest_message.get("text") or "").strip()
    is_wish = _asks_for_nothing(tracker) and _intent(tracker) not in ("deny", "affirm")
    is_wish = is_wish and not HAPPENING & _concepts(tracker) and not _may_take_back(_concepts(tracker))
    return {"callback": "", "callback_note": text} if is_wish and text and not text.startswith("/") else None


def _may_take_back(concepts: FrozenSet[Text]) -> bool:
    return "CANCEL" in concepts or ("RELATIVE" not in concepts and concepts >= _MAY_TAKE_BACK)


def _early_wish(tracker: Tracker) -> Optional[Wish]:
    """When and how to call, said before it is asked: what the lexicon is sure of (``when_to_call``), in the family's own words.

    Who says "no" and nothing of how to call ends it, or refuses what was asked.
    """
    said = tracker.latest_message.get("when_to_call") or {}
    callback = said.get("callback") or ""
    if not said or (_intent(tracker) in ("cancel", "deny") and not (callback and said["is_all"])):
        return None
    return {"callback": callback, "callback_note": said["text"]}


def _is_only_a_wish(tracker: Tracker) -> bool:
    said = tracker.latest_message.get("when_to_call") or {}
    return bool(said.get("is_all")) and _early_wish(tracker) is not None


def _is_refused(tracker: Tracker) -> bool:
    """ "No", "I don't want to give it", "no tengo"; not "I don't understand", which asks for something."""
    intent = _intent(tracker)
    return intent == "deny" or (intent in _MAY_REFUSE and bool(_NO & _concepts(tracker)))


def _only_asks_for_a_lawyer(tracker: Tracker) -> bool:
    """ "No more of this, give me the lawyer" refuses no phone; "I want a lawyer but no phone number" does."""
    return _intent(tracker) == "talk_to_lawyer" and "PHONE_NUMBER" not in _concepts(tracker)


def _asks_for_nothing(tracker: Tracker) -> bool:
    """ "La migra!!" and "how long" may ask for much: they are asked about, and are no answer."""
    because = tracker.latest_message.get("because") or ()
    return _intent(tracker) in _NO_NEED and SAYS_TOO_LITTLE not in because


def _may_ask_for_a_person(tracker: Tracker) -> bool:
    """Asked back about with a lawyer among what may be meant: "can an actual person help me" is no try at a number."""
    return _intent(tracker) == "clarify" and "talk_to_lawyer" in (tracker.latest_message.get("choices") or ())


def _intent(tracker: Tracker) -> Text:
    return (tracker.latest_message.get("intent") or {}).get("name") or "fallback"


def _concepts(tracker: Tracker) -> FrozenSet[Text]:
    return frozenset(tracker.latest_message.get("concepts") or ())
