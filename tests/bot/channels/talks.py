"""A conversation as Rasa keeps it, event by event."""

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

DOMAIN = Domain.load("domain.yml")


def heard(message_id, intent, **parsed):
    ranking = [{"name": intent, "confidence": 0.9}]
    return [
        ActionExecuted("action_listen"),
        UserUttered(
            "text",
            {"name": intent, "confidence": 0.9},
            parse_data={"intent": {"name": intent, "confidence": 0.9}, "intent_ranking": ranking, **parsed},
            message_id=message_id,
        ),
    ]


def said(response, text="words"):
    return [ActionExecuted(response), BotUttered(text, metadata={"utter_action": response})]


def conversation(*events):
    return DialogueStateTracker.from_events("sender", list(events), DOMAIN.slots)
