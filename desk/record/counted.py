"""What is counted in the examples for understanding without the bot, kept beside the model: a process starts with it."""

import json
import logging
import os
from hashlib import sha256
from pathlib import Path

from answers import Catalogue
from lexicon import Alone, Lexicon, Likeness, Rules

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parents[2]
KEPT = _ROOT / "models" / "likeness.json"
_READ_BY = (*(_ROOT / "lexicon").glob("*.py"), *(_ROOT / "data" / "words").rglob("*.*"))


def kept(words: Catalogue, path: Path = KEPT) -> Likeness | None:
    """What was counted of these very examples, rules and word lists; None when that is not there."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["of"] == _fingerprint(words):
            return Likeness.counted(found["says"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        logger.warning("what was counted in the examples cannot be read: %s", type(error).__name__)
    else:
        logger.warning("what was counted in the examples is of others")
    return None


def keep(words: Catalogue, lexicon: Lexicon, path: Path = KEPT) -> None:
    """Counts and writes: all of it, or nothing."""
    alone = Alone(Rules.from_mappings(words.recognition()), words.emergencies)
    likeness = alone.count(((example.intent, example.text) for example in words.examples), lexicon.read)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_text(
        json.dumps({"of": _fingerprint(words), "says": likeness.says}, ensure_ascii=False), encoding="utf-8"
    )
    unfinished.replace(path)


def _fingerprint(words: Catalogue) -> str:
    examples = [(example.intent, example.text) for example in words.examples]
    counted = sha256(json.dumps([words.recognition(), examples], sort_keys=True).encode())
    for path in sorted(_READ_BY):
        counted.update(path.read_bytes())
    return counted.hexdigest()


if __name__ == "__main__":
    keep(Catalogue.load(), Lexicon.load())
