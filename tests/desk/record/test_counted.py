"""What was counted in the examples is kept, and used for the very examples, rules and word lists only."""

from dataclasses import replace
from pathlib import Path
from queue import Queue

import pytest

from answers import Catalogue
from answers.content import ContentFile, Example
from desk.record import catalogue
from desk.record.catalogue import approved_words, the_lexicon, understanding_alone
from desk.record.counted import keep, kept
from lexicon import Alone, Likeness, Rules

AT_THE_DOOR = ["agents outside", "agents came", "agents knocking", "agents banging"]
SAID = "agents are here"


def words_with(texts: list[str]) -> Catalogue:
    """The catalogue with these examples only, and without rules."""
    words = approved_words()
    files: list[ContentFile] = [replace(file, examples=[], recognise=[]) for file in words.files]
    door = next(place for place, file in enumerate(files) if file.name == "ice_at_door")
    files[door] = replace(files[door], examples=[Example("ice_at_door", "en", text) for text in texts])
    return Catalogue(files, words.needs, words.facts, words.phones, words.office)


def test_what_was_counted_says_the_same_from_the_file(tmp_path: Path) -> None:
    words, path = words_with(AT_THE_DOOR), tmp_path / "models" / "likeness.json"
    keep(words, the_lexicon(), path)
    alone = Alone(Rules.from_mappings([]), words.emergencies)
    alone.learn(((example.intent, example.text) for example in words.examples), the_lexicon().read)
    read = the_lexicon().read(SAID)
    again = Alone(Rules.from_mappings([]), words.emergencies)
    assert again.certain(read) == []
    likeness = kept(words, path)
    assert likeness is not None
    again.remember(likeness)
    assert again.certain(read) == alone.certain(read) != []
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_what_was_counted_in_other_examples_is_not_used(tmp_path: Path) -> None:
    keep(words_with(AT_THE_DOOR), the_lexicon(), tmp_path / "likeness.json")
    assert kept(words_with(AT_THE_DOOR[1:]), tmp_path / "likeness.json") is None


@pytest.mark.parametrize("broken", ["", "{}", "[1]", '{"of": "x"'])
def test_a_file_that_cannot_be_read_is_not_used(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "likeness.json"
    path.write_text(broken)
    assert kept(words_with(AT_THE_DOOR), path) is None
    assert kept(words_with(AT_THE_DOOR), tmp_path / "none.json") is None


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_process_starts_with_it_and_counts_for_itself_without_it(
    monkeypatch: pytest.MonkeyPatch, is_kept: bool
) -> None:
    words = words_with(AT_THE_DOOR)
    says = Likeness([("ice_at_door", frozenset({text})) for text in AT_THE_DOOR])
    learned: Queue[object] = Queue()
    monkeypatch.setattr(catalogue, "approved_words", lambda: words)
    monkeypatch.setattr(catalogue, "kept", lambda _: says if is_kept else None)
    monkeypatch.setattr(Alone, "remember", lambda _, likeness: learned.put(likeness))
    monkeypatch.setattr(Alone, "learn", lambda *_: learned.put("counted"))
    understanding_alone.__wrapped__()
    assert learned.get(timeout=10) == (says if is_kept else "counted")
    assert learned.empty()
