"""Where a request stands: by code or conversation, stage and time only, and today's words when nobody can look."""

import pytest

from actions.desk import Clock, DeskRefused, DeskUnavailable, Receipt
from actions.handoff_status import ActionHandoffStatus
from tests.bot.actions.conversations import conversation, heard, run, said


class StatusDesk:
    def __init__(self, stage="received", clock=None, error=None, is_told=False, is_late=False):
        self.asked = []
        self.stage, self.clock, self.error = stage, clock or Clock(), error
        self.is_told, self.is_late = is_told, is_late

    async def status(self, *, code, conversation):
        self.asked.append((code, conversation))
        if self.error:
            raise self.error
        return Receipt("K7M-R4Q", self.stage, self.clock, is_told=self.is_told, is_late=self.is_late)


def asking(text="nobody called", *before):
    return conversation(*before, heard("handoff_status", text))


@pytest.mark.parametrize(
    ("text", "code"),
    [("mi clave es k7m r4q", "K7M-R4Q"), ("K7M-R4Q", "K7M-R4Q"), ("when will they call", None)],
)
async def test_it_is_looked_up_by_its_code_else_by_the_conversation(text, code):
    desk = StatusDesk()
    await run(ActionHandoffStatus(desk), asking(text))
    assert desk.asked == [(code, "sender-1")]


@pytest.mark.parametrize("stage", ["claimed", "called", "closed", "expired"])
async def test_each_stage_has_its_words(stage):
    told, _ = await run(ActionHandoffStatus(StatusDesk(stage)), asking())
    assert told == [(f"utter_handoff_status_{stage}", {"code": "K7M-R4Q"})]


@pytest.mark.parametrize("stage", ["received", "notified"])
async def test_while_it_waits_the_time_is_that_of_the_clock(stage):
    clock = Clock("closed", {"en": "Monday at 9:00 a.m."})
    told, _ = await run(ActionHandoffStatus(StatusDesk(stage, clock)), asking())
    assert told == [
        ("utter_handoff_status_waiting", {"code": "K7M-R4Q"}),
        ("utter_handoff_when_closed", {"opens_at": "Monday at 9:00 a.m."}),
    ]


@pytest.mark.parametrize(
    ("is_told", "when"),
    [(True, "utter_handoff_when_open_on_call"), (False, "utter_handoff_when_open_in_queue")],
)
async def test_a_lawyer_on_call_is_spoken_of_only_when_told_of_it(is_told, when):
    desk = StatusDesk("notified", Clock("open", {}, True), is_told=is_told)
    told, _ = await run(ActionHandoffStatus(desk), asking())
    assert told[1] == when


@pytest.mark.parametrize("stage", ["received", "notified"])
async def test_who_has_waited_too_long_is_sent_to_the_office(stage):
    clock = Clock("closed", {"en": "Monday at 9:00 a.m."})
    told, _ = await run(ActionHandoffStatus(StatusDesk(stage, clock, is_late=True)), asking())
    assert told == [
        ("utter_handoff_status_late", {"code": "K7M-R4Q"}),
        ("utter_handoff_when_closed", {"opens_at": "Monday at 9:00 a.m."}),
    ]


async def test_the_code_is_asked_for_once():
    desk = StatusDesk(error=DeskRefused("no-request"))
    told, _ = await run(ActionHandoffStatus(desk), asking())
    assert told == ["utter_ask_receipt_code"]
    before = [heard("handoff_status"), *said("utter_ask_receipt_code")]
    told, _ = await run(ActionHandoffStatus(desk), asking("i lost it", *before))
    assert told == ["utter_handoff_status"]


async def test_an_unknown_code_is_said_to_be_unknown():
    told, _ = await run(ActionHandoffStatus(StatusDesk(error=DeskRefused("code-unknown"))), asking("k7m r4q"))
    assert told == ["utter_handoff_status_unknown"]


@pytest.mark.parametrize("desk", [StatusDesk(error=DeskUnavailable("down")), StatusDesk("archived")])
async def test_when_nobody_knows_the_office_phone_is_given(desk):
    told, _ = await run(ActionHandoffStatus(desk), asking())
    assert told == ["utter_handoff_status"]
