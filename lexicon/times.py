"""How long ago something happened, seen from "today or last night": "hace 20 minutos", "2 days ago", "monday morning"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from lexicon.patterns import FEW, NUMBERS, Span, any_of, numbers_in

_MINUTES = {"minutes": 1, "hours": 60, "days": 1440, "weeks": 10_080, "months": 43_200, "years": 525_600}
_A_DAY = _MINUTES["days"]
_GIVE = 0.2  # the share by which "about 20 hours" may be wrong
_LATEST_HOUR = 23


class Times:
    """Finds the times of a text with its numbers in digits."""

    def __init__(self, lists: Mapping[str, Any], today: Callable[[], date]) -> None:
        """Takes the file ``amounts.yml``, and what tells the day on which a text is read."""
        self._today = today
        units = {name: any_of(words) for name, words in lists["units"].items()}
        hows = ("about", "almost", "less", "more", "only")
        self._how = {name: re.compile(rf"\b{any_of(lists[name])} ") for name in hows}
        self._units = {name: re.compile(source) for name, source in units.items()}
        how = any_of(*(lists[name] for name in hows))
        length = (
            rf"(?<!\d )(?P<how>(?:{how} ){FEW})(?:(?P<numbers>{NUMBERS}) )?(?:(?:and a half|y media|y medio) )?"
            rf"(?P<unit>{any_of(*lists['units'].values())})(?: (?:and a half|y media|y medio))?"
        )
        self._since = re.compile(rf"(?<= ){any_of(lists['since'])} {length}(?= )")
        self._ago = re.compile(rf"(?<= ){length} {any_of(lists['ago'])}(?= )")
        self._length = re.compile(rf"(?<= ){length}(?= )")
        days = "|".join(rf"(?P<day{number}>{any_of(words)})" for number, words in lists["weekdays"].items())
        of_the_day = rf"(?: (?:{any_of(lists['at_a_time'])} )?(?:(?P<night>{any_of(lists['night'])})|{any_of(lists['of_the_day'])}))?"
        last = any_of(lists["last_week"])
        self._weekday = re.compile(
            rf"(?<= )(?P<on>{any_of(lists['on_a_weekday'])} )?(?P<before>{last} )?(?:{days})(?P<after> {last})?{of_the_day}(?= )"
        )
        clock, signs = any_of(lists["clock"]), any_of(lists["clock_signs"])
        self._clock = re.compile(
            rf"(?<= )(?:(?:{how} ){FEW}(?:{clock} (?P<at>\d{{1,2}})(?: \d\d)?(?: {signs})*|(?P<hour>\d{{1,2}})(?: \d\d)?(?: {signs})+)"
            rf"{of_the_day}|(?:{how} |{clock} |al ){FEW}{any_of(lists['noon'])})(?= )"
        )
        self._around = frozenset(lists["around_a_time"])

    def find(self, text: str) -> Iterator[tuple[str, Span]]:
        """Concept and place of each time that is surely today or surely before."""
        said = [match for expression in (self._since, self._ago) for match in expression.finditer(text)]
        for match in said:
            yield from _placed(self._when(match), match, "BEFORE_TODAY", "TODAY")
        for match in self._weekday.finditer(text):
            if match["on"] or match["before"] or match["after"]:
                yield from _placed(self._on_weekday(match), match, "BEFORE_TODAY", "TODAY")
            elif self._is_all(match, text):
                yield from _placed(self._on_weekday(match), match, "TIME_BEFORE", "TIME_TODAY")
        for match in self._clock.finditer(text):
            if self._is_all(match, text) and int(match["at"] or match["hour"] or 0) <= _LATEST_HOUR:
                yield "TIME_TODAY", match.span()
        for match in () if said else self._length.finditer(text):
            if self._is_all(match, text) and not self._may_be_an_age(match, text):
                yield from _placed(self._when(match), match, "TIME_BEFORE", "TIME_TODAY")

    def _when(self, match: re.Match[str]) -> bool | None:
        """True for before today, False for today, None when it may be either."""
        unit = next(_MINUTES[name] for name, words in self._units.items() if words.fullmatch(match["unit"]))
        numbers = [number * unit for number in numbers_in(match["numbers"] or "")] or [unit]
        said = {name for name, words in self._how.items() if words.search(match["how"])}
        least, most = float(min(numbers)), float(max(numbers))
        if "less" in said:
            return False if most <= _A_DAY else None
        if not match["numbers"]:
            return unit >= _A_DAY
        if unit < _A_DAY and said & {"about", "almost", "more"}:
            least, most = least * (1 - _GIVE), most * (1 + _GIVE)
        return True if least >= _A_DAY else False if most < _A_DAY else None

    def _on_weekday(self, match: re.Match[str]) -> bool | None:
        days = (int(name[3:]) for name, said in match.groupdict().items() if name.startswith("day") and said)
        ago = (self._today().weekday() - next(days)) % 7
        if match["before"] or match["after"]:
            return True
        if ago == 1 and match["night"]:
            return False
        return True if ago else None  # today's own name may mean today

    def _is_all(self, match: re.Match[str], text: str) -> bool:
        """Nothing else is said, so that it is a time when one was asked for."""
        return {*text[: match.start()].split(), *text[match.end() :].split()} <= self._around

    def _may_be_an_age(self, match: re.Match[str], text: str) -> bool:
        """ "Tiene 6 meses" tells the age of a baby as well."""
        months = self._units["months"].fullmatch(match["unit"]) and "tiene" in text
        return bool(months or self._units["years"].fullmatch(match["unit"]))


def _placed(
    before: bool | None, match: re.Match[str], if_before: str, if_today: str
) -> Iterator[tuple[str, Span]]:
    if before is not None:
        yield (if_before if before else if_today), match.span()
