"""What is certain enough to answer when there is no classifier: in the bot without its model, in the desk without the bot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from lexicon.likeness import Likeness, Signs, signs_of
from lexicon.reading import Reading
from lexicon.recognise import Certain, Rules


class Alone:
    """Understands by rules, and by likeness to the examples whether and which emergency a message is.

    Ordinary needs are left to the rules: a wrong answer is worse than the menu, a missed emergency is the
    worst of all.
    """

    def __init__(self, rules: Rules, emergencies: Collection[str]) -> None:
        self._rules = rules
        self._emergencies = emergencies
        self._likeness: Likeness | None = None

    def learn(self, examples: Iterable[tuple[str, str]], read: Callable[[str], Reading]) -> None:
        """Counts in the examples, (need, text) each; takes most of a minute. Before it, the rules are all there is."""
        self.remember(self.count(examples, read))

    def count(self, examples: Iterable[tuple[str, str]], read: Callable[[str], Reading]) -> Likeness:
        """What ``learn`` would learn."""
        return Likeness((intent, self._signs(read(text))) for intent, text in examples)

    def remember(self, likeness: Likeness) -> None:
        """Knows from now on what was counted before."""
        self._likeness = likeness

    def certain(self, reading: Reading) -> list[Certain]:
        """What the message asks for, the first to be answered; empty when nothing is certain."""
        said_so = self._rules.said(reading)
        if said_so:
            return [said_so]
        fired = self._rules.fired(reading)
        likeliest = self._likeness.most_like(signs_of(reading, fired)) if self._likeness else None
        if likeliest and likeliest.intent in self._emergencies:
            return [likeliest, *(certain for certain in fired if certain.intent != likeliest.intent)]
        return fired

    def _signs(self, reading: Reading) -> Signs:
        return signs_of(reading, self._rules.fired(reading))
