"""A family that walks to a lawyer while something is killed at one step of its walk."""

import re
import threading
import time
import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable

from tests.e2e.family import receipt
from tests.e2e.installation import until
from tests.e2e.scene import OFFICE
from tests.e2e.walks import Walk

phones = iter(range(1000, 9999))

type Turns = list[tuple[str, list[str]]]


class Family(threading.Thread, ABC):
    """Says each word with one key until it got its 2xx, and waits for the answer before the next, as people do."""

    # By which its request is found in the record, and which phone it names.
    known_by: str
    phone: str

    def __init__(self, walk: Walk, step: int) -> None:
        super().__init__(daemon=True)
        self.walk, self.step = walk, step
        self.digits = str(next(phones))
        self.is_ready, self.go, self.all_is_back = threading.Event(), threading.Event(), threading.Event()
        self.error: BaseException | None = None

    def __str__(self) -> str:
        way = "by text" if self.walk.is_by_text else "on the web"
        return f"{self.walk.sealed['topic']} {way}, killed at {(*self.words, 'the end')[self.step]!r}"

    @property
    def words(self) -> list[str]:
        return [word.format(phone=self.phone) for word in self.walk.words]

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
        assert self.go.wait(90)

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

    @abstractmethod
    def _sent(self, word: str, key: str) -> bool: ...

    @abstractmethod
    def _is_answered(self) -> bool:
        """By the bot: what came in its place while it was away promised that."""

    @abstractmethod
    def answers(self) -> Turns:
        """What the family said, each with what the bot answered."""

    @abstractmethod
    def first_aid(self) -> Turns:
        """What the family said, each with what came in the place of the bot's answer."""

    def codes(self) -> set[str]:
        said = [text for _, answers in self.answers() for text in answers]
        return {receipt(text) for text in said if re.search(r"\b[A-Z0-9]{3}-[A-Z0-9]{3}\b(?!-)", text)}

    def was_told_to_call(self) -> bool:
        said, answers = self.answers()[-1]
        return said == self.words[-1] and OFFICE in " ".join(answers)
