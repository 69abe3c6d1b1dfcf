"""The lexicon: loads the word lists once and reads messages with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from lexicon.amounts import Amounts, today_in_los_angeles
from lexicon.asides import Asides
from lexicon.calling import Calling, Wish
from lexicon.hiding import Found
from lexicon.language import LanguageVote
from lexicon.matching import Matching
from lexicon.meanings import Meanings
from lexicon.normalise import BREAK, LONGEST, words_and_breaks
from lexicon.other_languages import OtherLanguages
from lexicon.reading import AMOUNTS, UNNAMED, Reading
from lexicon.scope import in_scope
from lexicon.seen import Seen
from lexicon.spelling import Spelling
from lexicon.word_files import WORDS, WordFiles, read_word_files

_WANTED = {"WANT_ENGLISH": "en", "WANT_SPANISH": "es"}
_ASKS_FOR_A_LANGUAGE = frozenset({"LANGUAGE", "TALK", "HUMAN", "INTERPRETER", *_WANTED})
_NAME_ALONE = 4  # a language's name in so few words is a request for it
_FEWEST_FOREIGN = 3  # words of a message in a language that nobody listed
_MOST_KNOWN = 0.25  # of its words as typed
_MOST_PUT_RIGHT = 0.5  # of its words with their spelling put right: a misspelt message has more of them


class Lexicon:
    """Reads messages; holds nothing of them."""

    def __init__(self, files: WordFiles, today: Callable[[], date] = today_in_los_angeles) -> None:
        self._matching = Matching(files.concepts, files.common.get("numbers", ()), last_year=today().year - 1)
        self._amounts = Amounts(files.amounts, today)
        self._vote = LanguageVote(files.concepts, files.common, files.dictionary)
        self._others = OtherLanguages(files.languages)
        real = frozenset().union(*files.dictionary.values(), self._vote.words, self._amounts.doubtful)
        used = [list(meanings) for meanings in files.meanings.values()]
        right = self._matching.words | self._amounts.words
        self._spelling = Spelling(right, self._matching.stems, files.spellings, real, used)
        self._meanings = Meanings(files.meanings)
        self._calling = Calling(files.calling, self._in_digits)
        self._seen = Seen(files.seen, lambda text: self._spelling.correct(words_and_breaks(text)))
        self._asides = Asides(files.asides, lambda text: self._spelling.correct(words_and_breaks(text)))
        self.concepts = frozenset(files.concepts) | AMOUNTS

    @classmethod
    def load(cls, directory: Path = WORDS, today: date | None = None) -> Lexicon:
        """The lexicon of the word lists under ``directory``.

        Raises:
            WordsError: a list that cannot be read.
        """
        return cls(read_word_files(directory), (lambda: today) if today else today_in_los_angeles)

    def read(self, text: str) -> Reading:
        """What one message says. Never fails, whatever the text."""
        text = text[:LONGEST]
        typed = words_and_breaks(text.translate(self._spelling.signs))
        words = self._spelling.correct(typed)
        found = in_scope([*self._matching.find(words), *self._amounts.find(words)], words)
        tokens = tuple(word for word in words if word != BREAK)
        concepts = frozenset(entry.concept for entry in found)
        typed = [word for word in typed if word != BREAK]
        language, other = self._languages(text, typed, tokens, concepts)
        return Reading(
            tokens=tokens,
            concepts=concepts,
            words=_words_of(found, words),
            meanings=self._meanings.of(tokens, language),
            language=language,
            other_language=other,
            wanted_language=None if other else _wanted(found),
            as_typed=" ".join(typed),
        )

    def when_to_call(self, text: str) -> Wish | None:
        """When the writer wants to be called, if one message says so and nothing else can be meant."""
        return self._calling.find(text[:LONGEST])

    def aside(self, text: str) -> str | None:
        """What kind of thing is said to an open question beside an answer, as its list in asides.yml is called."""
        return self._asides.find(text[:LONGEST])

    def seen(self, text: str) -> dict[str, str]:
        """What one message tells of what was seen, and nothing else: slot of a flow -> value."""
        return self._seen.find(text[:LONGEST])

    def content_of(self, words: Iterable[str], language: str | None) -> tuple[str, ...]:
        """The meanings of those of ``words`` that have a content ("the" and "de" have none)."""
        return self._meanings.of(words, language)

    def _in_digits(self, text: str) -> list[str]:
        """The words of ``text``, put right, with numbers in digits."""
        words = self._spelling.correct(words_and_breaks(text))
        return [word for word, _, _ in self._amounts.numbers.in_digits(words)]

    def _languages(
        self, text: str, typed: Sequence[str], tokens: Sequence[str], concepts: frozenset[str]
    ) -> tuple[str | None, str | None]:
        """The message's language (English, Spanish or None), and another one it is in or asks for."""
        # As typed: the nearest word of ours would make a foreign one look like ours.
        written = self._others.written(text, typed, self._vote.knows)
        if written or self._is_foreign(typed, tokens):
            return None, written or UNNAMED
        language = self._vote.language(tokens, text)
        asks = concepts & _ASKS_FOR_A_LANGUAGE or len(tokens) <= _NAME_ALONE
        return language, self._others.named(tokens) if asks else None

    def _is_foreign(self, typed: Sequence[str], tokens: Sequence[str]) -> bool:
        """True for a message of which neither what was typed nor what may be meant is English or Spanish."""
        if len(typed) < _FEWEST_FOREIGN or not all(word.isalpha() for word in typed):
            return False
        known = sum(map(self._vote.knows, typed))
        put_right = sum(map(self._vote.knows, tokens))
        return known < _MOST_KNOWN * len(typed) and put_right <= _MOST_PUT_RIGHT * len(tokens)


def _words_of(found: Iterable[Found], words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    by_concept: dict[str, dict[str, None]] = {}
    for entry in sorted(found, key=lambda entry: entry.places):
        by_concept.setdefault(entry.concept, {})[" ".join(words[place] for place in entry.places)] = None
    return {concept: tuple(said) for concept, said in by_concept.items()}


def _wanted(found: Iterable[Found]) -> str | None:
    """The language asked for: of two the one named last, of two readings of it the longer ("no hablo ingles")."""
    asked = [entry for entry in found if entry.concept in _WANTED]
    if not asked:
        return None
    last = max(asked, key=lambda entry: (entry.places[-1], -entry.places[0]))
    return _WANTED[last.concept]
