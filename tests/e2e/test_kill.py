"""Every process killed while families write: what got a 2xx is answered once, and nothing is lost."""

import threading
import time
import uuid
from collections import Counter

import httpx
import pytest

from tests.e2e.family import WebFamily
from tests.e2e.installation import Installation, until

QUESTIONS = ["how much is bond", "what is a sanctuary city", "are you a robot", "hello", "they took my son"]


class PatientFamily(threading.Thread):
    """Sends each message with one key until it got its 200, as the widget does."""

    def __init__(self, installation: Installation) -> None:
        super().__init__()
        self.family = WebFamily(installation)
        self.sent = 0

    def run(self) -> None:
        for question in QUESTIONS:
            key = uuid.uuid4().hex
            for _ in range(120):
                try:
                    if self.family.post({"text": question}, key).status_code == 200:
                        break
                except httpx.HTTPError:
                    pass
                time.sleep(0.5)
            self.sent += 1


# Neither the internal nor the staff's side hears a question: each dies together with another.
@pytest.mark.parametrize("programs", ["public", "worker staff", "bot", "actions internal"])
def test_killing_a_process_loses_and_doubles_nothing(installation: Installation, programs: str) -> None:
    pids = {program: installation.pid(program) for program in programs.split()}
    families = [PatientFamily(installation) for _ in range(4)]
    for family in families:
        family.start()
    time.sleep(0.05)
    installation.kill(**pids)
    for family in families:
        family.join(timeout=150)
    for family in families:
        assert family.sent == len(QUESTIONS)
        until(lambda family=family: not unanswered(family.family), 60)
        written = [message for message in family.family.history() if message["from"] == "you"]
        assert [message["text"] for message in written] == QUESTIONS
        assert max(times_answered(family.family).values()) == 1


def unanswered(family: WebFamily) -> list[str]:
    """Texts whose answer by the bot has not come, unless a later one's has."""
    history = family.history()
    last = max((int(m["id"]) for m in history if m["from"] == "bot"), default=0)
    return [m["text"] for m in history if m["from"] == "you" and int(m["id"]) > last]


def times_answered(family: WebFamily) -> Counter[str]:
    """How often each text of an answer came; each question was asked once."""
    return Counter(message["text"] for message in family.history() if message["from"] == "bot")
