"""Every part killed, or away, at every step of a handoff: one request, true words, one answer to each message, one alarm a way."""

import random
import re
import sqlite3
import threading
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

import httpx
import pytest

from tests.desk.handoffs.alarms.receivers import CaseSystem, Mailbox, a_free_port
from tests.desk.sms.fake_twilio import FakeTwilio
from tests.e2e.family import WebFamily, receipt
from tests.e2e.installation import Installation, running_installation, until

WORDS = ["i want a lawyer", "yes", "for me", "Rosa", "213 555 {phone}", "any time"]
# Which of the words are under way when something is killed; the last: none, the alarms go out.
STEPS = {"before consent": 1, "at the phone": 4, "as the last answer is sent": 5, "right after": 6}
VICTIMS = ["bot", "actions", "public", "internal", "worker"]
SEED = 5
OFFICE = "213-555-0100"
LAWYERS = {"lara": "+12135550181", "dora": "+12135550182"}
ROTA = """
from tests.desk.handoffs.rota.samples import a_person, always
always(a_person("lara", phone="+12135550181", email="lara@example.org"))
a_person("dora", phone="+12135550182", email="dora@example.org")
"""
DUE = "UPDATE handoffs_alarm SET again_at = datetime('now') WHERE fate IN ('waiting', 'sending')"
phones = iter(range(1000, 9999))


@dataclass
class Scene:
    """One installation, and everybody who is alarmed by it."""

    installation: Installation
    twilio: FakeTwilio
    mailbox: Mailbox
    cases: CaseSystem

    def record(self) -> sqlite3.Connection:
        return sqlite3.connect(self.installation.state / "record.sqlite3", timeout=20, isolation_level=None)

    def requests(self, conversation: str) -> list[str]:
        """The receipt codes of this conversation."""
        with closing(self.record()) as record:
            asked = "SELECT code FROM handoffs_handoff WHERE conversation_id = ?"
            return [code for (code,) in record.execute(asked, (conversation.replace("-", ""),))]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    ports = [a_free_port() for _ in range(2)]
    with FakeTwilio() as twilio, Mailbox(ports[0]) as mailbox, CaseSystem(ports[1]) as cases:
        settings = {
            "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
            "TWILIO_FROM": "+12135550100",
            "TWILIO_API_URL": twilio.url,
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(ports[0]),
            "SMTP_SECURITY": "none",
            "ALARM_FROM": "amparo@example.org",
            "ALARM_WEBHOOK_URL": f"http://127.0.0.1:{ports[1]}/hook",
            "ALARM_WEBHOOK_SECRET": "s" * 32,
            # A quarter of a minute to the second rung, an hour to red.
            "ALARM_MINUTES": "agents_now 60, detained_now 60, hearing_soon 60, removal_order 60, other 0.25",
        }
        for installation in running_installation(tmp_path_factory.mktemp("killed"), **settings):
            installation.manage("shell", "-c", ROTA)
            yield Scene(installation, twilio, mailbox, cases)


class Family(threading.Thread):
    """Says each word with one key until it got its 200, and waits for the answer before the next, as people do."""

    def __init__(self, scene: Scene, step: int) -> None:
        super().__init__(daemon=True)
        self.scene, self.step = scene, step
        self.family = WebFamily(scene.installation)
        self.words = [word.format(phone=next(phones)) for word in WORDS]
        self.is_ready, self.go = threading.Event(), threading.Event()
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self._walk()
        except BaseException as error:
            self.error = error
            self.is_ready.set()

    def _walk(self) -> None:
        for number, word in enumerate(self.words):
            if number == self.step:
                self._wait_for_the_kill()
            self._say(word)
        if self.step == len(self.words):
            self._wait_for_the_kill()

    def _wait_for_the_kill(self) -> None:
        self.is_ready.set()
        assert self.go.wait(60)

    def _say(self, word: str) -> None:
        key = uuid.uuid4().hex
        until(lambda: self._sent(word, key), 90, every=0.5)
        until(self._is_answered, 90, every=0.3)

    def _sent(self, word: str, key: str) -> bool:
        try:
            return self.family.post({"text": word}, key).status_code == 200
        except httpx.HTTPError:
            return False

    def _is_answered(self) -> bool:
        """By the bot: what came in its place while it was away promised that."""
        try:
            return bool(self.family.history()[-1]["from"] == "bot")
        except httpx.HTTPError:
            return False

    def answers(self) -> list[tuple[str, list[str]]]:
        """What the family said, each with what the bot answered."""
        pairs: list[tuple[str, list[str]]] = []
        for message in self.family.history():
            if message["from"] == "you":
                pairs.append((message["text"], []))
            elif message["from"] == "bot" and pairs:
                pairs[-1][1].append(message["text"])
        return pairs

    def last_words(self) -> str:
        return " ".join(self.answers()[-1][1])

    def codes(self) -> set[str]:
        said = [text for _, answers in self.answers() for text in answers]
        return {receipt(text) for text in said if re.search(r"\b[A-Z0-9]{3}-[A-Z0-9]{3}\b(?!-)", text)}

    def was_told_to_call(self) -> bool:
        return OFFICE in self.last_words() and self.answers()[-1][0] == self.words[-1]


def walked(scene: Scene, strike: Callable[[], None], each: int = 1) -> list[Family]:
    """Families at every step at once, while ``strike`` happens; they have walked to the end afterwards."""
    families = [Family(scene, step) for step in STEPS.values() for _ in range(each)]
    for family in families:
        family.start()
    for family in families:
        assert family.is_ready.wait(90)
    for family in families:
        family.go.set()
    strike()
    for family in families:
        family.join(150)
        assert not family.is_alive()
        if family.error:
            raise family.error
    return families


def holds(scene: Scene, families: list[Family]) -> None:
    """What must be so after anything was killed or away."""
    for family in families:
        until(lambda family=family: scene.requests(family.family.conversation), 60)
        codes = scene.requests(family.family.conversation)
        assert len(codes) == 1
        assert family.codes() <= set(codes)
        assert family.codes() or family.was_told_to_call()
        for said, answers in family.answers():
            assert answers, said
            assert max(Counter(answers).values()) == 1, (said, answers)
    codes = [code for family in families for code in scene.requests(family.family.conversation)]
    until(lambda: alarms_are_out(scene, codes), 90, every=1)
    time.sleep(1)
    for code in codes:
        texts = [text["To"] for text in scene.twilio.taken if code in text["Body"]]
        assert sorted(texts) == sorted(LAWYERS.values())
        # An e-mail alone may come twice, as the same message (decision 0012).
        mails = {mail["Message-ID"]: mail["To"] for mail in scene.mailbox.mails if code in mail["Subject"]}
        assert sorted(mails.values()) == sorted(f"{name}@example.org" for name in LAWYERS)
        posts = {headers["X-Amparo-Delivery"] for headers, body in scene.cases.taken if code.encode() in body}
        assert len(posts) == 1


def alarms_are_out(scene: Scene, codes: list[str]) -> bool:
    """Both rungs, all three ways. What a killed worker holds is made due: it would be after a minute and a half."""
    counted: dict[str, int] = defaultdict(int)
    with closing(scene.record()) as record:
        record.execute(DUE + " AND again_at > datetime('now', '+60 seconds')")
        for code, fate in record.execute(
            "SELECT code, fate FROM handoffs_alarm JOIN handoffs_handoff h ON h.id = handoff_id"
        ):
            counted[code] += fate == "sent"
    return all(counted[code] == 5 for code in codes)


def pairs() -> list[tuple[str, float]]:
    """Whom to kill, and how long after the families have spoken."""
    chance = random.Random(SEED)
    return [(victim, round(chance.uniform(0, 0.4), 2)) for victim in chance.sample(VICTIMS, len(VICTIMS))]


@pytest.mark.parametrize(("victim", "seconds"), pairs())
def test_a_part_killed_at_every_step(scene: Scene, victim: str, seconds: float) -> None:
    print([(step, victim) for step in STEPS], f"after {seconds} s")
    pid = scene.installation.pid(victim)

    def strike() -> None:
        time.sleep(seconds)
        scene.installation.kill(victim, pid)

    holds(scene, walked(scene, strike))


def test_the_database_locked_at_every_step(scene: Scene) -> None:
    def strike() -> None:
        with closing(scene.record()) as record:
            record.execute("BEGIN IMMEDIATE")
            time.sleep(8)
            record.execute("ROLLBACK")

    holds(scene, walked(scene, strike))


def test_everybody_who_is_alarmed_away_for_a_while(scene: Scene) -> None:
    scene.twilio.failures += [(503, 20503)] * 6
    scene.mailbox.refusals += ["451 later"] * 6
    scene.cases.failures += [503] * 6
    holds(scene, walked(scene, lambda: None))
    assert [scene.twilio.failures, scene.mailbox.refusals, scene.cases.failures] == [[], [], []]
