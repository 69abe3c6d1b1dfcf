"""Words that are a whole text message by themselves: STOP, ALTO, START, HELP, MORE (data/sms_keywords.yml)."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

PATH = Path(__file__).resolve().parents[2] / "data" / "sms_keywords.yml"
STOP, LEAVE, START, HELP, MORE = "stop", "leave", "start", "help", "more"
_APOSTROPHES = re.compile(r"['’‘`´]")
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Keyword:
    """What the sender wants and in which language it was said."""

    wish: str
    language: str


def keyword_in(body: str) -> Keyword | None:
    """The keyword that ``body`` is, whatever its capitals, accents and punctuation; None inside a sentence."""
    return _keywords().get(plain(body))


def plain(text: str) -> str:
    """Lower case, no accents, single spaces, letters and digits only."""
    bare = "".join(part for part in unicodedata.normalize("NFKD", text) if not unicodedata.combining(part))
    return _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", bare.casefold())).strip()


@cache
def _keywords(path: Path = PATH) -> dict[str, Keyword]:
    # The plainest loader: a word list holds words, also where YAML would read "no" as a truth value.
    lists = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return {
        plain(word): Keyword(wish, language)
        for wish in (STOP, LEAVE, START, HELP, MORE)
        for language, words in lists[wish].items()
        for word in words
    }
