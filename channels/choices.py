"""What is offered under the words of a reply: what else may be meant, where an answer leads, the way back to a flow."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Text

from rasa.shared.core.events import ActiveLoop, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from answers import Catalogue
from components.flows import FLOW_LEFT, flow_of

CLARIFY = "utter_clarify"
_OF_THE_LAW = ("answer", "flow")  # a menu, or a question back, is its choices
_A_PERSON = "talk_to_lawyer"
_SAY_AGAIN = "repeat"
_MOST_AFTER_AN_ANSWER = 4


def choices_of(
    response: Text,
    heard: UserUttered,
    may_be: List[Text],
    tracker: DialogueStateTracker,
    catalogue: Catalogue,
    language: Text,
) -> Optional[List[Dict[Text, Text]]]:
    """The choices that depend on the message or the flow it left; None where the content file's own stand."""
    if response == FLOW_LEFT:
        offered = [*_flows_left(tracker, catalogue), *catalogue.file_with(response).next]
        return [catalogue.choice(intent, language) for intent in offered]
    if response == CLARIFY:
        # Whoever is not understood may have asked for a person.
        offered = list(dict.fromkeys([*may_be, _A_PERSON, "menu"]))
        return [catalogue.choice(intent, language) for intent in offered]
    also = [intent for intent in heard.parse_data.get("also", ()) if intent in catalogue.intents]
    file = catalogue.file_of(heard.intent.get("name") or "")
    if not also or file is None or response != f"utter_{file.name}":
        return None
    offered = list(dict.fromkeys([*also, *file.next]))
    return [catalogue.choice(intent, language) for intent in offered]


def may_be_meant(heard: UserUttered, tracker: DialogueStateTracker, catalogue: Catalogue) -> List[Text]:
    """What a question back offers. Where that is to say it again, the message is about what was said: its next steps come first."""
    may_be = list(heard.parse_data.get("choices", ()))
    if _SAY_AGAIN not in may_be:
        return may_be
    steps = [intent for intent in _next_steps(heard, tracker, catalogue) if intent != _A_PERSON]
    return list(dict.fromkeys([*steps, *may_be]))[:_MOST_AFTER_AN_ANSWER]


def _next_steps(heard: UserUttered, tracker: DialogueStateTracker, catalogue: Catalogue) -> Sequence[Text]:
    """Where the last answer before this message leads; nowhere when nothing was answered yet."""
    said = None
    for event in tracker.events:
        if isinstance(event, UserUttered) and event.message_id == heard.message_id:
            break
        response = (event.metadata.get("utter_action") or "") if isinstance(event, BotUttered) else ""
        file = catalogue.file_with(response) if response in catalogue else None
        if file and catalogue.needs.get(file.name, {}).get("kind") in _OF_THE_LAW and file.next:
            said = file
    return said.next if said else ()


def _flows_left(tracker: DialogueStateTracker, catalogue: Catalogue) -> List[Text]:
    """The flow that ran last; none where its beginning is forgotten."""
    loops = (event.name for event in reversed(tracker.applied_events()) if isinstance(event, ActiveLoop))
    return [flow_of(loop) for loop in loops if flow_of(loop) in catalogue.flows][:1]


def leave_one_list(
    said: List[Dict[Text, Any]],
    question: Dict[Text, Any],
    heard: UserUttered,
    may_be: List[Text],
    catalogue: Catalogue,
    language: Text,
    keeps_ways: bool,
) -> None:
    """Under the open question of a flow stand its own answers and, after a question back, what else may be meant.

    Where an answer above it leads would only be in the way, but on the website above the offer of a lawyer, which ends
    the flow; a text message has one list of numbers.
    """
    also = [
        catalogue.choice(intent, language)
        for intent in heard.parse_data.get("also", ())
        if intent in catalogue.intents
    ]
    for message in said:
        if message["kind"] == "clarify":
            message["choices"] = []
            question["choices"] += [catalogue.choice(intent, language) for intent in may_be]
        is_of_the_law = catalogue.needs.get(message["topic"] or "", {}).get("kind") in _OF_THE_LAW
        if is_of_the_law and not keeps_ways:
            message["choices"] = [choice for choice in message["choices"] if choice in also]


def keep_apart(said: List[Dict[Text, Any]], offered: List[Dict[Text, Text]]) -> None:
    """What is offered below is not offered above it, too."""
    for message in said:
        message["choices"] = [choice for choice in message["choices"] if choice not in offered]
