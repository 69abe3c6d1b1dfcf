"""What the bot has said lately, turn by turn; of older turns the conversation keeps only its slots."""

from __future__ import annotations

from typing import List, Text

from rasa_sdk import Tracker


def turns_before(tracker: Tracker) -> List[List[Text]]:
    """The responses of each earlier turn that is kept, the latest turn first."""
    turns: List[List[Text]] = [[]]
    for event in reversed(tracker.events):
        if event["event"] == "user":
            turns.append([])
        elif event["event"] == "bot":
            response = (event.get("metadata") or {}).get("utter_action")
            if response:
                turns[-1].insert(0, response)
    return turns[1:]


def was_said(response: Text, tracker: Tracker) -> bool:
    """True when an earlier turn that is kept says ``response``."""
    return any(response in turn for turn in turns_before(tracker))
