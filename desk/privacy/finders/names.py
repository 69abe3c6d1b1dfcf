"""Names of people: only behind a clear cue, or as the answer to "what is your name?"."""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache

from desk.privacy.finders.span import Span
from desk.privacy.words import alternatives, privacy_words

type HasMeaning = Callable[[str], bool]

_WORD = re.compile(r"[^\W\d_]+(?:(?:'(?!s\b)|-)[^\W\d_]+)*\.?")
_LONGEST = 6
_MOST_UNKNOWN = 2
_LONGEST_ANSWER = 4
_OPENING = re.compile(r"[\s\"'(:,-]{0,3}")
_NO_BEGINNING = frozenset(("la", "las", "los", "el", "y", "e"))
_SEGMENT = re.compile(r"[^,;:!|\n]*")
_POLITE = re.compile(r"(?:,?\s*\b(?:gracias|thanks|thank you|please|por favor|pls)\b)[.!\s]*$", re.I)
# These introduce a person and nothing else, so a capital letter behind them is enough.
_INTRODUCES = frozenset(
    (
        "soy",
        "named",
        "llamado",
        "llamada",
        "habla",
        "mr",
        "mrs",
        "ms",
        "sr",
        "sra",
        "senor",
        "senora",
        "don",
        "dona",
        "for",
        "por",
        "name",
        "nombre",
    )
)
_YES = re.compile(
    r"(?:(?:si|yes|yeah|yep|ok|okay|okey|claro|sure|bueno|pues|hola|hi|hello)\b[\s,.!:-]*)+", re.I
)
_OKAY = re.compile(r"(?:[\s,.!-]+(?:ok|okay|okey|si|yes))+[\s.!]*$", re.I)
# "lo llevaron a Tacoma": who was taken is said already, so where to follows.
_SAID_WHOM = re.compile(r"\b(?:l[oae]s?|me|te|nos|him|her|them)\s+$", re.I)
_LONGEST_WHOM = 8


def names(shadow: str, has_meaning: HasMeaning) -> Iterator[Span]:
    """Names behind "my name is", "me llamo", "soy", "my husband", and a known first name with a known surname."""
    capitals = shadow.upper() != shadow
    for match in _cues().finditer(shadow):
        yield from _name_at(shadow, match.end(), _accepts_anything(capitals, has_meaning))
    for match in _weak_cues().finditer(shadow):
        introduces = match[0].lower().strip(". ").split()[-1] in _INTRODUCES
        yield from _name_at(shadow, match.end(), _accepts_names(capitals and introduces, has_meaning))
    for match in _taken().finditer(shadow):
        if not _SAID_WHOM.search(shadow, max(0, match.start() - _LONGEST_WHOM), match.start()):
            # Where every word has a capital it tells nothing.
            yield from _name_at(shadow, match.end(), _accepts_names(match[0].islower(), has_meaning))
    for match in _kin().finditer(shadow):
        yield from _name_at(shadow, match.end(), _accepts_names(capitals, has_meaning))
    for match in _owner().finditer(shadow):
        for start in (match.start(), match.start("last")):
            yield from _name_at(shadow, start, _accepts_names(capitals, has_meaning), match.end("last"))
    yield from _full_names(shadow)


def answered_name(shadow: str, has_meaning: HasMeaning) -> Iterator[Span]:
    """The whole message as a name, when a name was asked for and the message says nothing else."""
    if "?" in shadow or "¿" in shadow or any(character.isdigit() for character in shadow):
        return
    yes, polite = _YES.match(shadow), _POLITE.search(shadow) or _OKAY.search(shadow)
    start = yes.end() if yes else 0
    cue = _cues().match(shadow, start) or _weak_cues().match(shadow, start)
    segment = _SEGMENT.match(shadow, cue.end() if cue else start, polite.start() if polite else len(shadow))
    words = list(_WORD.finditer(shadow, *segment.span())) if segment else []
    known = privacy_words()
    parts = [word[0].lower().strip(".") for word in words]
    if (
        not parts
        or parts[0] in _NO_BEGINNING
        or len([part for part in parts if part not in known.particles]) not in range(1, _LONGEST_ANSWER + 1)
    ):
        return
    # "si acepto": behind a yes only a capital makes an unknown word a name.
    may_be_unknown = not yes or bool(cue) or _is_titled(words[0][0])
    if parts[0] in known.first_names or (
        may_be_unknown and _is_only_a_name(parts, segment[0].strip() if segment else "", has_meaning)
    ):
        if any(part in known.common - known.particles for part in parts):
            return
        yield Span(words[0].start(), words[-1].end() - words[-1][0].endswith("."), "NAME")


def _is_only_a_name(parts: list[str], segment: str, has_meaning: HasMeaning) -> bool:
    known = privacy_words()
    everyday = known.common | known.not_names | known.kin
    return not any(part in everyday and part not in known.particles for part in parts) and not has_meaning(
        segment
    )


type _Accepts = Callable[[str, int], bool]


def _name_at(shadow: str, start: int, accepts: _Accepts, stop: int = sys.maxsize) -> Iterator[Span]:
    """The name that begins behind ``start`` and ends before ``stop``, if one does."""
    opening = _OPENING.match(shadow, start)
    position = opening.end() if opening else start
    known = privacy_words()
    first, end, waiting = position, position, False
    for taken in range(_LONGEST):
        word = _WORD.match(shadow, position, stop)
        if word is None:
            break
        bare = word[0].lower().strip(".")
        if taken and bare in known.particles:
            waiting = True
        elif accepts(word[0], taken) or (waiting and bare == "angeles"):
            # "Ave." ends a sentence, "J." is an initial.
            end, waiting = word.end() - (word[0].endswith(".") and len(bare) > 1), False
        else:
            break
        if end != word.end() and not waiting:
            break
        position = word.end()
        while shadow[position : position + 1] == " ":
            position += 1
    if end > first:
        yield Span(first, end, "NAME")


def _accepts_anything(capitals: bool, has_meaning: HasMeaning) -> _Accepts:
    """Behind a sure cue every word is a name unless it is known to be something else."""
    known = privacy_words()
    seen = {"titled": False, "unknown": 0}

    def accepts(word: str, taken: int) -> bool:
        bare = word.lower().strip(".")
        if taken == 0:
            seen.update(titled=False, unknown=0)
        if bare in known.first_names or bare in known.surnames:
            seen["titled"] = seen["titled"] or _is_titled(word)
            return True
        if bare in known.common or bare in known.not_names or bare in known.kin:
            return False
        if capitals and _is_titled(word):
            seen["titled"] = True
            return True
        # "me llamo llorando" is "me llamó llorando".
        if seen["titled"] or bare.endswith(("ando", "endo")) or (taken and has_meaning(bare)):
            return False
        seen["unknown"] += 1
        return seen["unknown"] <= _MOST_UNKNOWN

    return accepts


def _accepts_names(capital_is_enough: bool, has_meaning: HasMeaning = lambda _: False) -> _Accepts:
    """Behind a weak cue only a known name, or a word with a capital that speaks of no need, is one."""
    known = privacy_words()

    def accepts(word: str, taken: int) -> bool:
        bare = word.lower().strip(".")
        if bare in known.first_names or (taken and bare in known.surnames):
            return True
        if bare in known.common or bare in known.not_names or bare in known.kin:
            return False
        return _is_titled(word) and (taken > 0 or (capital_is_enough and not has_meaning(bare)))

    return accepts


def _is_titled(word: str) -> bool:
    """Juan, J., McKay; not ICE, which is an agency far more often than a person."""
    return word[:1].isupper() and (len(word.strip(".")) == 1 or word != word.upper())


def _full_names(shadow: str) -> Iterator[Span]:
    known = privacy_words()
    words = list(_WORD.finditer(shadow))
    for first, last in zip(words, words[1:], strict=False):
        pair = first[0].lower(), last[0].lower().strip(".")
        if pair[0] not in known.first_names or pair[1] not in known.surnames or pair == ("cesar", "chavez"):
            continue
        if shadow[first.end() : last.start()] == " ":
            yield from _name_at(shadow, first.start(), _accepts_names(False))


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{privacy_words().name_cues})(?=[\s:\"'(]|(?<=:))", re.I)


@cache
def _weak_cues() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{privacy_words().weak_name_cues})(?=\s)", re.I)


@cache
def _kin() -> re.Pattern[str]:
    """ "mi hijo Juan", "la mama de Juan"."""
    return re.compile(rf"(?<!\w)(?:{alternatives(privacy_words().kin)})(?:\s+de(?=\s)|(?=,? ))", re.I)


@cache
def _owner() -> re.Pattern[str]:
    """ "Juan's mom", "Juan Perez's mom"."""
    word = r"[^\W\d_]{2,30}"
    return re.compile(
        rf"(?<!\w)(?:{word} )?(?P<last>{word})'s(?:\s+\w+)?\s+(?:{alternatives(privacy_words().kin)})\b", re.I
    )


@cache
def _taken() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{privacy_words().taken_cues})(?=\s)", re.I)
