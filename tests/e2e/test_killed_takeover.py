"""A part killed while a person of the office writes: the family gets each of her texts once, in the chat and on the phone."""

import threading
from collections.abc import Iterator

import httpx
import pytest

from tests.desk.sms.fake_twilio import FakeTwilio
from tests.e2e.console import Console
from tests.e2e.family import SmsFamily, WebFamily
from tests.e2e.installation import Installation, until

BEFORE = ["Good evening, this is Ana.", "Where was he taken?"]
# Somebody who waits for an answer writes the same again.
MEANWHILE = ["Are you there?", "Are you there?"]
# What a killed worker was sending is due again after a minute and a half: here at once. Says how many texts that were.
MAKE_DUE = """
from django.utils import timezone
from desk.sms.models import Delivery
print(Delivery.objects.filter(fate="sending").update(again_at=timezone.now()))
"""
phones = iter(range(300, 400))


@pytest.fixture
def slow_twilio(twilio: FakeTwilio) -> Iterator[FakeTwilio]:
    """Says only after two seconds that it has taken a text, so that a kill comes in between."""
    twilio.seconds = 2
    yield twilio
    twilio.seconds = 0


@pytest.mark.parametrize("victim", ["public", "worker", "internal"])
def test_what_a_person_writes_reaches_the_family_once(
    installation: Installation, slow_twilio: FakeTwilio, victim: str
) -> None:
    web, texter = WebFamily(installation), SmsFamily(installation, f"+12135550{next(phones)}")
    console = Console(installation)
    held = []
    for family, channel in ((web, "web"), (texter, "sms")):
        family.say("how much is bond")
        held.append(console.latest(channel))
        console.take_over(held[-1])

    def got() -> list[str]:
        return [text["Body"] for text in list(slow_twilio.taken) if text["To"] == texter.phone]

    def write(lines: list[str]) -> None:
        for line in lines:
            for conversation in held:
                console.write(conversation, line)

    pid = installation.pid(victim)
    write(BEFORE)
    until(lambda: len(got()) > 1, every=0.02)
    killing = threading.Thread(target=installation.kill, args=(victim, pid))
    killing.start()
    write(MEANWHILE)
    killing.join()
    slow_twilio.seconds = 0

    lines = BEFORE + MEANWHILE
    until(lambda: is_all_sent(installation) and len(got()) > len(lines), 60)
    until(lambda: len(written_to(web)) >= len(lines), 60)
    assert got()[0].startswith("A person from")
    assert got()[1:] == [f"Person from our office: {line}" for line in lines]
    assert written_to(web) == lines


def is_all_sent(installation: Installation) -> bool:
    return installation.manage("shell", "-c", MAKE_DUE).splitlines()[-1] == "0"


def written_to(family: WebFamily) -> list[str]:
    """What the person wrote, as the chat shows it; nothing while the public side is away."""
    try:
        return [message["text"] for message in family.history() if message["from"] == "staff"]
    except httpx.HTTPError:
        return []
