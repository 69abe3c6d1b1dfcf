"""Chooses the words about time: only what the desk's clock and rota bear out."""

from __future__ import annotations

from typing import Text

from rasa_sdk.executor import CollectingDispatcher

from actions.desk import Clock

_PREFIX = "utter_handoff_when_"


def say_when(dispatcher: CollectingDispatcher, clock: Clock, language: Text) -> None:
    """Whether the office is open, when it opens, and whether a lawyer is on call now."""
    response = _PREFIX + clock.state + ("_on_call" if clock.on_call else "")
    if clock.state == "closed":
        dispatcher.utter_message(response=response, opens_at=clock.opens_at[language])
    else:
        dispatcher.utter_message(response=response)
