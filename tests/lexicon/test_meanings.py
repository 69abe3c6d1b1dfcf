"""Synonyms, forms of a word and the two languages share one plain meaning."""

import pytest

from lexicon import Lexicon
from lexicon.meanings import Meanings
from lexicon.word_files import LANGUAGES, WORDS, WordsError, read_word_files

MEANINGS = Meanings(
    {"en": {"attorney": "lawyer", "once": "one", "the": "-"}, "es": {"abogada": "lawyer", "once": "eleven"}}
)


@pytest.mark.parametrize(
    ("words", "language", "meanings"),
    [
        (["the", "attorney"], "en", ("lawyer",)),
        (["abogada"], "es", ("lawyer",)),
        (["abogada"], "en", ("lawyer",)),
        (["once"], "es", ("eleven",)),
        (["once"], "en", ("one",)),
        (["tacuazin"], None, ("tacuazin",)),
        ([], None, ()),
    ],
)
def test_a_word_has_the_meaning_of_the_message_s_language_or_of_any_or_itself(words, language, meanings):
    assert MEANINGS.of(words, language) == meanings


def test_a_spanish_and_an_english_sentence_mean_the_same():
    lexicon = Lexicon.load()
    spanish, english = (
        set(lexicon.read(text).meanings) for text in ("mi abogada cobra mucho", "my attorney charges much")
    )
    assert {"lawyer", "charge", "much"} <= spanish & english


def test_every_word_of_both_lists_is_plain_and_has_one_meaning():
    for language in LANGUAGES:
        meanings = read_word_files().meanings[language]
        assert len(meanings) > 10_000
        assert all(word.isascii() and word == word.lower() for pair in meanings.items() for word in pair)


@pytest.mark.parametrize("line", ["lawyer", "abogada the lawyer", "the lawyer\nthe boss"])
def test_a_line_that_cannot_be_read_is_named(tmp_path, line):
    for path in WORDS.rglob("*"):
        if path.is_file():
            target = tmp_path / path.relative_to(WORDS)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    (tmp_path / "meanings" / "es.txt").write_text(line + "\n")
    with pytest.raises(WordsError, match=r"es\.txt, line \d"):
        read_word_files(tmp_path)
