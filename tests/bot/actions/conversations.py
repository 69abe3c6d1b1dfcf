"""A conversation as an action gets it, and what the action does with it."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher


def heard(intent, text="words", concepts=(), message_id="12", channel="web", **also):
    parsed = {"intent": {"name": intent, "confidence": 1.0}, "text": text, "concepts": list(concepts), **also}
    return {
        "event": "user",
        "message_id": message_id,
        "input_channel": channel,
        "text": text,
        "parse_data": parsed,
    }


def said(*responses):
    return [
        {"event": "bot", "text": "words", "metadata": {"utter_action": response}} for response in responses
    ]


def conversation(*events, form=None, **slots):
    """``events`` in order; the latest message is the last one heard."""
    latest = [event["parse_data"] for event in events if event["event"] == "user"][-1]
    loop = {"name": form} if form else {}
    slots = {"language": "en", **slots}
    return Tracker("sender-1", slots, latest, list(events), False, None, loop, form or "action_listen")


async def run(action, tracker):
    """The responses with what they are filled with, and the slots (or the next action) that follow."""
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, tracker, {})
    told = []
    for message in dispatcher.messages:
        values = {name: message[name] for name in ("code", "opens_at") if name in message}
        told.append((message["response"], values) if values else message["response"])
    changes = {event.get("name"): event.get("value") for event in events}
    return told, changes
