"""Says the last answer again, in the language that is now in force; the open question of a flow in other words."""

from __future__ import annotations

from typing import List, Optional, Text

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.said import turns_before
from components.flows import is_offer

_NO_ANSWERS = ("utter_ask_", "utter_notice_", "utter_change_language", "utter_repeat", "utter_clarify")
_SMALL_TALK = frozenset(
    f"utter_{intent}" for intent in "fallback greet goodbye thanks affirm deny cancel complaint".split()
)
# What a request for a lawyer was told holds a code and a time: it is looked up anew, not said again.
_RECEIPTS = ("utter_handoff_received", "utter_handoff_joined", "utter_handoff_when_", "utter_handoff_status")


class ActionRepeat(Action):
    """Runs after "say it again" and after a change of language."""

    def name(self) -> Text:
        return "action_repeat"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> List[EventType]:
        turns, form = turns_before(tracker), tracker.active_loop.get("name")
        is_in_flow = bool(form) and not is_offer(form)
        turn = last_answer(turns[:1] if is_in_flow else turns)
        if _asks_again(tracker) and (turn is None or _was_just_repeated(tracker)) and not is_in_flow:
            dispatcher.utter_message(response="utter_repeat")
            return []
        if turn and any(response.startswith(_RECEIPTS) for response in turn):
            return [FollowupAction("action_handoff_status")]
        told = [*filter(_is_answer, turn or [])]
        if _asks_again(tracker) and not is_offer(form):
            told.append(_explained(tracker.get_slot("requested_slot") if is_in_flow else None))
        for response in told:
            dispatcher.utter_message(response=response)
        return []


def _explained(asked: Optional[Text]) -> Text:
    """What puts a question in other words, the steps of the plan share one; a person can where none is open."""
    if asked is None:
        return "utter_repeat_person"
    return "utter_repeat_plan" if asked.startswith("plan_") else f"utter_repeat_{asked}"


def last_answer(turns: List[List[Text]]) -> Optional[List[Text]]:
    """The responses of the latest turn that says more than small talk."""
    return next((turn for turn in turns if any(map(_is_answer, turn))), None)


def _is_answer(response: Text) -> bool:
    return not response.startswith(_NO_ANSWERS) and response not in _SMALL_TALK


def _asks_again(tracker: Tracker) -> bool:
    return (tracker.latest_message.get("intent") or {}).get("name") == "repeat"


def _was_just_repeated(tracker: Tracker) -> bool:
    """Twice the same words have not helped: then a person may."""
    intents = [event["parse_data"]["intent"]["name"] for event in tracker.events if event["event"] == "user"]
    return intents[-2:] == ["repeat", "repeat"]
