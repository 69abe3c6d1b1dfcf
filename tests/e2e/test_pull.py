"""An answer that staff pull is gone for the next family within seconds, in every process, and comes back as quickly."""

import time
from collections.abc import Callable, Iterator

import pytest

from tests.e2e.family import SmsFamily, WebFamily, kinds, topics
from tests.e2e.installation import Installation

SECONDS = 10
SAFE_REPLY = "Our office has to check this answer first"
SAFE_FIRST_STEPS = "Agents there? Do not open. Sign nothing. Stay silent."


@pytest.fixture
def pull(installation: Installation) -> Iterator[Callable[[str], None]]:
    pulled: list[str] = []

    def one(intent: str) -> None:
        installation.manage("pull", intent, "--by", "demo", "--why", "a test")
        pulled.append(intent)

    yield one
    for intent in pulled:
        if f"{intent}: pulled" in installation.manage("pulled"):
            installation.manage("unpull", intent, "--by", "demo")


def test_the_next_family_gets_the_safe_reply_until_the_answer_is_put_back(
    installation: Installation, pull: Callable[[str], None]
) -> None:
    assert kinds(WebFamily(installation).say("how much is bond"))[0] == "answer"
    pull("bond")
    since = time.monotonic()
    [replied] = WebFamily(installation).say("how much is bond")
    assert replied["text"].startswith(SAFE_REPLY)
    texter = SmsFamily(installation, "+12135550190")
    assert SAFE_REPLY in texter.say("how much is bond")
    assert time.monotonic() - since < SECONDS

    installation.manage("unpull", "bond", "--by", "demo")
    assert kinds(WebFamily(installation).say("how much is bond"))[0] == "answer"
    assert SAFE_REPLY not in texter.say("how much is bond")


def test_a_pulled_emergency_keeps_the_protective_words_with_the_bot_and_without_it(
    installation: Installation, pull: Callable[[str], None]
) -> None:
    pull("dont_sign")
    question = "should i sign the papers ICE gave me"
    texter = SmsFamily(installation, "+12135550191")
    texter.say("hello")
    with_bot = WebFamily(installation).say(question)
    assert with_bot[0]["text"].startswith(SAFE_FIRST_STEPS)
    assert (kinds(with_bot)[0], topics(with_bot)) == ("emergency", {"dont_sign"})
    installation.stop("bot")
    try:
        assert WebFamily(installation).say(question)[0]["text"].startswith(SAFE_FIRST_STEPS)
        assert texter.say(question).startswith(SAFE_FIRST_STEPS)
        installation.manage("unpull", "dont_sign", "--by", "demo")
        assert "Do not sign anything yet" in WebFamily(installation).say(question)[0]["text"]
    finally:
        installation.start("bot")


def test_a_handoff_begun_before_its_answer_was_pulled_ends_with_a_receipt(
    installation: Installation, pull: Callable[[str], None]
) -> None:
    family = WebFamily(installation)
    for text in ("ICE took my husband", "i want a lawyer"):
        family.say(text)
    pull("relative_detained")
    pull("talk_to_lawyer")
    for text in ("yes", "Rosa", "213 555 0192"):
        assert kinds(family.say(text))[-1] == "question"
    assert kinds(family.say("any time"))[0] == "handoff"


def test_a_pull_is_in_the_log_without_name_or_reason(installation: Installation) -> None:
    said = installation.manage("pull", "daca", "--by", "Quetzalina", "--why", "xochicanary")
    installation.manage("unpull", "daca", "--by", "Quetzalina")
    assert "answer daca pulled" in said
    assert "Quetzalina" not in said
    assert "xochicanary" not in said
