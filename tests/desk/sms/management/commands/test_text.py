"""The simulator: a signed text from the command line."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from desk.record.models import Conversation
from tests.desk.fake_bot import FakeBot
from tests.desk.serving import Served


def say(body: str, **options: Any) -> str:
    out = StringIO()
    call_command("text", body, stdout=out, **options)
    return out.getvalue()


def test_the_answer_is_printed(public: Served, bot: FakeBot, settings: Any) -> None:
    settings.PUBLIC_URL = public.url
    assert "1 " in say("menu", number="+12135550177")
    assert "¡" not in say("STOP", number="+12135550177")
    assert say("menu", number="+12135550177") == ""
    assert Conversation.objects.count() == 1


def test_a_desk_that_is_not_running_is_said_so(settings: Any) -> None:
    settings.PUBLIC_URL = "http://127.0.0.1:9"
    with pytest.raises(CommandError, match="does not answer"):
        say("hola")


def test_a_refusal_is_shown(public: Served, bot: FakeBot, settings: Any) -> None:
    settings.PUBLIC_URL = public.url
    with pytest.raises(CommandError, match="HTTP 422"):
        say("a" * 4001)
