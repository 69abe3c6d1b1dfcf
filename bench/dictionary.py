"""Makes data/words/dictionary/: the frequent words of each language, from the tables of spacy-lookups-data (MIT).

The lexicon uses them to leave real words as they are and to tell the languages apart. Run it again only to change
how many words there are: ``python bench/dictionary.py <folder where spacy-lookups-data is installed>``.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from lexicon.normalise import plain
from lexicon.word_files import LANGUAGES, WORDS

RAREST = {"en": -14.0, "es": -13.4}  # log probability of the rarest word kept
NEEDS_NO_ENTRY = -10.5  # so frequent that it need not be in the table of lemmas
ONE_LANGUAGE = 2.5  # this much likelier in one language than in the other, or it counts for neither
LONGEST = 18


def main(tables: Path) -> None:
    """Writes en.txt, es.txt and both.txt."""
    odds = {language: frequencies(tables, language) for language in LANGUAGES}
    frequent = {
        word for language in LANGUAGES for word, log in odds[language].items() if log >= RAREST[language]
    }
    lists: dict[str, list[str]] = {"en": [], "es": [], "both": []}
    for word in sorted(frequent):
        lead = odds["en"].get(word, -20.5) - odds["es"].get(word, -20.5)
        lists["both" if abs(lead) < ONE_LANGUAGE else "en" if lead > 0 else "es"].append(word)
    directory = WORDS / "dictionary"
    directory.mkdir(exist_ok=True)
    for name, words in lists.items():
        (directory / f"{name}.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
        print(name, len(words))


def frequencies(tables: Path, language: str) -> dict[str, float]:
    """Real words, normalised, with the log probability of their likeliest spelling."""
    lookup = table(tables, f"{language}_lemma_lookup")
    real = {plain(word) for pair in lookup.items() for word in pair}
    found: dict[str, float] = {}
    for word, log in table(tables, f"{language}_lexeme_prob").items():
        word = plain(word)
        if (
            word.isascii()
            and word.isalpha()
            and 2 <= len(word) <= LONGEST
            and (word in real or log > NEEDS_NO_ENTRY)
        ):
            found[word] = max(log, found.get(word, -99.0))
    return found


def table(tables: Path, name: str) -> Any:
    """One of the package's tables."""
    with gzip.open(tables / "spacy_lookups_data" / "data" / f"{name}.json.gz") as file:
        return json.load(file)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
