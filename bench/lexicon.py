"""How fast the lexicon reads, and how precise the certain rules are on the examples of all content files.

``python -m bench.lexicon`` prints both; nothing here is a test of speed, machines differ.
"""

from __future__ import annotations

import time
from collections import Counter

from answers import Catalogue
from lexicon import Certain, Lexicon, Rule, recognise

WORDS = 15


def main() -> None:
    """Prints the two tables."""
    started = time.process_time()
    lexicon = Lexicon.load()
    print(f"load: {time.process_time() - started:.2f} s of one core")
    catalogue = Catalogue.load()
    print_speed(lexicon, [example.text for example in catalogue.examples])
    print_rules(lexicon, catalogue)


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


def print_rules(lexicon: Lexicon, catalogue: Catalogue) -> None:
    """Of each intent: how many examples its rules found, how many of others, and those others."""
    rules = [Rule.from_mapping(intent, rule) for intent, rule in catalogue.recognition()]
    examples = [(example.text, example.intent) for example in catalogue.examples]
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
