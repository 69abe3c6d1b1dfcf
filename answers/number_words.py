"""Numbers written in words, in English and in Spanish with and without accents: "ninety days", "noventa horas"."""

import re
from typing import Iterator, NamedTuple

from answers.phrases import without_accents

_VALUES = {
    word: value
    for value, words in (
        *enumerate(
            "zero/cero one/un/uno/una two/dos three/tres four/cuatro five/cinco six/seis seven/siete eight/ocho "
            "nine/nueve ten/diez eleven/once twelve/doce thirteen/trece fourteen/catorce fifteen/quince "
            "sixteen/dieciseis seventeen/diecisiete eighteen/dieciocho nineteen/diecinueve twenty/veinte "
            "veintiun/veintiuno/veintiuna veintidos veintitres veinticuatro veinticinco veintiseis "
            "veintisiete veintiocho veintinueve thirty/treinta".split()
        ),
        *((10 * tens, words) for tens, words in enumerate(
            "forty/cuarenta fifty/cincuenta sixty/sesenta seventy/setenta eighty/ochenta ninety/noventa".split(), 4
        )),
        *((100 * hundreds, words) for hundreds, words in enumerate(
            "cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas "
            "quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas "
            "novecientos/novecientas".split(), 1
        )),
    )
    for word in words.split("/")
}  # fmt: skip
_TIMES = {"hundred": 100, "thousand": 1000, "mil": 1000}
_WORD = "|".join(sorted({*_VALUES, *_TIMES}, key=len, reverse=True))
_NUMBER = re.compile(rf"\b(?<!por )(?:{_WORD})(?:(?:[- ](?:and |y )?)(?:{_WORD}))*\b", re.IGNORECASE)
_COUNTED = re.compile(
    r" (?:(?:working|business|court|calendar|full|whole|more) )?"
    r"(?P<unit>(?P<money>dollars?|dolares|dolar)|minutes?|hours?|days?|weeks?|months?|years?|percent|per cent"
    r"|minutos?|horas?|dias?|semanas?|mes|meses|anos?|por ciento)\b",
    re.IGNORECASE,
)
# Below this "two adults" and "once" (at last, eleven) are only words; with a unit behind it every number counts.
_COUNTS_ALONE = 13
# "One day" and "un dia" are often no number at all, "one year" is.
_LOOSE = re.compile(r"(?:one|un|una|uno) (?:day|dia|minute|minuto|hour|hora|week|semana|more)", re.IGNORECASE)


class InWords(NamedTuple):
    """A number in words: as it stands, its value, and whether it counts dollars or something that is measured."""

    written: str
    value: int
    is_money: bool
    is_counted: bool


def numbers_in_words(text: str) -> Iterator[InWords]:
    """Every number in words that ``text`` holds, each as one: "two hundred and fifty" is 250."""
    plain = without_accents(text).replace("\n", " ")
    for found in _NUMBER.finditer(plain):
        counted = _COUNTED.match(plain, found.end())
        is_loose = bool(_LOOSE.match(plain, found.start()))
        end = counted.end() if counted else found.end()
        yield InWords(
            written=text[found.start() : end],
            value=_value(found.group()),
            is_money=bool(counted and counted["money"]),
            is_counted=bool(counted) and not is_loose,
        )


def states(number: InWords) -> bool:
    """True for a number that somebody can look up: it is measured in something, or too high to be a turn of phrase."""
    return number.is_counted or number.value >= _COUNTS_ALONE


def _value(words: str) -> int:
    whole = part = 0
    for word in re.split(r"[- ]", words.casefold()):
        if word in ("and", "y"):
            continue
        if word not in _TIMES:
            part += _VALUES[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        else:
            whole, part = whole + max(part, 1) * _TIMES[word], 0
    return whole + part
