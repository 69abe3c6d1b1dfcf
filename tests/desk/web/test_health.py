"""/healthz tells of the store and of the bot, and only the store can make it fail."""

import pytest

from tests.desk.fake_bot import FakeBot
from tests.desk.serving import Served


def test_all_is_well(public: Served, bot: FakeBot) -> None:
    response = public.client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok", "record": "ok", "bot": "up"})


def test_without_the_bot_the_desk_still_works(public: Served, bot: FakeBot) -> None:
    bot.stop()
    response = public.client.get("/healthz")
    assert (response.status_code, response.json()["bot"]) == (200, "down")


def test_without_the_record_it_does_not(
    public: Served, bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.web.health._is_record_there", lambda: False)
    response = public.client.get("/healthz")
    assert (response.status_code, response.json()["type"]) == (503, "/problems/record-unavailable")
