"""The whole understanding of one message in one pipeline step: language, details, concepts, intent, decision."""

from __future__ import annotations

import re
from typing import Any, Dict, Iterable, List, Optional, Text, Tuple, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from answers import Catalogue
from components.classifier import Classifier, Document
from components.decision import Decision, Thresholds, decide
from components.handoff_details import new_handoff
from lexicon import Certain, Lexicon, Reading, Rule, recognise

_PLACEHOLDER = re.compile(r"\[(NAME|PHONE|EMAIL|A-NUMBER|SSN|CARD|ADDRESS|RECEIPT)(?: \d+)?\]")
_ENTITY_OF_PLACEHOLDER = {"NAME": "handoff_name", "PHONE": "handoff_phone"}
_RANKED = 5
_HOUR = re.compile(
    r"\b\d{1,2}\s*(?:[ap]\.?m\b|:\d\d)|\b(?:after|before|until|at|las|la)\s+\d{1,2}\b", re.IGNORECASE
)
_CALLING_TIMES = frozenset({"TIME_TO_CALL"})
# Words that may stand around a detail without saying anything else ("my number is ...", "me llamo ...").
_AROUND_A_DETAIL = frozenset(
    "my name number phone cell is it its im i am the call me at "
    "mi nombre numero telefono celular cel es el soy me llamo llamame llameme al a".split()
)


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class Understand(IntentClassifier, GraphComponent):
    """Sets intent, ranking and entities of a message, and why (``concepts``, ``because``)."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """The thresholds of the decision (see ``components.decision.Thresholds``)."""
        return {
            "sure": 0.6,
            "sure_emergency": 0.6,
            "sure_apart": 0.6,
            "likely": 0.1,
            "likely_emergency": 0.05,
        }

    @classmethod
    def required_components(cls) -> List[Type]:
        """None: this step does all."""
        return []

    def __init__(
        self,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        classifier: Optional[Classifier] = None,
    ) -> None:
        """Loads the lexicon and the rules of the content files."""
        names = Thresholds.__dataclass_fields__
        self._thresholds = Thresholds(**{name: config[name] for name in names})
        self._model_storage = model_storage
        self._resource = resource
        self._classifier = classifier
        self._lexicon = Lexicon.load()
        catalogue = Catalogue.load()
        self._rules = [Rule.from_mapping(intent, rule) for intent, rule in catalogue.recognition()]
        self._emergencies = frozenset(
            intent for intent, need in catalogue.needs.items() if need["urgency"] == "emergency"
        )

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Understand:
        """A new, untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples of the content files and persists the classifier."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        self._classifier = Classifier.train(
            [document_of(self._lexicon.read(example.get(TEXT))) for example in examples],
            [example.get(INTENT) for example in examples],
        )
        with self._model_storage.write_to(self._resource) as directory:
            self._classifier.save(directory)
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Understand:
        """The component with its trained classifier."""
        with model_storage.read_from(resource) as directory:
            return cls(config, model_storage, resource, Classifier.load(directory))

    def process(self, messages: List[Message]) -> List[Message]:
        """Understands each message that was typed; a chosen button is left to Rasa."""
        for message in messages:
            text = message.get(TEXT) or ""
            if not text.startswith("/"):
                self._understand(message, text, message.get("metadata") or {})
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing learns from what this step finds."""
        return training_data

    def _understand(self, message: Message, text: Text, metadata: Dict[Text, Any]) -> None:
        reading = self._lexicon.read(_PLACEHOLDER.sub(" ", text))
        decision, ranking, because, also = self._decide(text, reading)
        properties: Dict[Text, Any] = {
            INTENT: {"name": decision.intent, "confidence": round(decision.confidence, 4)},
            "intent_ranking": [
                {"name": intent, "confidence": round(confidence, 4)}
                for intent, confidence in ranking[:_RANKED]
            ],
            ENTITIES: [
                *details_in(text),
                *language_entity(decision.intent, reading, metadata),
                *own_number(decision.intent, metadata),
                *answers_about_calling(text, decision.intent, reading),
                *({"entity": name, "value": value} for name, value in new_handoff(decision.intent).items()),
            ],
            "concepts": sorted(reading.concepts),
            "because": because,
            "choices": list(decision.choices),
            "also": also,
        }
        for name, value in properties.items():
            message.set(name, value, add_to_output=True)

    def _decide(
        self, text: Text, reading: Reading
    ) -> Tuple[Decision, List[Tuple[Text, float]], List[Text], List[Text]]:
        if is_only_a_detail(text, reading):
            return Decision("give_detail", 1.0), [("give_detail", 1.0)], ["only a detail"], []
        certain = self._certain(reading)
        ranking = self._rank(reading)
        if certain:
            first = certain[0]
            also = [other.intent for other in certain[1:]]
            if is_another_language(first.intent, reading):
                return _other_language(reading)
            others = [ranked for ranked in ranking if ranked[0] != first.intent]
            return Decision(first.intent, 1.0), [(first.intent, 1.0), *others], list(first.because), also
        decision = decide(ranking, self._thresholds, self._emergencies)
        if is_another_language(decision.intent, reading):
            return _other_language(reading)
        words = sorted({word for found in reading.words.values() for word in found})
        return decision, ranking, words, list(decision.also)

    def _certain(self, reading: Reading) -> List[Certain]:
        """Every need that the rules are certain of, most urgent first, each once."""
        found: Dict[Text, Certain] = {}
        remaining = self._rules
        while True:
            certain = recognise(reading, remaining)
            if certain is None:
                return list(found.values())
            found[certain.intent] = certain
            remaining = [rule for rule in remaining if rule.intent not in found]

    def _rank(self, reading: Reading) -> List[Tuple[Text, float]]:
        if self._classifier is None or not reading.tokens:
            return []
        return self._classifier.rank(document_of(reading))


def document_of(reading: Reading) -> Document:
    """What the classifier sees of a message."""
    return Document(" ".join(reading.tokens), tuple(sorted(reading.concepts)))


def details_in(text: Text) -> List[Dict[Text, Any]]:
    """An entity for each placeholder that a handoff can use."""
    return [
        {
            "entity": _ENTITY_OF_PLACEHOLDER[match.group(1)],
            "value": match.group(0),
            "start": match.start(),
            "end": match.end(),
        }
        for match in _PLACEHOLDER.finditer(text)
        if match.group(1) in _ENTITY_OF_PLACEHOLDER
    ]


def is_only_a_detail(text: Text, reading: Reading) -> bool:
    """True when the message is a placeholder with nothing else to understand around it."""
    return bool(_PLACEHOLDER.search(text)) and _AROUND_A_DETAIL.issuperset(
        word for word in reading.tokens if word.isalnum()
    )


def is_another_language(intent: Text, reading: Reading) -> bool:
    """True for a wish to speak a language that we do not, and for a message written in one."""
    if not reading.other_language or reading.wanted_language:
        return False
    return intent == "change_language" or reading.language is None


def _other_language(
    reading: Reading,
) -> Tuple[Decision, List[Tuple[Text, float]], List[Text], List[Text]]:
    because = [reading.other_language or ""]
    return Decision("other_language", 1.0), [("other_language", 1.0)], because, []


def language_entity(intent: Text, reading: Reading, metadata: Dict[Text, Any]) -> Iterable[Dict[Text, Any]]:
    """The language to answer in: the one asked for, else the chosen one, else the message's own."""
    language = metadata.get("language") or reading.language or metadata.get("default_language")
    if intent == "change_language" and (reading.wanted_language or reading.language):
        language = reading.wanted_language or reading.language
    return [{"entity": "language", "value": language}] if language else []


def answers_about_calling(text: Text, intent: Text, reading: Reading) -> List[Dict[Text, Any]]:
    """What may answer when and how to call back; the slot listens only while that is asked."""
    if intent == "deny" and len(reading.tokens) == 1:
        return [{"entity": "bare_no", "value": "no_voicemail"}]
    if (_CALLING_TIMES & reading.concepts or _HOUR.search(text)) and intent not in ("cancel", "deny"):
        return [{"entity": "callback_wish", "value": text}]
    return []


def own_number(intent: Text, metadata: Dict[Text, Any]) -> Iterable[Dict[Text, Any]]:
    """By SMS, "yes" to the question for a number means the number it came from."""
    if metadata.get("channel") == "sms" and intent == "affirm":
        return [{"entity": "own_number", "value": "[THIS NUMBER]"}]
    return []
