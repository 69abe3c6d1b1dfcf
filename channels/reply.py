"""What the bot said to one message, read from the conversation: the same whenever it is asked again."""

from __future__ import annotations

from typing import Any, Dict, FrozenSet, List, Optional, Text

from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from answers import Catalogue
from answers.texting import OFFERED_AGAIN, OFFERED_LATER, OFFERS
from channels.choices import CLARIFY, choices_of, keep_apart, leave_one_list, may_be_meant
from components.flows import FLOW_LEFT, flow_of, is_offer

_EXPECTED_IN = {"handoff_name": "name", "handoff_phone": "phone"}
_FORM_SUFFIX = "_form"
_HANDOFF_FORM = "talk_to_lawyer_form"
_HANDOFF = frozenset({_HANDOFF_FORM, "action_request_handoff"})
_ALWAYS_SPEAKS = frozenset({"action_where_to_look"})
_CALL_US = "utter_handoff_call_us"
# What is true when the action server is away and an action says nothing.
_INSTEAD_OF = {
    "action_handoff_status": "utter_handoff_status",
    "action_erase_conversation": "utter_delete_my_data_failed",
    "action_repeat": "utter_repeat",
}
_CLARIFY_EMERGENCY = "utter_clarify_emergency"  # the words that protect come before the question
_CLARIFY_IN_FLOW = "utter_clarify_in_flow"
# After a crisis these ask for nothing new, and whoever wrote them may be in it still.
_CRISIS = "distress"
_ASKS_FOR_NOTHING_NEW = frozenset(
    {
        "affirm",
        "deny",
        "dont_know",
        "cancel",
        "goodbye",
        "repeat",
        "clarify",
        "fallback",
        "out_of_scope",
        "complaint",
    }
)
_CONFIDENCES = 3
_MOST_ACTIONS = 10  # of a turn; then Rasa's circuit breaker ends it


def reply_to(
    message_id: Text, tracker: DialogueStateTracker, catalogue: Catalogue, channel: Text
) -> Optional[Dict[Text, Any]]:
    """The reply to the message with this id, or None when the conversation does not hold it.

    Returns:
        ``messages``, ``nlu``, ``expects`` and ``language`` as the contract with the desk has them.
    """
    events = list(tracker.events)
    turn = _turn(message_id, events)
    if turn is None:
        return None
    heard, *said = turn
    assert isinstance(heard, UserUttered)
    language = tracker.get_slot("language")
    messages = _messages(heard, said, tracker, catalogue, language, channel)
    if _has_left_the_handoff(message_id, events):
        messages += catalogue.say(_CALL_US, language, channel)
    if _may_still_be_in_crisis(heard, said, tracker):
        messages = [*catalogue.say("utter_notice_crisis", language, channel), *messages]
    return {
        "messages": messages,
        "nlu": _understanding(heard),
        "expects": _EXPECTED_IN.get(tracker.get_slot(REQUESTED_SLOT) or ""),
        "language": language,
    }


def is_swallowed(message_id: Text, tracker: DialogueStateTracker, catalogue: Catalogue) -> bool:
    """True when a form broke down over this message and said nothing, and the message asks for something.

    What answers the form's open question asks for nothing, whatever else its words are used for.
    """
    turn = _turn(message_id, list(tracker.events))
    if turn is None or any(isinstance(event, BotUttered) for event in turn):
        return False
    heard = turn[0]
    assert isinstance(heard, UserUttered)
    asks = catalogue.needs.get(heard.intent.get("name") or "", {}).get("kind") in ("answer", "flow")
    asked = tracker.get_slot(REQUESTED_SLOT)
    answers = any(isinstance(event, SlotSet) and event.key == asked and event.value for event in turn)
    return asks and not answers and (_last_action(turn) or "").endswith(_FORM_SUFFIX)


def is_unfinished(message_id: Text, tracker: DialogueStateTracker) -> bool:
    """True when the last message could not be done with, and must be heard again: the action server was away.

    That is, the handoff has neither taken an answer nor asked its first question, or the family was not told where to look.
    """
    events = list(tracker.events)
    turn = _turn(message_id, events)
    if turn is None or turn[-1] is not events[-1]:
        return False
    must_speak = _ALWAYS_SPEAKS | ({_last_action(turn)} & _HANDOFF)
    return not must_speak.isdisjoint(_silent_actions(turn))


def _has_left_the_handoff(message_id: Text, events: List[Event]) -> bool:
    """True when the questions of a request broke down over this message, which was then answered without them."""
    places = [
        place
        for place, event in enumerate(events)
        if isinstance(event, UserUttered) and event.message_id == message_id
    ]
    return len(places) > 1 and _last_action(events[places[0] : places[1]]) == _HANDOFF_FORM


def _may_still_be_in_crisis(heard: UserUttered, said: List[Event], tracker: DialogueStateTracker) -> bool:
    """True after a crisis, for what asks for nothing new; a yes to the question of a flow answers that question."""
    answers_a_flow = any(
        isinstance(event, ActionExecuted) and (event.action_name or "").endswith(_FORM_SUFFIX)
        for event in said
    )
    return (
        tracker.get_slot("need") == _CRISIS
        and heard.intent.get("name") in _ASKS_FOR_NOTHING_NEW
        and not answers_a_flow
    )


def _turn(message_id: Text, events: List[Event]) -> Optional[List[Event]]:
    for place in range(len(events) - 1, -1, -1):
        event = events[place]
        if isinstance(event, UserUttered) and event.message_id == message_id:
            rest = events[place + 1 :]
            ends = (later for later, event in enumerate(rest) if isinstance(event, UserUttered))
            return [event, *rest[: next(ends, len(rest))]]
    return None


def _messages(
    heard: UserUttered,
    events: List[Event],
    tracker: DialogueStateTracker,
    catalogue: Catalogue,
    language: Text,
    channel: Text,
) -> List[Dict[Text, Any]]:
    said: List[Dict[Text, Any]] = []
    if sum(isinstance(event, ActionExecuted) for event in events) >= _MOST_ACTIONS:
        events = []  # what it said again and again helps nobody
    may_be = may_be_meant(heard, tracker, catalogue)
    back = _question_back(may_be, tracker, catalogue)
    for event in events:
        if isinstance(event, BotUttered) and event.metadata.get("utter_action") in catalogue:
            response, text = event.metadata["utter_action"], event.text
            choices = choices_of(response, heard, may_be, tracker, catalogue, language)
            if response == CLARIFY and back != CLARIFY:
                response, text = back, None
            if response in OFFERS - {OFFERED_LATER} and not _begins_an_offer(events):
                if said and _is_undecided(tracker):
                    continue  # it stays open, and a yes is a yes to it
                choices = catalogue.say(response, language, channel)[-1]["choices"]
                response, text = OFFERED_AGAIN, None
            messages = catalogue.say(response, language, channel, text=text, choices=choices)
            for message in messages:
                message["topic"] = _topic(message, tracker)
            if messages[-1]["kind"] == "question" and tracker.active_loop_name:
                if said and said[-1]["kind"] == "clarify" and back == _CLARIFY_EMERGENCY:
                    continue  # that comes first; the flow's question comes back after it
                keeps_ways = is_offer(tracker.active_loop_name) and channel == "web"
                leave_one_list(said, messages[-1], heard, may_be, catalogue, language, keeps_ways)
            if response == FLOW_LEFT:
                keep_apart(said, messages[-1]["choices"])
            said += messages
    return said or catalogue.say(_instead_of_silence(events), language, channel)


def _begins_an_offer(events: List[Event]) -> bool:
    """True where a lawyer is offered for the first time; what comes back is asked in fewer words."""
    return any(isinstance(event, ActiveLoop) and is_offer(event.name) for event in events)


def _is_undecided(tracker: DialogueStateTracker) -> bool:
    """True once the family has said, to the offer that is open, that it does not know yet."""
    for event in reversed(tracker.applied_events()):
        if isinstance(event, BotUttered) and event.metadata.get("utter_action") == OFFERED_LATER:
            return True
        if isinstance(event, ActiveLoop) and is_offer(event.name):
            return False
    return False


def _question_back(may_be: List[Text], tracker: DialogueStateTracker, catalogue: Catalogue) -> Text:
    """Which words ask what was meant: those that protect come first, unless the running flow has said them."""
    is_urgent = not catalogue.emergencies.isdisjoint(may_be)
    flow = "" if is_offer(tracker.active_loop_name) else flow_of(tracker.active_loop_name)
    if flow and (flow in catalogue.emergencies or not is_urgent):
        return _CLARIFY_IN_FLOW
    return _CLARIFY_EMERGENCY if is_urgent else CLARIFY


def _topic(message: Dict[Text, Any], tracker: DialogueStateTracker) -> Optional[Text]:
    """A question belongs to its flow, the running form; outside of one it stands alone."""
    if message["kind"] != "question":
        return message["topic"]
    if tracker.active_loop_name:
        return flow_of(tracker.active_loop_name)
    return message["topic"]


def _instead_of_silence(events: List[Event]) -> Text:
    """A turn in which an action failed says nothing by itself: the family gets the office phone."""
    return _INSTEAD_OF.get(_last_action(events) or "", "utter_notice_no_reply")


def _last_action(events: List[Event]) -> Optional[Text]:
    actions = [event.action_name for event in events if isinstance(event, ActionExecuted)]
    return next((name for name in reversed(actions) if name != ACTION_LISTEN_NAME), None)


def _silent_actions(events: List[Event]) -> FrozenSet[Text]:
    """The actions that said nothing when they were last done."""
    spoke: Dict[Text, bool] = {}
    latest = ""
    for event in events:
        if isinstance(event, ActionExecuted) and event.action_name != ACTION_LISTEN_NAME:
            latest = event.action_name or ""
            spoke[latest] = False
        elif isinstance(event, BotUttered) and latest:
            spoke[latest] = True
    return frozenset(action for action, has_spoken in spoke.items() if not has_spoken)


def _understanding(heard: UserUttered) -> Dict[Text, Any]:
    parsed = heard.parse_data
    return {
        "intent": heard.intent.get("name"),
        "confidence": heard.intent.get("confidence"),
        "ranking": [
            {"intent": ranked["name"], "confidence": ranked["confidence"]}
            for ranked in (parsed.get("intent_ranking") or [])[:_CONFIDENCES]
        ],
        "concepts": parsed.get("concepts", []),
        "because": parsed.get("because", ["choice"]),
    }
