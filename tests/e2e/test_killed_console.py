"""The staff's side killed at every step of a lawyer: each step counts once, and each family hears where its request stands."""

import sqlite3
import threading
from contextlib import closing

from tests.e2e.console import Console
from tests.e2e.family import WebFamily, receipt
from tests.e2e.installation import LONGEST_START, Installation, until
from tests.e2e.wording import passage

WORDS = ["i want a lawyer", "yes", "for me", "Rosa", "213 555 0{}", "any time"]
STEPS = ["opened_contact", "claimed", "called", "closed"]
HISTORY = """
    SELECT action, count(*) FROM console_audit JOIN handoffs_handoff ON replace(subject, '-', '') = handoffs_handoff.id
    WHERE code = ? GROUP BY action
"""


class Case(threading.Thread):
    """A family's request, and the lawyer who works on it: waits for the kill before ``step``, then goes on to the end."""

    def __init__(self, installation: Installation, console: Console, step: int) -> None:
        super().__init__(daemon=True)
        self.installation, self.console, self.step = installation, console, step
        self.is_ready, self.go = threading.Event(), threading.Event()
        self.done: list[str] = []
        self.family = WebFamily(installation)
        for words in WORDS:
            said = self.family.say(words.format(800 + step))
        self.code = receipt(" ".join(message["text"] for message in said))

    def run(self) -> None:
        for step in STEPS:
            if len(self.done) == self.step:
                self.is_ready.set()
                assert self.go.wait(LONGEST_START)
            self._take(step)
            self.done.append(step)
        self.is_ready.set()

    def _take(self, step: str) -> None:
        if step == "opened_contact":
            assert "Rosa" in self.console.handoff(self.code).contact
        else:
            self.console.move(self.code, step)

    def history(self) -> dict[str, int]:
        """How often each step is in the audit."""
        with closing(sqlite3.connect(self.installation.state / "record.sqlite3")) as record:
            return dict(record.execute(HISTORY, [self.code]).fetchall())


def test_the_staffs_side_killed_at_every_step_of_a_lawyer(installation: Installation) -> None:
    pid, console = installation.pid("staff"), Console(installation)
    cases = [Case(installation, console, step) for step in range(len(STEPS) + 1)]
    for case in cases:
        case.start()
    for case in cases:
        assert case.is_ready.wait(LONGEST_START)
    for case in cases:
        case.go.set()
    until(lambda: any(len(case.done) > case.step for case in cases), every=0.005)
    installation.kill(staff=pid)
    for case in cases:
        case.join(LONGEST_START)
        assert case.done == STEPS
        assert console.handoff(case.code).stage == "Closed (demo)"
        history = case.history()
        assert history.pop("opened_contact") > 0
        assert history == dict.fromkeys(STEPS[1:], 1)
        told = " ".join(message["text"] for message in case.family.say(case.code))
        assert passage("utter_handoff_status_closed", "en", "web") in told
