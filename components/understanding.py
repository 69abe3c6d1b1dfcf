"""What a message means, without Rasa: concepts, certain intents, classifier, decision, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import AbstractSet, Any, List, Mapping, Optional, Sequence, Text, Tuple

from answers import Catalogue
from answers.catalogue import URGENCIES
from components.classifier import Classifier
from components.clauses import Clause, clauses_of
from components.decision import CLARIFY, MOST_CHOICES, SAYS_TOO_LITTLE, Decision, Thresholds, before, decide
from components.details import Details
from components.features import Document
from components.receipt_code import receipt_code_in
from lexicon import Alone, Certain, Lexicon, Reading, Rule, Rules, Wish
from lexicon.reading import UNNAMED

PLACEHOLDER = re.compile(r"\[(NAME|PHONE|EMAIL|A-NUMBER|SSN|CARD|ADDRESS|RECEIPT)(?: \d+)?\]")

RULE = "RULE "  # in front of the name of a need whose rule fires, as the classifier sees it

_RANKED = 5
_TOP = 3
_SAID_MOST = 4  # words named as the reason of a learned decision
# Words that may stand around a detail without saying anything else ("my number is ...", "me llamo ...").
_AROUND_A_DETAIL = frozenset(
    "my name number phone cell is it its im i am the call me at "
    "mi nombre numero telefono celular cel es el soy me llamo llamame llameme al a".split()
)

# What a clause says of when: not now, or not here; and that it is.
_NOT_HERE_AND_NOW = frozenset({"HYPOTHETICAL", "PAST_LONG", "NEWS", "OTHER_COUNTRY"})
_TODAY = frozenset({"NOW", "TODAY"})
_LATELY = _TODAY | {"RECENT"}

_LIKELIER_THAN_NOT = 0.5
_CERTAIN = 1.0
_REFUSALS = frozenset({"deny", "cancel"})
_ABOUT_OUR_WORDS = frozenset({"repeat", "change_language"})
_SEVERAL = 2

Ranking = Sequence[Tuple[Text, float]]


@dataclass(frozen=True)
class Understood:
    """One message, understood.

    Attributes:
        ranking: the five likeliest intents with their probabilities; a certain intent comes first with 1.0.
        because: what decided, for a reviewer: the rule or the words, then the three likeliest intents.
        details: slot -> value of what the message says of the questions of the flows.
        wish: when and how to call.
    """

    reading: Reading
    decision: Decision
    ranking: Ranking
    because: Tuple[Text, ...]
    details: Mapping[Text, Text] = field(default_factory=dict)
    wish: Optional[Wish] = None


class Understanding:
    """Understands messages; without a classifier it knows what is certain by rules and by likeness to examples."""

    def __init__(
        self,
        thresholds: Thresholds,
        classifier: Optional[Classifier] = None,
        lexicon: Optional[Lexicon] = None,
        catalogue: Optional[Catalogue] = None,
    ) -> None:
        catalogue = catalogue or Catalogue.load()
        self.lexicon = lexicon or Lexicon.load()
        self.thresholds = thresholds
        self.classifier = classifier
        self.needs = catalogue.needs
        self.emergencies = catalogue.emergencies
        self.rules = Rules.from_mappings(catalogue.recognition())
        self._alone = Alone(self.rules, self.emergencies)
        self._of_emergencies = self.rules.concepts_of(self.emergencies)
        asked_back = [
            (_rule_of(file.name, asked), tuple(asked["choices"]))
            for file in catalogue.files
            for asked in file.ask_back
        ]
        self._asked_back = {said: choices for rule, choices in asked_back for said in rule.phrases}
        self._asked_back_about = [(rule, choices) for rule, choices in asked_back if rule.all | rule.any]
        self._details = Details(catalogue, self.lexicon)
        self._catalogue = catalogue

    def understand(self, text: Text) -> Understood:
        """What ``text`` means and what to do about it. Never fails, whatever the text."""
        understood, wish = self._understand(text), self.lexicon.when_to_call(text)
        decision = understood.decision
        if wish and wish.is_all and decision.intent in _REFUSALS and decision.confidence < _CERTAIN:
            # "don't call before 5" refuses no call
            understood = _without_doubt(understood.reading, "give_detail", "only when and how to call")
        return replace(understood, wish=wish)

    def _understand(self, text: Text) -> Understood:
        reading = self.lexicon.read(PLACEHOLDER.sub(" ", text))
        if is_only_a_detail(text, reading):
            return _without_doubt(reading, "give_detail", "only a detail")
        certain = self._certain(reading)
        fired = self.rules.fired(reading)
        document = document_of(reading, fired)
        ranking = self.rank(document)
        asks_about = () if certain else self._asks_about(reading)
        if certain:
            understood = _certainly(reading, certain, ranking)
        elif asks_about:
            decision = Decision(CLARIFY, ranking[0][1] if ranking else 0.0, asks_about)
            understood = Understood(reading, decision, ranking[:_RANKED], (SAYS_TOO_LITTLE, *_top(ranking)))
        else:
            clauses = self._clauses(text)
            understood = self._several_needs(clauses, self._probably(reading, document, fired, ranking))
            if understood.decision.intent not in self.emergencies and self._of_emergencies & reading.concepts:
                understood = self._clause_by_clause(clauses, understood)
        if receipt_code_in(text) and understood.decision.intent not in self.emergencies:
            # Whoever sends a code wants to know about the request behind it, whatever stands around it.
            return _without_doubt(reading, "handoff_status", "a receipt code")
        if is_another_language(understood.decision, reading, self.emergencies):
            return _without_doubt(reading, "other_language", reading.other_language or "")
        said = self._details.said(reading, understood.decision, [rule.intent for rule in fired])
        # What is told of what was seen, and nothing else, can only be an answer; "no entiendo" and "english" are about our words.
        seen = {} if certain and certain[0].intent in _ABOUT_OUR_WORDS else self.lexicon.seen(text)
        return replace(understood, details={**said, **seen})

    def count_examples(self) -> None:
        """Makes ready for understanding without a classifier, in about ten seconds."""
        examples = ((example.intent, example.text) for example in self._catalogue.examples)
        self._alone.learn(examples, self.lexicon.read)

    def document(self, reading: Reading) -> Document:
        """What the classifier learns from and is asked about: words, concepts and the rules that fire."""
        return document_of(reading, self.rules.fired(reading))

    def rank(self, document: Document) -> Ranking:
        """Every intent with its probability, likeliest first; empty without a classifier or a word that it knows."""
        if self.classifier is None or not document.text:
            return []
        ranking = self.classifier.rank(document)
        return ranking if ranking[0][1] > ranking[-1][1] else []

    def _certain(self, reading: Reading) -> Sequence[Certain]:
        if self.classifier is None:
            return self._alone.certain(reading)
        said_so = self.rules.said(reading)
        return [said_so] if said_so else []

    def _asks_about(self, reading: Reading) -> Tuple[Text, ...]:
        """What to ask about where the whole message is a word or two that may mean anything."""
        return self._asked_back.get(reading.sentence) or self._asked_back.get(reading.as_typed, ())

    def _probably(
        self, reading: Reading, document: Document, fired: Sequence[Certain], ranking: Ranking
    ) -> Understood:
        decision = decide(ranking, self.thresholds, self.emergencies, [certain.intent for certain in fired])
        likeliest_two = [intent for intent, _ in ranking[:2]]
        if decision.intent == CLARIFY and CLARIFY in likeliest_two:
            kept = 1 if likeliest_two[0] == CLARIFY else MOST_CHOICES
            decision = self._with_choices(decision, kept, reading, fired)
        because = [
            reason for certain in fired if certain.intent == decision.intent for reason in certain.because
        ]
        if self.classifier and ranking:
            likeliest = ranking[0][0]
            explained = decision.intent if decision.intent in self.needs else likeliest
            said = self.classifier.reasons(document, explained, _SAID_MOST)
            because += [_with_words(name, reading) for name in said if RULE not in name]
        return Understood(reading, decision, ranking[:_RANKED], (*dict.fromkeys(because), *_top(ranking)))

    def _with_choices(
        self, decision: Decision, kept: int, reading: Reading, fired: Sequence[Certain]
    ) -> Decision:
        """What to ask about, of a message that may say too little: the likeliest needs, then what its concepts suggest."""
        asked = next(
            (choices for rule, choices in self._asked_back_about if rule.because(reading) is not None), ()
        )
        # One emergency of the ranking brings the words that protect; a second is chance, where next to nothing is left to rank.
        likeliest = [intent for intent in decision.choices if intent in self.emergencies][:1]
        urgent = [*(rule.intent for rule in fired if rule.intent in self.emergencies), *likeliest]
        choices = dict.fromkeys([*decision.choices[:kept], *urgent, *asked, *decision.choices])
        return replace(decision, choices=tuple(choices)[:MOST_CHOICES])

    def _clauses(self, text: Text) -> Sequence[Clause]:
        """Each clause by itself; none of a message of one clause."""
        clauses = []
        for clause in clauses_of(PLACEHOLDER.sub(" ", text)):
            reading = self.lexicon.read(clause)
            fired = self.rules.fired(reading)
            clauses.append(Clause(clause, reading, fired, self.rank(document_of(reading, fired))))
        return clauses

    def _several_needs(self, clauses: Sequence[Clause], understood: Understood) -> Understood:
        """What a clause of its own asks for is offered below the answer; in doubt between such needs the most urgent is answered."""
        decision = understood.decision
        if decision.intent != CLARIFY and self._is_meta(decision.intent):
            return understood
        needs = [need for need in self._needs_of(clauses) if need != decision.intent]
        if decision.intent != CLARIFY:
            urgent = [need for need in decision.also if need in self.emergencies]
            also = tuple(dict.fromkeys([*urgent, *needs, *decision.also]))[: MOST_CHOICES - 1]
            return replace(understood, decision=replace(decision, also=also))
        if len(needs) < _SEVERAL or not set(needs) <= set(decision.choices):
            return understood
        if not self.emergencies.isdisjoint(decision.choices):
            return understood
        first, *others = sorted(needs, key=lambda need: URGENCIES.index(self.needs[need]["urgency"]))
        return replace(understood, decision=Decision(first, decision.confidence, also=tuple(others)))

    def _needs_of(self, clauses: Sequence[Clause]) -> Sequence[Text]:
        """The needs that a clause is sure of, each once, in their order."""
        likeliest = (clause.ranking[0] for clause in clauses if clause.ranking)
        sure = (need for need, probability in likeliest if probability >= self.thresholds.sure_clause)
        return [need for need in dict.fromkeys(sure) if not self._is_meta(need)]

    def _is_meta(self, intent: Text) -> bool:
        """True for what is no need of its own: hello, the menu, a question back."""
        return self.needs.get(intent, {}).get("kind", "meta") == "meta"

    def _clause_by_clause(self, clauses: Sequence[Clause], understood: Understood) -> Understood:
        """An emergency that one clause tells goes before what the whole message asks, which is heard by its last words.

        It is answered when the clause says that it is today, else offered first when it was lately or a rule knows it.
        """
        offered = None
        for clause in clauses:
            concepts = clause.reading.concepts
            if _NOT_HERE_AND_NOW & concepts:
                continue
            urgent, sureness = self._emergency_in(clause)
            if sureness < _LIKELIER_THAN_NOT:
                continue
            if sureness >= self.thresholds.sure_clause and _TODAY & concepts:
                decision = before(urgent, True, understood.decision)
                return replace(understood, decision=decision, because=(clause.text, *understood.because))
            a_rule_knows = not self.emergencies.isdisjoint(rule.intent for rule in clause.fired)
            if offered is None and (a_rule_knows or _LATELY & concepts):
                offered = urgent
        if offered is None:
            return understood
        return replace(understood, decision=before(offered, False, understood.decision))

    def _emergency_in(self, clause: Clause) -> Tuple[Text, float]:
        """The likeliest emergency of a clause, and how likely it is one at all."""
        if self.classifier is None:
            certain = [certain.intent for certain in self._alone.certain(clause.reading)]
            return next(((intent, 1.0) for intent in certain if intent in self.emergencies), ("", 0.0))
        urgent = [ranked for ranked in clause.ranking if ranked[0] in self.emergencies]
        return (urgent[0][0], sum(probability for _, probability in urgent)) if urgent else ("", 0.0)


def document_of(reading: Reading, fired: Sequence[Certain] = ()) -> Document:
    """What the classifier sees of a message."""
    rules = (RULE + certain.intent for certain in fired)
    return Document(" ".join(reading.tokens), (*sorted(reading.subjects), *rules), reading.meanings)


def _rule_of(name: Text, asked: Mapping[Text, Any]) -> Rule:
    """The rule of an item of ``ask_back``: whole messages, or concepts."""
    return Rule.from_mapping(name, {form: said for form, said in asked.items() if form != "choices"})


def _certainly(reading: Reading, certain: Sequence[Certain], ranking: Ranking) -> Understood:
    first, *others = certain
    decision = Decision(first.intent, 1.0, also=tuple(other.intent for other in others))
    ranking = [(first.intent, 1.0), *(ranked for ranked in ranking if ranked[0] != first.intent)]
    return Understood(reading, decision, ranking[:_RANKED], (*first.because, *_top(ranking)))


def _with_words(concept: Text, reading: Reading) -> Text:
    said = reading.words.get(concept)
    return f"{concept}: {', '.join(said)}" if said else concept


def is_only_a_detail(text: Text, reading: Reading) -> bool:
    """True when the message is a placeholder with nothing else to understand around it."""
    return bool(PLACEHOLDER.search(text)) and _AROUND_A_DETAIL.issuperset(
        word for word in reading.tokens if word.isalnum()
    )


def is_another_language(decision: Decision, reading: Reading, emergencies: AbstractSet[Text]) -> bool:
    """True for what may be a wish to speak a language that we do not, and for a message written in one."""
    if reading.wanted_language:
        return False
    if not reading.other_language:  # "mam": a wish for a language, and for none that we know
        return decision.intent == "change_language" and reading.language is None
    if reading.other_language == UNNAMED:  # too little to go on against an emergency
        return decision.intent not in emergencies
    heard = (decision.intent, *decision.choices, *decision.also)
    may_be_one = "change_language" in heard and emergencies.isdisjoint(heard)
    return decision.intent == "change_language" or may_be_one or reading.language is None


def _without_doubt(reading: Reading, intent: Text, because: Text) -> Understood:
    return Understood(reading, Decision(intent, 1.0), [(intent, 1.0)], (because,))


def _top(ranking: Ranking) -> List[Text]:
    return [f"{intent} {probability:.0%}" for intent, probability in ranking[:_TOP]]
