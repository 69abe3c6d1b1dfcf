"""A handoff while something is killed: one installation, everybody who is alarmed by it, and families at every step."""

import json
import re
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.desk.handoffs.alarms.receivers import documented_check
from tests.desk.sms.fake_twilio import FakeTwilio
from tests.e2e.family import WebFamily, receipt
from tests.e2e.installation import Installation, running_installation, until
from tests.e2e.receivers import Receiver

OFFICE = "213-555-0100"
LAWYERS = {"lara": "+12135550181", "dora": "+12135550182"}
SECRET = "s" * 32
ROTA = """
from tests.desk.handoffs.rota.samples import a_person, always
always(a_person("lara", phone="+12135550181", email="lara@example.org"))
a_person("dora", phone="+12135550182", email="dora@example.org")
"""
# What the record holds. What a killed worker was sending, or what waits to be tried again, is made due: it would be soon.
LOOK = """
import json
import os
from dataclasses import asdict
from django.utils import timezone
from desk.handoffs.contact import asked_in
from desk.handoffs.models import Alarm, Handoff
Alarm.objects.filter(fate__in=("waiting", "sending")).update(again_at=timezone.now())
print(json.dumps([
    {
        "conversation": str(handoff.conversation_id),
        "code": handoff.code,
        "asked": [asdict(asked) for asked in asked_in(handoff, os.environ["LAWYERS_PRIVATE_KEY"])],
        "sent": sum(alarm.fate == "sent" for alarm in handoff.alarms.all()),
    }
    for handoff in Handoff.objects.prefetch_related("additions", "alarms")
], default=str))
"""
phones = iter(range(1000, 9999))


@dataclass(frozen=True)
class Walk:
    """What a family says until its request is sent, and what the lawyer must read of it."""

    language: str
    words: tuple[str, ...]
    sealed: dict[str, Any]


WALKS = (
    Walk(
        "en",
        ("i want a lawyer", "yes", "for my brother", "Rosa", "{phone}", "any time"),
        {
            "topic": "talk_to_lawyer",
            "about": "relative",
            "details": {},
            # In her own words, so nothing is said to a voicemail.
            "callback": "no_voicemail",
            "callback_note": "any time",
            # Yes to a call is no yes to sharing.
            "consented": ["call"],
        },
    ),
    Walk(
        "es",
        (
            "se llevaron a mi hermano",
            "hoy en la mañana",
            "la migra",
            "tiene 34",
            "si",
            "Llámenme y compartan",
            "Rosa",
            "{phone}",
            "A toda hora, con mensaje",
        ),
        {
            "topic": "relative_detained",
            "about": "relative",
            "details": {"detained_when": "hours", "detained_by": "ice", "minor": "no"},
            "callback": "any_time",
            "callback_note": "",
            "consented": ["call", "share"],
        },
    ),
)


@dataclass
class Scene:
    """One installation, and everybody who is alarmed by it."""

    installation: Installation
    twilio: FakeTwilio
    mail: Receiver
    cases: Receiver

    def look(self) -> dict[str, list[dict[str, Any]]]:
        """The requests of each conversation, opened with the lawyers' key."""
        requests: dict[str, list[dict[str, Any]]] = {}
        for request in json.loads(self.installation.manage("shell", "-c", LOOK).splitlines()[-1]):
            requests.setdefault(request["conversation"], []).append(request)
        return requests

    def be_slow(self, seconds: float) -> None:
        """From now on everybody who is alarmed says only after ``seconds`` what they took."""
        self.twilio.seconds = seconds
        for receiver in (self.mail, self.cases):
            receiver.kill()
            receiver.start(seconds)

    def counts(self) -> list[int]:
        """How many alarms were taken by each of the three ways, also what came again."""
        return [len(self.twilio.taken), len(self.mail.taken()), len(self.cases.taken())]

    def came_again(self) -> list[int]:
        """How many e-mails and how many posts came more than once: they were cut short."""
        return [self.mail.came_again(), self.cases.came_again()]


def set_up(folder: Path, **more: str) -> Iterator[Scene]:
    """A scene with ``more`` settings."""
    with FakeTwilio() as twilio, Receiver("mail", folder) as mail, Receiver("cases", folder) as cases:
        settings = {
            "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
            "TWILIO_FROM": "+12135550100",
            "TWILIO_API_URL": twilio.url,
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(mail.port),
            "SMTP_SECURITY": "none",
            "ALARM_FROM": "amparo@example.org",
            "ALARM_WEBHOOK_URL": f"http://127.0.0.1:{cases.port}/hook",
            "ALARM_WEBHOOK_SECRET": SECRET,
            # A quarter of a minute from the first lawyer to everybody.
            "ALARM_MINUTES": "agents_now 60, detained_now 0.25, hearing_soon 60, removal_order 60, other 0.25",
        }
        for installation in running_installation(folder, **settings, **more):
            installation.manage("shell", "-c", ROTA)
            yield Scene(installation, twilio, mail, cases)


class Family(threading.Thread):
    """Says each word with one key until it got its 200, and waits for the answer before the next, as people do."""

    def __init__(self, scene: Scene, walk: Walk, step: int) -> None:
        super().__init__(daemon=True)
        self.walk, self.step = walk, step
        self.family = WebFamily(scene.installation, walk.language)
        self.phone = f"213 555 {next(phones)}"
        self.words = [word.format(phone=self.phone) for word in walk.words]
        self.is_ready, self.go, self.all_is_back = threading.Event(), threading.Event(), threading.Event()
        self.error: BaseException | None = None

    def __str__(self) -> str:
        return f"{self.walk.sealed['topic']}, killed at {(*self.words, 'the end')[self.step]!r}"

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
        self._wait_until(lambda: self._sent(word, key), every=0.5)
        self._wait_until(self._is_answered, every=0.3)

    def _wait_until(self, condition: Callable[[], bool], every: float) -> None:
        """Within 60 s, counted from when all is back: how long a part takes to start is the machine's matter."""
        while not self.all_is_back.is_set():
            if condition():
                return
            time.sleep(every)
        until(condition, 60, every)

    def _sent(self, word: str, key: str) -> bool:
        try:
            return self.family.post({"text": word}, key).status_code == 200
        except httpx.HTTPError:
            return False

    def _is_answered(self) -> bool:
        """By the bot: what came in its place while it was away promised that."""
        try:
            return bool(self.family.history()[-1]["from"] == "bot")
        except (httpx.HTTPError, LookupError):
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

    def codes(self) -> set[str]:
        said = [text for _, answers in self.answers() for text in answers]
        return {receipt(text) for text in said if re.search(r"\b[A-Z0-9]{3}-[A-Z0-9]{3}\b(?!-)", text)}

    def was_told_to_call(self) -> bool:
        said, answers = self.answers()[-1]
        return said == self.words[-1] and OFFICE in " ".join(answers)


def walked(scene: Scene, strike: Callable[[], None]) -> list[Family]:
    """Families at every step of every walk at once, while ``strike`` happens; they have walked to the end afterwards."""
    families = [Family(scene, walk, step) for walk in WALKS for step in range(len(walk.words) + 1)]
    for family in families:
        family.start()
    for family in families:
        assert family.is_ready.wait(90)
    for family in families:
        family.go.set()
    strike()
    for family in families:
        family.all_is_back.set()
    for family in families:
        family.join(150)
        assert not family.is_alive()
        if family.error:
            raise family.error
    return families


def holds_when_alarms_are_cut_short(scene: Scene, kill: Callable[[], None]) -> None:
    """As ``holds``: ``kill`` happens when each of the three ways has taken an alarm and not said so yet."""
    scene.be_slow(3)
    taken, again = scene.counts(), scene.came_again()

    def strike() -> None:
        until(lambda: _grew(taken, scene.counts()), every=0.02)
        kill()

    families = walked(scene, strike)
    scene.be_slow(0)
    holds(scene, families)
    assert _grew(again, scene.came_again())


def _grew(before: list[int], now: list[int]) -> bool:
    return all(then < later for then, later in zip(before, now, strict=True))


def holds(scene: Scene, families: list[Family]) -> None:
    """What must be so after anything was killed or away."""
    try:
        until(lambda: not _without_request(scene, families), 60)
    except AssertionError:
        raise AssertionError(
            [(str(one), one.answers()) for one in _without_request(scene, families)]
        ) from None
    requests = scene.look()
    codes = []
    for family in families:
        [request] = requests[family.family.conversation]
        _was_told_the_truth(family, request["code"])
        _is_what_was_said(family, request)
        codes.append(request["code"])
    until(lambda: _all_are_out(scene, codes), 90, every=1)
    for code in codes:
        _came_once(scene, code)


def _without_request(scene: Scene, families: list[Family]) -> list[Family]:
    requests = scene.look()
    return [family for family in families if family.family.conversation not in requests]


def _was_told_the_truth(family: Family, code: str) -> None:
    assert family.codes() <= {code}, str(family)
    assert family.codes() or family.was_told_to_call(), str(family)
    for said, answers in family.answers():
        assert answers, (str(family), said)
        assert max(Counter(answers).values()) == 1, (str(family), said, answers)


def _is_what_was_said(family: Family, request: dict[str, Any]) -> None:
    """Asked once, and the lawyer reads every detail of it."""
    [asked] = request["asked"]
    asked["consented"] = asked["consent"]["items"]
    wanted = {"name": "Rosa", "phone": family.phone, **family.walk.sealed}
    assert {name: asked[name] for name in wanted} == wanted, str(family)


def _all_are_out(scene: Scene, codes: list[str]) -> bool:
    """Two lawyers by two ways, and the case system."""
    sent = {request["code"]: request["sent"] for requests in scene.look().values() for request in requests}
    return all(sent[code] == 5 for code in codes)


def _came_once(scene: Scene, code: str) -> None:
    texts = [text["To"] for text in scene.twilio.taken if code in text["Body"]]
    assert sorted(texts) == sorted(LAWYERS.values())
    # An e-mail or a post may come again as the same one (decision 0012).
    mails = [headers["To"] for headers, _ in scene.mail.once() if code in headers["Subject"]]
    assert sorted(mails) == sorted(f"{name}@example.org" for name in LAWYERS)
    [(headers, body)] = [post for post in scene.cases.once() if code in post[1]]
    assert documented_check()(SECRET, headers, body.encode())
