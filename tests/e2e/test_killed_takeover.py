"""A part killed while a person and a family write to each other: each text comes once, in the chat and on the phone."""

import itertools
import threading
from collections.abc import Callable, Iterator

import httpx
import pytest

from tests.desk.sms.fake_twilio import FakeTwilio
from tests.e2e.console import Console
from tests.e2e.family import SmsFamily, WebFamily
from tests.e2e.installation import LONGEST_START, Installation, until
from tests.e2e.resident import Resident

BEFORE = ["Good evening, this is Ana.", "Where was he taken?"]
# Somebody who waits for an answer writes the same again.
MEANWHILE = ["Are you there?", "Are you there?"]
QUESTION = "what is a sanctuary city"
# What a killed worker was sending is due again after a minute and a half: here at once. Says how many texts that were.
MAKE_DUE = """
from django.utils import timezone
from desk.sms.models import Delivery
print(Delivery.objects.filter(fate="sending").update(again_at=timezone.now()))
"""
phones = itertools.count(300)


@pytest.fixture
def slow_twilio(twilio: FakeTwilio) -> Iterator[FakeTwilio]:
    """Says only after two seconds that it has taken a text, so that a kill comes in between."""
    twilio.seconds = 2
    yield twilio
    twilio.seconds = 0


@pytest.fixture(scope="module")
def sending(installation: Installation) -> Iterator[Resident]:
    with Resident(installation, MAKE_DUE) as asked:
        yield asked


class Talk:
    """A family in the chat and one on the phone, and the person of the office who holds both conversations."""

    def __init__(self, installation: Installation, twilio: FakeTwilio, sending: Resident) -> None:
        self.twilio, self.sending = twilio, sending
        self.web = WebFamily(installation)
        self.texter = SmsFamily(installation, f"+12135550{next(phones)}")
        self.console = Console(installation)
        self.held = [self._taken_over(self.web, "web"), self._taken_over(self.texter, "sms")]
        self.by_the_machine = self.in_the_chat("bot")

    def write(self, lines: list[str]) -> None:
        for line in lines:
            for conversation in self.held:
                self.console.write(conversation, line)

    def ask(self, text: str, key: str) -> None:
        """Each family once, again and again until it got its 2xx, as the widget and Twilio do."""
        until(lambda: _is_sent(lambda: self.web.post({"text": text}, key)), LONGEST_START)
        until(lambda: _is_sent(lambda: self.texter.send(text, key)), LONGEST_START)

    def in_the_chat(self, author: str) -> list[str]:
        """What ``author`` wrote; nothing while the public side is away."""
        try:
            return [message["text"] for message in self.web.history() if message["from"] == author]
        except httpx.HTTPError:
            return []

    def on_the_phone(self) -> list[str]:
        return [text["Body"] for text in list(self.twilio.taken) if text["To"] == self.texter.phone]

    def is_all_sent(self) -> bool:
        return bool(self.sending.ask() == 0)

    def seen_by_the_person(self, text: str) -> list[int]:
        """How often the pages of the two conversations show it."""
        pages = [self.console.client.get(f"/conversations/{conversation}/") for conversation in self.held]
        return [page.text.count(text) for page in pages]

    def _taken_over(self, family: WebFamily | SmsFamily, channel: str) -> str:
        family.say("how much is bond")
        conversation = self.console.latest(channel)
        self.console.take_over(conversation)
        return conversation


# The internal side has no part in it: it dies together with the staff's.
@pytest.mark.parametrize("victims", ["public", "worker", "internal staff"])
def test_what_a_person_and_a_family_write_comes_once(
    installation: Installation, slow_twilio: FakeTwilio, sending: Resident, victims: str
) -> None:
    talk = Talk(installation, slow_twilio, sending)
    pids = {victim: installation.pid(victim) for victim in victims.split()}
    talk.write(BEFORE)
    until(lambda: len(talk.on_the_phone()) > 1, every=0.02)
    killing = threading.Thread(target=installation.kill, kwargs=pids)
    killing.start()
    talk.write(MEANWHILE)
    talk.ask(QUESTION, f"SM{victims}")
    killing.join()
    slow_twilio.seconds = 0

    lines = BEFORE + MEANWHILE
    until(lambda: talk.is_all_sent() and len(talk.on_the_phone()) > len(lines), 60)
    notice, *texts = talk.on_the_phone()
    assert notice.startswith("A person from")
    assert texts == [f"Person from our office: {line}" for line in lines]
    assert talk.in_the_chat("staff") == lines
    assert talk.in_the_chat("bot") == talk.by_the_machine
    assert talk.seen_by_the_person(QUESTION) == [1, 1]


def _is_sent(send: Callable[[], httpx.Response]) -> bool:
    try:
        return send().status_code == 200
    except httpx.HTTPError:
        return False
