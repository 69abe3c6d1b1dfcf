"""How old somebody is, seen from 18: "tiene dieciseis", "va a cumplir 18", "6 months old", "16"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lexicon.patterns import FEW, NUMBERS, Span, any_of, numbers_in

GROWN_UP = 18
_OLDEST = 110
_GIVE = 2  # years by which "about 17" may be wrong
_ONE_RANGE = 3  # "16-17" may be typed without a sign between; "1 8" and "eight five" are no range
_SHORTEST_RANGE = 10
_SAYS_YES, _SAYS_NO = re.compile(r" (?:yes|yeah|si) "), re.compile(r" no ")
_SIDE_BY_SIDE = re.compile(r"\d \d")
_NEXT = re.compile(r" (\S+)")


class Ages:
    """Finds the ages of a text with its numbers in digits."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        """Takes the file ``amounts.yml``."""
        leads = ("has_age", "had_birthday", "will_have", "not_yet", "is_not")
        how = ("about", "almost", "less", "more", "only")
        units = {name: any_of(words) for name, words in lists["units"].items()}
        self._is = {name: re.compile(any_of(lists[name])) for name in leads}
        self._how = {name: re.compile(rf"\b{any_of(lists[name])} ") for name in how}
        self._age = re.compile(
            rf"(?<= )(?<!\d )(?:(?P<lead>{any_of(*(lists[name] for name in leads))}|{any_of(lists['people'])} (?:is|are|de)) )?"
            rf"(?P<how>(?:{any_of(*(lists[name] for name in how))} ){FEW})(?P<numbers>{NUMBERS})(?: (?:and a half|y medio))?"
            rf"(?: (?:(?P<years>{units['years']})|(?P<months>{units['months']})|(?P<young>{units['weeks']}|{units['days']})))?"
            rf"(?P<old> {any_of(lists['old'])})?(?P<yet> {any_of(lists['yet'])})?(?= )"
        )
        self._guessed = re.compile(rf" {any_of(lists['guessed'])} ")
        self._today = re.compile(rf" {any_of(lists['birthday_is_today'])} ")
        self._years_of_something = frozenset(lists["years_of_something"])
        self._after = frozenset(lists["after_an_age"])
        self._after_birthday = self._after | frozenset(lists["after_a_birthday"])
        self._around = frozenset(lists["around_an_age"])

    def find(self, text: str) -> Iterator[tuple[str, Span]]:
        """Concept and place of each age; of ages on both sides of 18, that they are unsure."""
        ages = []
        for match in self._age.finditer(text):
            certain = self._is_certain(match, text)
            if max(numbers_in(match["numbers"])) <= _OLDEST and (certain or self._is_all(match, text)):
                ages.append((match.span(), self._side(match, text), certain, self._is_birthday(match)))
        unsure = len({side for _, side, _, _ in ages}) > 1
        for span, side, certain, birthday in ages:
            if unsure or side == "AGE_UNSURE":
                yield "AGE_UNSURE", span
            else:
                yield (side if certain else f"NUMBER_{side}"), span
                yield "AGE", span
            if birthday:
                yield "BIRTHDAY", span

    def _is_certain(self, match: re.Match[str], text: str) -> bool:
        """An age whatever was asked: what stands before and after the number makes it one."""
        if match["old"]:
            return True
        if not match["lead"] or match["months"] or match["young"]:
            return False
        after = _NEXT.match(text, match.end())
        if after is None or after[1] == ".":
            return True
        if match["years"]:
            return after[1] not in self._years_of_something
        return after[1] in (self._after_birthday if self._is_birthday(match) else self._after)

    def _is_all(self, match: re.Match[str], text: str) -> bool:
        """Nothing else is said, so that it is an age when one was asked for."""
        rest = {*text[: match.start()].split(), *text[match.end() :].split()}
        return not match["young"] and rest <= self._around

    def _is_birthday(self, match: re.Match[str]) -> bool:
        """A day named beside it is the day of the birthday."""
        return self._led_by("had_birthday", match) or self._led_by("will_have", match)

    def _led_by(self, name: str, match: re.Match[str]) -> bool:
        return bool(match["lead"] and self._is[name].fullmatch(match["lead"]))

    def _side(self, match: re.Match[str], text: str) -> str:
        youngest, oldest = self._years(match, text)
        side = "MINOR" if oldest < GROWN_UP else "OF_AGE" if youngest >= GROWN_UP else "AGE_UNSURE"
        # The question is "under 18?": "no, he is 17" says two things at once.
        says = {"MINOR": _SAYS_NO, "OF_AGE": _SAYS_YES}.get(side)
        return "AGE_UNSURE" if says and says.match(text) and not self._guessed.match(text) else side

    def _years(self, match: re.Match[str], text: str) -> tuple[int, int]:
        """The youngest and the oldest that the words allow."""
        numbers = numbers_in(match["numbers"])
        youngest, oldest = min(numbers), max(numbers)
        if match["months"] or match["young"]:
            return youngest // 12, oldest // 12
        is_range = youngest >= _SHORTEST_RANGE and oldest - youngest <= _ONE_RANGE
        if _SIDE_BY_SIDE.search(match["numbers"]) and not is_range:
            return 0, _OLDEST
        said = {name for name, words in self._how.items() if words.search(match["how"])}
        if (
            self._led_by("not_yet", match)
            or (self._led_by("is_not", match) and match["yet"])
            or "less" in said
        ):
            return 0, oldest - 1
        if self._led_by("is_not", match):
            # "no tiene 20" is "no, tiene 20"; "no tiene 18" may be that, or "not yet".
            return (youngest if youngest > GROWN_UP and match.start() == 1 else 0), _OLDEST
        if "more" in said:
            return youngest, _OLDEST
        if self._led_by("will_have", match):
            return (0 if oldest <= GROWN_UP else youngest - 1), oldest - (not self._today.search(text))
        if "almost" in said:
            return youngest - 1, oldest - 1
        give = _GIVE if "about" in said or self._guessed.search(text) else 0
        return youngest - give, oldest + give
