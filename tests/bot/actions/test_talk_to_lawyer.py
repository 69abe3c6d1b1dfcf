"""The handoff action: a receipt when the desk took the request, the office phone when it did not."""

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import DeskUnavailable, Receipt
from actions.talk_to_lawyer import ActionRequestHandoff, handoff_from

FILLED = {
    "language": "es",
    "need": "relative_detained",
    "handoff_consent": "call_and_share",
    "handoff_name": "[NAME 1]",
    "handoff_phone": "[PHONE 1]",
    "handoff_callback": "no_voicemail",
}


class OpenDesk:
    def __init__(self):
        self.requests = []

    async def request_handoff(self, request):
        self.requests.append(request)
        return Receipt(code="K7M-R4Q", stage="received")


class BrokenDesk:
    async def request_handoff(self, request):
        raise DeskUnavailable("down")


def conversation(**slots):
    heard = {"event": "user", "message_id": "12", "input_channel": "sms", "text": "any time"}
    return Tracker("sender-1", {**FILLED, **slots}, {}, [heard], False, None, {}, "action_listen")


async def run(desk, tracker):
    dispatcher = CollectingDispatcher()
    events = await ActionRequestHandoff(desk).run(dispatcher, tracker, {})
    return dispatcher.messages, events


async def test_the_family_gets_its_receipt_and_the_details_leave_the_conversation():
    said, events = await run(OpenDesk(), conversation())
    assert [(message["response"], message["code"]) for message in said] == [
        ("utter_handoff_received", "K7M-R4Q")
    ]
    assert {(event["name"], event["value"]) for event in events} == {
        (slot, None) for slot in FILLED if slot.startswith("handoff_")
    }


async def test_the_family_gets_the_office_phone_when_the_desk_is_down():
    said, events = await run(BrokenDesk(), conversation())
    assert [message["response"] for message in said] == ["utter_handoff_call_us"]
    assert events == []


def test_the_request_carries_placeholders_and_what_is_already_known():
    assert handoff_from(conversation()) == {
        "conversation": "sender-1",
        "request_id": "sender-1:12",
        "consent": {"version": "2026-11-23", "items": ["call", "share"]},
        "name": "[NAME 1]",
        "phone": "[PHONE 1]",
        "callback": "no_voicemail",
        "topic": "relative_detained",
        "urgency": "detained_now",
        "language": "es",
        "channel": "sms",
    }


@pytest.mark.parametrize(
    ("need", "urgency"), [("ice_at_door", "agents_now"), ("bond", "detained_now"), (None, "other")]
)
def test_the_urgency_follows_from_the_need(need, urgency):
    assert handoff_from(conversation(need=need))["urgency"] == urgency


def test_a_later_ordinary_question_does_not_make_the_lawyer_call_later():
    request = handoff_from(conversation(emergency_need="ice_at_work", need="taxes"))
    assert (request["topic"], request["urgency"]) == ("ice_at_work", "agents_now")


def test_only_calling_shares_nothing():
    request = handoff_from(conversation(handoff_consent="call_only"))
    assert request["consent"]["items"] == ["call"]


def test_a_wish_in_the_familys_own_words_goes_to_the_lawyer_and_nobody_leaves_a_voicemail():
    request = handoff_from(conversation(handoff_callback="after five, my sister answers"))
    assert request["callback"] == "no_voicemail"
    assert request["callback_note"] == "after five, my sister answers"
