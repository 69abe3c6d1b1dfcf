"""Chooses the words about a request and time: only what its stage, the desk's clock, rota and alarms bear out."""

from __future__ import annotations

from typing import Text

from rasa_sdk.executor import CollectingDispatcher

from actions.desk import Receipt

STILL_WAITS = frozenset({"received", "notified"})

_PREFIX = "utter_handoff_when_"


def say_when(dispatcher: CollectingDispatcher, receipt: Receipt, language: Text) -> None:
    """Whether the office is open, when it opens, and whether a lawyer on call is told of the request."""
    clock = receipt.clock
    response = _PREFIX + clock.state + _of_the_rota(receipt)
    if clock.state == "closed":
        dispatcher.utter_message(response=response, opens_at=clock.opens_at[language])
    else:
        dispatcher.utter_message(response=response)


def _of_the_rota(receipt: Receipt) -> Text:
    """Somebody stands by and is not told: then nothing is said of them, neither that nor why."""
    if receipt.is_told:
        return "_on_call"
    return "_in_queue" if receipt.clock.on_call else ""
