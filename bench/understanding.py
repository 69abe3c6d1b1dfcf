"""How well the trained model understands the held-out questions (run it with ``make evaluate``)."""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Iterable, Mapping, Sequence

import numpy as np

from answers import Catalogue
from bench.comparison import Asked, compare
from bench.comparison import lines_of as comparison_lines
from bench.held_out import Calm, Pair, Question, calm, near_duplicates, questions, words_of
from bench.nlu_peers import Example, amparo, nlp_js, rasa_init
from bench.parsing import Parse, language_of, load_parser
from bench.typos import misspell, without_accents
from components.decision import CLARIFY, FALLBACK

MODEL = Path(__file__).resolve().parent.parent / "models" / "amparo.tar.gz"

# What can happen to a person: answered rightly; asked back, and the right one is offered; asked back in vain;
# answered wrongly; told that it was not understood.
OUTCOMES = ("right", "asked, right", "asked, wrong", "wrong", "fallback")
_VARIANTS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "without accents": without_accents,
    "misspelt": misspell,
}
_MOST_CONFUSIONS = 30
_SHORT = 2

Table = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Result:
    """What the model made of one question."""

    question: Question
    outcome: str
    answered: str
    language: str | None
    milliseconds: float


def ask(parse: Parse, asked: Iterable[Question], change: Callable[[str], str] = str) -> list[Result]:
    """The result of each question, its text changed first."""
    results = []
    for question in asked:
        text = change(question.text)
        start = time.perf_counter()
        parsed = parse(text)
        milliseconds = (time.perf_counter() - start) * 1000
        outcome = outcome_of(parsed, question.intents)
        answered = str(parsed["intent"]["name"])
        results.append(Result(question, outcome, answered, language_of(parsed), milliseconds))
    return results


def outcome_of(parsed: Mapping[str, Any], right: Sequence[str]) -> str:
    """One of ``OUTCOMES``."""
    intent = parsed["intent"]["name"]
    if intent in right:
        return "right"
    if intent == CLARIFY:
        return "asked, wrong" if set(right).isdisjoint(parsed["choices"]) else "asked, right"
    return "fallback" if intent == FALLBACK else "wrong"


def table(results: Iterable[Result], row: Callable[[Question], str]) -> Table:
    """How often each outcome happened, by row."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        counts[row(result.question)][result.outcome] += 1
    return {name: {outcome: counts[name][outcome] for outcome in OUTCOMES} for name in counts}


def by_variant(parse: Parse, asked: Sequence[Question]) -> Table:
    """The same questions as written, without accents and misspelt."""
    rows: Table = {}
    for name, change in _VARIANTS.items():
        counts = Counter(result.outcome for result in ask(parse, asked, change))
        rows[name] = {outcome: counts[outcome] for outcome in OUTCOMES}
    return rows


def languages(results: Iterable[Result]) -> Table:
    """How often the language was right, wrong or not told. Who asks for another language is left out."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        wanted = result.question.language
        if wanted != "mixed" and "change_language" not in result.question.intents:
            told = "not told" if result.language is None else str(result.language == wanted)
            counts[wanted][told] += 1
    names = {"right": "True", "wrong": "False", "not told": "not told"}
    return {wanted: {name: counts[wanted][key] for name, key in names.items()} for wanted in counts}


def false_alarms(parse: Parse, sentences: Sequence[Calm]) -> dict[str, Any]:
    """Which forbidden emergencies were answered, and how often one was offered as a choice."""
    answered: Counter[str] = Counter()
    offered = 0
    for sentence in sentences:
        parsed = parse(sentence.text)
        intent = parsed["intent"]["name"]
        answered.update([intent] if intent in sentence.forbidden else [])
        offered += intent == CLARIFY and not sentence.forbidden.isdisjoint(parsed["choices"])
    return {"sentences": len(sentences), "answered": dict(answered), "offered": offered}


def confusions(results: Iterable[Result]) -> list[dict[str, Any]]:
    """The most frequent mistakes: what was meant, what the model took it for, how often."""
    mistakes = Counter(
        (result.question.intents[0], result.answered)
        for result in results
        if result.outcome not in ("right", "asked, right")
    )
    return [
        {"meant": meant, "taken for": taken, "times": times}
        for (meant, taken), times in mistakes.most_common(_MOST_CONFUSIONS)
    ]


def evaluate(
    parse: Parse,
    asked: Sequence[Question],
    emergencies: Sequence[Question],
    calm_sentences: Sequence[Calm],
    training: Iterable[str],
) -> dict[str, Any]:
    """Every number of the report."""
    parse("hola")  # the first message pays for what is loaded lazily
    results = ask(parse, asked)
    urgent = ask(parse, emergencies)
    everything = results + urgent
    pairs = near_duplicates([result.question.text for result in everything], training)
    times = [result.milliseconds for result in everything]
    return {
        "tables": {
            "questions by language": table(results, lambda question: question.language),
            "questions by intent": table(results, lambda question: question.intents[0]),
            "questions by form": table(results, lambda question: question.form),
            "questions by spelling": by_variant(parse, asked),
            "emergencies by language": table(urgent, lambda question: question.language),
            "emergencies by intent": table(urgent, lambda question: question.intents[0]),
            "emergencies by spelling": by_variant(parse, emergencies),
            "language of the answer": languages(everything),
        },
        "false alarms": false_alarms(parse, calm_sentences),
        "milliseconds": {"p50": float(np.percentile(times, 50)), "p99": float(np.percentile(times, 99))},
        "confusions": confusions(everything),
        "near duplicates": [pair._asdict() for pair in pairs if not _is_short(pair)],
        "short duplicates": sum(map(_is_short, pairs)),
    }


def _is_short(pair: Pair) -> bool:
    """Greetings, yes and no cannot be said in many ways: counted, not listed."""
    return len(words_of(pair.held_out)) <= _SHORT


def lines_of(report: Mapping[str, Any]) -> Iterable[str]:
    """The report for a person."""
    for title, rows in report["tables"].items():
        yield from _table_lines(title, rows)
    alarms = report["false alarms"]
    yield f"\nNo emergency: {alarms['sentences']} sentences"
    yield f"  {sum(alarms['answered'].values())} false alarms {alarms['answered']}"
    yield f"  {alarms['offered']} times offered as a choice"
    yield "\nParse: p50 {p50:.2f} ms, p99 {p99:.2f} ms".format(**report["milliseconds"])
    yield "\nTaken for something else"
    for mistake in report["confusions"]:
        yield f"  {mistake['times']:4d}  {mistake['meant']} -> {mistake['taken for']}"
    yield f"\nNear duplicates of training lines ({report['short duplicates']} of one or two words not listed)"
    for pair in report["near duplicates"]:
        yield f"  {pair['held_out']!r} ~ {pair['training']!r}"


def _table_lines(title: str, rows: Table) -> Iterable[str]:
    names = list(next(iter(rows.values()), {}))
    total = {name: sum(counts[name] for counts in rows.values()) for name in names}
    yield f"\n{title:32}{'n':>6}" + "".join(f"{name:>16}" for name in names)
    for row, counts in [*sorted(rows.items()), ("all", total)]:
        number = sum(counts.values())
        cells = (f"{count:8d} {count / (number or 1):7.1%}" for count in counts.values())
        yield f"  {row:30}{number:6d}" + "".join(cells)


def side_by_side(epochs: int, one_in: int) -> Iterable[str]:
    """Ours, nlp.js and, when ``epochs`` is not 0, the pipeline of `rasa init`, on the held-out sentences.

    All learn the same examples: one in ``one_in`` of those of each need and language.
    """
    catalogue = Catalogue.load()
    examples = some_of([Example(one.text, one.intent, one.language) for one in catalogue.examples], one_in)
    asked = Asked(questions("questions"), questions("emergencies"), calm())
    trained = [amparo(examples, asked.texts), nlp_js(examples, asked.texts)]
    if epochs:
        trained.append(rasa_init(examples, asked.texts, epochs))
    yield f"\n{len(examples)} examples learned"
    yield from comparison_lines(compare(asked, trained, catalogue.emergencies))


def some_of(examples: Sequence[Example], one_in: int) -> list[Example]:
    """One in so many of the examples of each need and language."""
    seen: Counter[tuple[str, str]] = Counter()
    chosen = []
    for example in examples:
        group = example.intent, example.language
        if seen[group] % one_in == 0:
            chosen.append(example)
        seen[group] += 1
    return chosen


def main() -> None:
    """Loads, asks, prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true", help="print the numbers as JSON, without the peers")
    options.add_argument("--model", type=Path, default=MODEL)
    options.add_argument("--diet-epochs", type=int, default=100, help="of `rasa init`; 0 leaves it out")
    options.add_argument("--one-in", type=int, default=1, help="of the examples, for the comparison")
    chosen = options.parse_args()
    training = [example.text for example in Catalogue.load().examples]
    parse = load_parser(chosen.model)
    report = evaluate(parse, questions("questions"), questions("emergencies"), calm(), training)
    if chosen.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return
    print("\n".join(lines_of(report)), flush=True)
    print("\n".join(side_by_side(chosen.diet_epochs, chosen.one_in)))


if __name__ == "__main__":
    main()
