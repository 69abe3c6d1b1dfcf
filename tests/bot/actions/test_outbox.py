"""A request that the desk did not take reaches it later, once, or is given up after two hours."""

import sqlite3
from contextlib import closing

import pytest

from actions.desk import DeskRefused, DeskUnavailable
from actions.outbox import SECONDS_KEPT, Outbox, send_due


class Clock:
    seconds = 1_000_000.0

    def __call__(self):
        return self.seconds


class SometimesDesk:
    def __init__(self, *answers):
        self.answers = list(answers)
        self.requests = []

    async def request_handoff(self, request):
        answer = self.answers.pop(0) if self.answers else None
        if answer:
            raise answer
        self.requests.append(request["request_id"])


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def outbox(tmp_path, clock):
    return Outbox(tmp_path / "requests.sqlite3", now=clock)


def request(number=1):
    return {"request_id": f"sender:{number}", "phone": "[PHONE 1]"}


async def test_it_reaches_the_desk_once_also_after_a_restart(outbox, clock, tmp_path):
    outbox.keep(request())
    outbox.keep(request())
    clock.seconds += 60
    desk = SometimesDesk()
    again = Outbox(tmp_path / "requests.sqlite3", now=clock)
    assert await send_due(again, desk) == 1
    assert await send_due(again, desk) == 0
    assert desk.requests == ["sender:1"]


async def test_the_action_that_is_just_sending_is_not_overtaken(outbox):
    outbox.keep(request())
    assert await send_due(outbox, SometimesDesk()) == 0


async def test_while_the_desk_is_away_it_is_asked_less_and_less_often(outbox, clock):
    outbox.keep(request())
    desk = SometimesDesk(*[DeskUnavailable("down")] * 200)
    asked = 0
    for _ in range(60):
        clock.seconds += 10
        before = len(desk.answers)
        await send_due(outbox, desk)
        asked += before - len(desk.answers)
    assert 5 < asked < 12
    desk.answers.clear()
    clock.seconds += 120
    assert await send_due(outbox, desk) == 1


async def test_after_two_hours_it_is_given_up_with_an_error(outbox, clock, caplog):
    outbox.keep(request())
    clock.seconds += SECONDS_KEPT
    desk = SometimesDesk()
    assert await send_due(outbox, desk) == 0
    assert desk.requests == []
    assert [record.levelname for record in caplog.records] == ["ERROR"]


async def test_what_the_desk_refuses_is_not_asked_again(outbox, clock, caplog):
    outbox.keep(request(1))
    outbox.keep(request(2))
    clock.seconds += 60
    desk = SometimesDesk(DeskRefused("phone-unknown"))
    assert await send_due(outbox, desk) == 1
    assert outbox.due() == []
    assert "phone-unknown" in caplog.text


def test_of_a_request_that_the_desk_has_no_word_stays_in_any_file(outbox, tmp_path):
    kept = {**request(), "callback_note": "only after my night shift"}
    # As the thread that sends: the file is never closed for good.
    with closing(sqlite3.connect(tmp_path / "requests.sqlite3")) as thread:
        outbox.keep(kept)
        assert thread.execute("SELECT count(*) FROM request").fetchone() == (1,)
        assert any(b"night shift" in file.read_bytes() for file in tmp_path.iterdir())
        outbox.remove(kept)
        assert not any(b"night shift" in file.read_bytes() for file in tmp_path.iterdir())
