"""The measurement of understanding, with a model that knows two words."""

import json

from answers.catalogue import ROOT
from answers.content import read_yaml
from bench.held_out import calm, near_duplicates, questions
from bench.nlu_peers import Example
from bench.typos import misspell, without_accents
from bench.understanding import evaluate, lines_of, outcome_of, some_of


def parsed(intent, choices=(), language="en"):
    entities = [{"entity": "language", "value": language}] if language else []
    return {"intent": {"name": intent, "confidence": 1.0}, "choices": list(choices), "entities": entities}


def parse(text):
    if "bond" in text:
        return parsed("bond")
    if "firm" in text:
        return parsed("clarify", ["dont_sign", "bond"], "es")
    return parsed("fallback", language=None)


def test_each_outcome_has_its_name():
    right = ("bond", "lawyer_cost")
    assert outcome_of(parsed("lawyer_cost"), right) == "right"
    assert outcome_of(parsed("clarify", ["find_detainee", "bond"]), right) == "asked, right"
    assert outcome_of(parsed("clarify", ["find_detainee"]), right) == "asked, wrong"
    assert outcome_of(parsed("greet"), right) == "wrong"
    assert outcome_of(parsed("fallback"), right) == "fallback"


def test_the_report_counts_every_held_out_question():
    asked = questions("questions")
    report = evaluate(parse, asked, questions("emergencies"), calm(), ["BOND amount, ICE!"])
    for title in ("questions by language", "questions by intent", "questions by form"):
        assert sum(sum(row.values()) for row in report["tables"][title].values()) == len(asked)
    assert {"held_out": "bond amount ice", "training": "BOND amount, ICE!"} in report["near duplicates"]
    assert "\n".join(lines_of(report))
    assert json.dumps(report)


def test_words_in_another_order_accents_and_entity_marks_are_the_same_line():
    assert near_duplicates(["¿Dónde está mi papá?"], ["[papa](relative) mi donde esta"])
    assert not near_duplicates(["¿Dónde está mi papá?"], ["donde esta mi papa detenido"])


def test_fewer_examples_are_fewer_of_each_need_and_language():
    examples = [
        Example(f"{place}", need, lang)
        for place in range(8)
        for need in ("bond", "tps")
        for lang in ("en", "es")
    ]
    some = some_of(examples, 4)
    assert len(some) == 8
    assert {(one.intent, one.language) for one in some} == {(one.intent, one.language) for one in examples}
    assert some_of(examples, 1) == examples


def test_the_typo_maker_makes_the_same_typo_every_time():
    text = "they took my husband this morning"
    assert misspell(text) == misspell(text) != text
    assert without_accents("¿Qué pasó, señor?") == "Que paso, senor?"


def test_every_held_out_intent_is_a_known_one():
    needs = set(read_yaml(ROOT / "data" / "intents.yml")["intents"])
    for question in questions("questions") + questions("emergencies"):
        assert set(question.intents) <= needs, question.text
    for sentence in calm():
        assert sentence.forbidden <= needs, sentence.text
