"""Where to look follows from what the family knows."""

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.relative_detained import ActionWhereToLook, where_to_look
from answers import Catalogue


@pytest.mark.parametrize(
    ("when", "by", "minor", "response"),
    [
        ("hours", "ice", "no", "utter_look_new"),
        ("unknown", "unsure", "unknown", "utter_look_new"),
        ("days", "unsure", "no", "utter_look_again"),
        ("days", "police", "unknown", "utter_look_in_jail"),
        ("days", "police", "yes", "utter_look_for_minor"),  # a child is in no county jail's search
        ("hours", "ice", "yes", "utter_look_for_minor"),
    ],
)
def test_where_to_look(when, by, minor, response):
    slots = {"detained_when": when, "detained_by": by, "detained_minor": minor}
    assert where_to_look(slots) == response
    assert response in Catalogue.load()


async def test_the_action_says_it():
    dispatcher = CollectingDispatcher()
    tracker = Tracker("sender-1", {"detained_when": "days"}, {}, [], False, None, {}, "action_listen")
    assert await ActionWhereToLook().run(dispatcher, tracker, {}) == []
    assert [message["response"] for message in dispatcher.messages] == ["utter_look_again"]
