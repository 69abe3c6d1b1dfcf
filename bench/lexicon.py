"""How fast the lexicon reads, and how precise the certain rules are on the examples of all content files.

``python -m bench.lexicon`` prints both; nothing here is a test of speed, machines differ.
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from answers.content import read_yaml
from lexicon import Certain, Lexicon, Rule, recognise

ROOT = Path(__file__).resolve().parent.parent
URGENCIES = ("emergency", "urgent", "normal")
WORDS = 15


def main() -> None:
    """Prints the two tables."""
    started = time.process_time()
    lexicon = Lexicon.load()
    print(f"load: {time.process_time() - started:.2f} s of one core")
    examples = examples_of(ROOT)
    print_speed(lexicon, [text for text, _ in examples])
    print_rules(lexicon, rules_of(ROOT), examples)


def rules_of(root: Path) -> list[Rule]:
    """The rules of all content files, those of emergencies first."""
    needs = read_yaml(root / "data" / "intents.yml")["intents"]
    rules = [
        (URGENCIES.index(needs[path.stem]["urgency"]), Rule.from_mapping(path.stem, mapping))
        for path in content_files(root)
        if path.stem in needs
        for mapping in read_yaml(path).get("recognise") or ()
    ]
    return [rule for _, rule in sorted(rules, key=lambda pair: pair[0])]


def examples_of(root: Path) -> list[tuple[str, str]]:
    """Every training example with its intent."""
    return [
        (line.strip()[1:].strip(), block["intent"])
        for path in content_files(root)
        for block in read_yaml(path).get("nlu") or ()
        if "intent" in block
        for line in block["examples"].splitlines()
        if line.strip().startswith("-")
    ]


def content_files(root: Path) -> list[Path]:
    """All answers and flows."""
    return sorted(root.glob("data/answers/*/*.yml")) + sorted(root.glob("data/flows/*.yml"))


def print_speed(lexicon: Lexicon, texts: list[str]) -> None:
    """Milliseconds of one core for a message of about 15 words."""
    texts = [text for text in texts if abs(len(text.split()) - WORDS) <= 2]
    for text in texts:
        lexicon.read(text)
    started = time.process_time()
    for text in texts:
        lexicon.read(text)
    print(
        f"read: {1000 * (time.process_time() - started) / len(texts):.2f} ms for {WORDS} words ({len(texts)} messages)"
    )


def print_rules(lexicon: Lexicon, rules: list[Rule], examples: list[tuple[str, str]]) -> None:
    """Of each intent: how many examples its rules found, how many of others, and those others."""
    found: Counter[str] = Counter()
    wrong: list[tuple[Certain, str, str]] = []
    for text, intent in examples:
        certain = recognise(lexicon.read(text), rules)
        if certain and certain.intent == intent:
            found[intent] += 1
        elif certain:
            wrong.append((certain, intent, text))
    total = Counter(intent for _, intent in examples)
    misfired = Counter(certain.intent for certain, _, _ in wrong)
    print(f"\n{'intent':32}{'found':>10}{'misfired':>10}")
    for intent in sorted(total):
        print(f"{intent:32}{found[intent]:>6}/{total[intent]}{misfired[intent]:>8}")
    print(f"{'all':32}{sum(found.values()):>6}/{len(examples)}{len(wrong):>8}\n")
    for certain, intent, text in sorted(wrong, key=lambda case: (case[0].intent, case[1])):
        print(f"{certain.intent} instead of {intent}: {text}\n    {'; '.join(certain.because)}")


if __name__ == "__main__":
    main()
