"""The handoff action: a receipt and the truth about time when the desk took the request, the office phone when not."""

from itertools import product

import pytest

from actions.desk import Clock, DeskRefused, DeskUnavailable, Receipt
from actions.outbox import Outbox
from actions.talk_to_lawyer import CONSENT_VERSION, ActionRequestHandoff, handoff_from
from answers import Catalogue
from answers.consents import kept_consents
from components.handoff_details import DETAILS, NO_ANSWER
from tests.bot.actions.conversations import conversation, heard, run

FILLED = {
    "language": "es",
    "need": "relative_detained",
    "handoff_consent": "call_and_share",
    "handoff_about": "relative",
    "handoff_name": "[NAME 1]",
    "handoff_phone": "[PHONE 1]",
    "handoff_callback": "no_voicemail",
}
MONDAY = {"en": "Monday at 9:00 a.m.", "es": "el lunes a las 9:00 a.m."}


class OpenDesk:
    def __init__(self, stage="received", **receipt):
        self.requests = []
        self.receipt = Receipt(code="K7M-R4Q", stage=stage, **receipt)

    async def request_handoff(self, request):
        self.requests.append(request)
        return self.receipt


class BrokenDesk:
    def __init__(self, error=None):
        self.error = error or DeskUnavailable("down")

    async def request_handoff(self, request):
        raise self.error


@pytest.fixture
def outbox(tmp_path):
    class Later:
        seconds = 0.0

        def __call__(self):
            Later.seconds += 60
            return Later.seconds

    return Outbox(tmp_path / "requests.sqlite3", now=Later())


ASKED = {"event": "action", "name": "talk_to_lawyer_form"}
ENDED = {"event": "active_loop", "name": None}


def complete(*events, **slots):
    events = events or (ASKED, ENDED)
    return conversation(heard("give_detail", channel="sms"), *events, **{**FILLED, **slots})


async def test_the_family_gets_its_receipt_and_the_details_leave_the_conversation(outbox):
    told, changes = await run(ActionRequestHandoff(OpenDesk(), outbox), complete())
    assert told[0] == ("utter_handoff_received", {"code": "K7M-R4Q"})
    assert changes == dict.fromkeys(DETAILS)
    assert outbox.due() == []


@pytest.mark.parametrize(
    ("clock", "is_told", "when"),
    [
        (Clock("open", {}, True), True, "utter_handoff_when_open_on_call"),
        (Clock("open", {}, True), False, "utter_handoff_when_open_in_queue"),
        (Clock("open", {}, False), False, "utter_handoff_when_open"),
        (Clock("closed", MONDAY, True), True, "utter_handoff_when_closed_on_call"),
        (Clock("closed", MONDAY, True), False, "utter_handoff_when_closed_in_queue"),
        (Clock("closed", MONDAY, False), False, "utter_handoff_when_closed"),
        (Clock("unknown", {}, True), True, "utter_handoff_when_unknown_on_call"),
        (Clock("unknown", {}, True), False, "utter_handoff_when_unknown_in_queue"),
        (Clock("unknown", {}, False), False, "utter_handoff_when_unknown"),
    ],
)
async def test_what_is_said_about_time_is_what_the_clock_the_rota_and_the_alarms_say(
    outbox, clock, is_told, when
):
    desk = OpenDesk(clock=clock, is_told=is_told)
    told, _ = await run(ActionRequestHandoff(desk, outbox), complete())
    assert told[1] == ((when, {"opens_at": MONDAY["es"]}) if clock.state == "closed" else when)
    assert ("utter_handoff_reach_now" in told) == (clock.state != "open")


@pytest.mark.parametrize("stage", ["claimed", "called"])
async def test_who_asks_again_for_what_a_lawyer_has_hears_that_and_of_no_alarm(outbox, stage):
    desk = OpenDesk(stage, clock=Clock("open", {}, True), is_merged=True)
    told, _ = await run(ActionRequestHandoff(desk, outbox), complete())
    code = {"code": "K7M-R4Q"}
    assert told == [("utter_handoff_joined", code), (f"utter_handoff_status_{stage}", code)]


async def test_what_can_wait_names_no_hotline(outbox):
    told, _ = await run(ActionRequestHandoff(OpenDesk(), outbox), complete(need="taxes"))
    assert told == [("utter_handoff_received", {"code": "K7M-R4Q"}), "utter_handoff_when_unknown"]


def test_only_where_somebody_on_call_is_told_a_lawyer_on_call_is_spoken_of():
    catalogue = Catalogue.load()
    told = {"en": "is told of your request", "es": "se le avisa de su solicitud"}
    for state, language, channel in product(("open", "closed", "unknown"), ("en", "es"), ("web", "sms")):

        def text(response, language=language, channel=channel):
            return catalogue.text(response, language, channel).text

        when = f"utter_handoff_when_{state}"
        assert told[language] in text(f"{when}_on_call")
        assert told[language] not in text(when)
        receipts = ("utter_handoff_received", "utter_handoff_joined", "utter_talk_to_lawyer")
        for response in (f"{when}_in_queue", *receipts):
            assert "on call" not in text(response)
            assert "guardia" not in text(response)


async def test_a_request_that_was_joined_keeps_its_code(outbox):
    told, _ = await run(ActionRequestHandoff(OpenDesk(is_merged=True), outbox), complete())
    assert told[0] == ("utter_handoff_joined", {"code": "K7M-R4Q"})


async def test_the_family_gets_the_office_phone_when_the_desk_is_down_and_the_request_is_kept(outbox):
    told, changes = await run(ActionRequestHandoff(BrokenDesk(), outbox), complete())
    assert told == ["utter_handoff_call_us"]
    assert changes == dict.fromkeys(DETAILS)
    assert [request["request_id"] for request in outbox.due()] == ["sender-1:12"]


async def test_a_request_that_can_never_be_opened_is_not_kept(outbox):
    told, _ = await run(ActionRequestHandoff(BrokenDesk(DeskRefused("phone-unknown")), outbox), complete())
    assert told == ["utter_handoff_call_us"]
    assert outbox.due() == []


@pytest.mark.parametrize("phone", [None, NO_ANSWER])
async def test_without_a_phone_there_is_no_request(outbox, phone):
    desk = OpenDesk()
    told, changes = await run(ActionRequestHandoff(desk, outbox), complete(handoff_phone=phone))
    assert told == ["utter_handoff_no_phone"]
    assert changes == dict.fromkeys(DETAILS)
    assert desk.requests == []


@pytest.mark.parametrize("before", [(), (ENDED,)])  # an offer of a lawyer ends before the questions begin
@pytest.mark.parametrize("phone", [None, "[PHONE 1]"])  # of a handoff that was cancelled
async def test_questions_whose_beginning_was_lost_are_neither_a_request_nor_a_refusal(outbox, before, phone):
    desk = OpenDesk()
    told, changes = await run(
        ActionRequestHandoff(desk, outbox), complete(*before, ASKED, handoff_phone=phone)
    )
    assert (told, changes) == ([], {})
    assert (desk.requests, outbox.due()) == ([], [])


def test_the_request_carries_placeholders_and_what_is_already_known():
    assert handoff_from(complete(detained_by="ice", detained_minor="no", door_paper=None)) == {
        "conversation": "sender-1",
        "request_id": "sender-1:12",
        "consent": {"version": CONSENT_VERSION, "items": ["call", "share"]},
        "about": "relative",
        "details": {"detained_by": "ice", "minor": "no"},
        "name": "[NAME 1]",
        "phone": "[PHONE 1]",
        "callback": "no_voicemail",
        "topic": "relative_detained",
        "urgency": "detained_now",
        "language": "es",
        "channel": "sms",
    }


def test_what_was_not_said_is_nothing():
    request = handoff_from(complete(handoff_name=NO_ANSWER, handoff_about=NO_ANSWER))
    assert (request["name"], request["about"]) == (None, None)


@pytest.mark.parametrize(
    ("need", "urgency"), [("ice_at_door", "agents_now"), ("bond", "detained_now"), (None, "other")]
)
def test_the_urgency_follows_from_the_need(need, urgency):
    assert handoff_from(complete(need=need))["urgency"] == urgency


def test_a_later_ordinary_question_does_not_make_the_lawyer_call_later():
    request = handoff_from(complete(emergency_need="ice_at_work", need="taxes"))
    assert (request["topic"], request["urgency"]) == ("ice_at_work", "agents_now")


def test_only_calling_shares_nothing():
    request = handoff_from(complete(handoff_consent="call_only"))
    assert request["consent"]["items"] == ["call"]


def test_a_wish_in_the_familys_own_words_goes_to_the_lawyer_and_nobody_leaves_a_voicemail():
    note = "after five, my sister answers"
    request = handoff_from(complete(handoff_callback={"callback": "", "callback_note": note}))
    assert (request["callback"], request["callback_note"]) == ("no_voicemail", note)


@pytest.mark.parametrize("callback", ["any_time", "no_voicemail", "text_only"])
def test_what_was_plainly_wished_goes_to_the_lawyer_with_the_familys_own_words(callback):
    wish = {"callback": callback, "callback_note": "as they said it"}
    request = handoff_from(complete(handoff_callback=wish))
    assert {name: request[name] for name in wish} == wish


def test_a_request_names_the_newest_words_of_the_consent_that_are_kept():
    """``make check`` holds the question to them."""
    assert max(kept_consents()) == CONSENT_VERSION
