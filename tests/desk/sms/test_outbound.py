"""Sending through Twilio: patient with what passes, quick to give up on what does not."""

import logging
from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tenacity import wait_none

from desk.sms import account, outbound
from desk.sms.outbound import NotNow, Refused, Taken, Unsubscribed, is_configured, taken_since
from tests.desk.sms.fake_twilio import FakeTwilio

NUMBER = "+12135550123"


def send(number: str, text: str, known: Collection[str] = ()) -> str:
    return outbound.send(number, text, known, wait_none())


@pytest.fixture
def twilio(settings: Any) -> Iterator[FakeTwilio]:
    with FakeTwilio() as fake:
        settings.TWILIO_API_URL = fake.url
        settings.TWILIO_ACCOUNT_SID = "AC" + "1" * 32
        settings.TWILIO_FROM = "+12135550100"
        yield fake


def test_a_text_is_sent(twilio: FakeTwilio) -> None:
    assert send(NUMBER, "¿Dónde?") == f"SM{1:032x}"
    assert twilio.taken == [{"To": NUMBER, "From": "+12135550100", "Body": "¿Dónde?"}]


def test_three_failures_and_then_exactly_one_text(twilio: FakeTwilio) -> None:
    twilio.failures = [(503, 0), (429, 20429), (500, 0)]
    send(NUMBER, "hola")
    assert len(twilio.taken) == 1
    assert twilio.calls == 4


def test_a_failure_that_does_not_pass_is_for_later(twilio: FakeTwilio) -> None:
    twilio.failures = [(503, 0)] * 20
    with pytest.raises(NotNow):
        send(NUMBER, "hola")
    assert twilio.calls == 5


@pytest.mark.parametrize("status", [0, 500, 503])
def test_a_text_that_was_taken_though_the_answer_says_otherwise_goes_once(
    twilio: FakeTwilio, status: int
) -> None:
    twilio.unsaid = [status]
    assert send(NUMBER, "hola") == f"SM{1:032x}"
    assert len(twilio.taken) == twilio.calls == twilio.asked == 1


def test_a_text_that_was_taken_by_a_twilio_too_slow_to_say_so_goes_once(
    twilio: FakeTwilio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account, "_SECONDS", 0.5)
    twilio.seconds = 1
    assert send(NUMBER, "hola") == f"SM{1:032x}"
    assert len(twilio.taken) == 1


def test_a_text_that_twilio_lists_late_is_asked_about_again(
    twilio: FakeTwilio, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = twilio.taken_for

    def not_yet(_: str) -> dict[str, Any]:
        monkeypatch.setattr(twilio, "taken_for", listed)
        twilio.failures = [(429, 20429)]
        return {"messages": [], "next_page_uri": None}

    monkeypatch.setattr(twilio, "taken_for", not_yet)
    twilio.unsaid = [503]
    assert send(NUMBER, "hola") == f"SM{1:032x}"
    assert (len(twilio.taken), twilio.asked) == (1, 2)


def test_what_surely_was_not_taken_is_not_asked_about(twilio: FakeTwilio) -> None:
    twilio.failures = [(429, 20429)] * 4
    send(NUMBER, "hola")
    assert (len(twilio.taken), twilio.asked) == (1, 0)


def test_the_same_words_a_moment_ago_are_another_text(twilio: FakeTwilio) -> None:
    first = send(NUMBER, "hola")
    twilio.failures = [(503, 0)]
    second = send(NUMBER, "hola", {first})
    assert second == f"SM{2:032x}"
    twilio.unsaid = [0]
    assert send(NUMBER, "hola", {first, second}) == f"SM{3:032x}"
    assert len(twilio.taken) == 3


def test_nothing_is_sent_again_while_twilio_does_not_say(twilio: FakeTwilio) -> None:
    twilio.unsaid, twilio.is_silent = [0], True
    with pytest.raises(NotNow):
        send(NUMBER, "hola")
    assert len(twilio.taken) == 1


def test_twilio_away_is_for_later(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.TWILIO_API_URL, settings.TWILIO_ACCOUNT_SID, settings.TWILIO_FROM = (
        "http://127.0.0.1:9",
        "AC1",
        "+1",
    )
    with pytest.raises(NotNow):
        send(NUMBER, "hola")
    # It surely took nothing, so it is not asked.
    assert "did not say" not in caplog.text


@pytest.mark.parametrize(("code", "error"), [(21610, Unsubscribed), (21211, Refused)])
def test_a_refusal_is_not_tried_again(twilio: FakeTwilio, code: int, error: type[Exception]) -> None:
    twilio.failures = [(400, code)]
    with pytest.raises(error):
        send(NUMBER, "hola")
    assert twilio.calls == 1


def test_the_log_holds_neither_number_nor_text(twilio: FakeTwilio, caplog: pytest.LogCaptureFixture) -> None:
    twilio.failures = [(400, 21211)]
    with caplog.at_level(logging.DEBUG), pytest.raises(Refused):
        send(NUMBER, "canaryword")
    assert "error 21211" in caplog.text
    for secret in ("5550123", "canaryword"):
        assert secret not in caplog.text


def test_status_reports_are_asked_for_where_twilio_can_reach_us(twilio: FakeTwilio, settings: Any) -> None:
    settings.PUBLIC_URL = "https://chat.example.org"
    send(NUMBER, "hola")
    assert twilio.taken[0]["StatusCallback"] == "https://chat.example.org/sms/twilio/status"


def test_twilio_says_what_it_took_for_a_number_since_a_moment(twilio: FakeTwilio) -> None:
    for number, text in ((NUMBER, "hola"), ("+12135550199", "hello"), (NUMBER, "adios")):
        send(number, text)
    now = timezone.now()
    taken = [Taken(f"SM{1:032x}", "hola"), Taken(f"SM{3:032x}", "adios")]
    assert taken_since(NUMBER, now - timedelta(minutes=1)) == taken
    assert taken_since(NUMBER, now + timedelta(minutes=1)) == []


def test_a_text_that_was_an_answer_is_none_of_the_outbox(
    twilio: FakeTwilio, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(NUMBER, "hola")
    listed = twilio.taken_for(NUMBER)
    listed["messages"][0]["direction"] = "outbound-reply"
    monkeypatch.setattr(twilio, "taken_for", lambda _: listed)
    assert taken_since(NUMBER, timezone.now() - timedelta(minutes=1)) == []


def test_without_an_account_nothing_is_configured(settings: Any) -> None:
    settings.TWILIO_ACCOUNT_SID = ""
    assert not is_configured()
