"""The bot's one pipeline step: hands each message to the understanding and sets what Rasa needs of it."""

from __future__ import annotations

import json
import logging
import re
import zipfile
from dataclasses import asdict
from hashlib import sha256
from typing import Any, Dict, Iterable, List, Optional, Text, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from answers import Catalogue
from answers.catalogue import ROOT
from components.classifier import Classifier
from components.decision import Thresholds
from components.handoff_details import (
    CALLING_TIMES,
    DETAILS,
    HAPPENING,
    THIS_NUMBER,
    handoff_entities,
    urgency_of_answer,
)
from components.processors import on_all_processors
from components.understanding import PLACEHOLDER, Understanding, Understood
from lexicon import Reading, Wish

logger = logging.getLogger(__name__)

_READ_BY = ("lexicon", "components", "data/words")
_READ = frozenset({".py", ".yml", ".txt"})
_ENTITY_OF_PLACEHOLDER = {"NAME": "handoff_name", "PHONE": "handoff_phone"}
# Of who may answer the phone: "her name is [NAME 1]", "mi esposa [NAME 1]".
_OF_ANOTHER = re.compile(
    r"\b(?:(?:his|her|their) name is|su nombre es|se llama|(?:my|mi) (?!name|nombre)\w+)\s+$", re.IGNORECASE
)
_HOUR = re.compile(
    r"\b\d{1,2}\s*(?:[ap]\.?m\b|:\d\d)|\b(?:after|before|until|at|las|la)\s+\d{1,2}\b", re.IGNORECASE
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
            "sure_clause": 0.9,
            "sure_apart": 0.6,
            "likely": 0.1,
            "likely_emergency": 0.05,
            "maybe_emergency": 0.1,
        }

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        """What the classifier learns from beside the examples: the words, the rules and the code that reads them.

        Without it Rasa would take an older classifier from its cache after a change of these.
        """
        learned = sha256(json.dumps(Catalogue.load().recognition(), sort_keys=True).encode())
        for path in sorted(
            path for folder in _READ_BY for path in (ROOT / folder).rglob("*") if path.suffix in _READ
        ):
            learned.update(path.read_bytes())
        return learned.hexdigest()

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
        thresholds = Thresholds(**{name: config[name] for name in Thresholds.__dataclass_fields__})
        self._model_storage = model_storage
        self._resource = resource
        self._understanding = Understanding(thresholds, classifier)

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
        understanding = self._understanding
        documents = on_all_processors(
            lambda text: understanding.document(understanding.lexicon.read(text)),
            [example.get(TEXT) for example in examples],
        )
        understanding.classifier = Classifier.train(documents, [example.get(INTENT) for example in examples])
        with self._model_storage.write_to(self._resource) as directory:
            understanding.classifier.save(directory)
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
        """The component with its trained classifier; in rules-only mode when that is missing or broken.

        Emergencies, the menu and a person still answer then, because those are certain without it.
        """
        try:
            with model_storage.read_from(resource) as directory:
                classifier: Optional[Classifier] = Classifier.load(directory)
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
            logger.error("No classifier (%s): only what is certain is understood.", type(error).__name__)
            classifier = None
        loaded = cls(config, model_storage, resource, classifier)
        if classifier is None:
            loaded._understanding.count_examples()
        return loaded

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
        understood = self._understanding.understand(text)
        decision, reading, wish = understood.decision, understood.reading, understood.wish
        asks = urgency_of_answer(decision.intent, self._understanding.needs)
        properties: Dict[Text, Any] = {
            INTENT: {"name": decision.intent, "confidence": round(decision.confidence, 4)},
            "intent_ranking": [
                {"name": intent, "confidence": round(confidence, 4)}
                for intent, confidence in understood.ranking
            ],
            ENTITIES: [
                *details_in(text, wish),
                *language_entity(decision.intent, reading, metadata),
                *own_number(decision.intent, metadata),
                *answers_about_calling(text, decision.intent, reading, wish, asks),
                *({"entity": slot, "value": value} for slot, value in understood.details.items()),
                *self._for_the_handoff(understood, wish),
            ],
            "when_to_call": wish and asdict(wish),
            "aside": self._understanding.lexicon.aside(text),
            "concepts": sorted(reading.concepts),
            "because": list(understood.because),
            "choices": list(decision.choices),
            "also": list(decision.also),
        }
        for name, value in properties.items():
            message.set(name, value, add_to_output=True)

    def _for_the_handoff(self, understood: Understood, wish: Optional[Wish]) -> List[Dict[Text, Any]]:
        entities = handoff_entities(understood.decision.intent, self._understanding.needs, understood.reading)
        if (wish and wish.is_all) or not understood.details.keys().isdisjoint(DETAILS):
            for name in ("need", "emergency_need", "told_about"):
                entities.pop(name, None)
        return [{"entity": name, "value": value} for name, value in entities.items()]


def details_in(text: Text, wish: Optional[Wish] = None) -> List[Dict[Text, Any]]:
    """An entity for each placeholder that a handoff can use; in a wish about the call, no name of who may answer."""
    return [
        {
            "entity": _ENTITY_OF_PLACEHOLDER[match.group(1)],
            "value": match.group(0),
            "start": match.start(),
            "end": match.end(),
        }
        for match in PLACEHOLDER.finditer(text)
        if match.group(1) in _ENTITY_OF_PLACEHOLDER
        and not (wish and match.group(1) == "NAME" and _OF_ANOTHER.search(text[: match.start()]))
    ]


def language_entity(intent: Text, reading: Reading, metadata: Dict[Text, Any]) -> Iterable[Dict[Text, Any]]:
    """The language to answer in: the one asked for, else the chosen one, else the message's own."""
    language = metadata.get("language") or reading.language or metadata.get("default_language")
    if intent == "change_language" and (reading.wanted_language or reading.language):
        language = reading.wanted_language or reading.language
    return [{"entity": "language", "value": language}] if language else []


def answers_about_calling(
    text: Text, intent: Text, reading: Reading, wish: Optional[Wish], asks: Optional[Text] = None
) -> List[Dict[Text, Any]]:
    """What may answer when and how to call back; the slot listens only while that is asked.

    It goes on in the family's own words, with what is plainly said of voicemail and texting.

    A time is none beside a need (of the urgency ``asks``) that is to be answered first, nor in what somebody tells of a
    raid: "they took him at 8 pm". A wish that is sure is one beside a need that can wait, if it says when; "solo mensajes"
    beside one may be what a case is about. Who says nothing but how to call refuses no call: "no dejen recado".
    """
    if intent == "deny" and len(reading.tokens) == 1:
        return [{"entity": "bare_no", "value": "no_voicemail"}]
    names_a_time = bool(CALLING_TIMES & reading.concepts or _HOUR.search(text))
    may_be_one = names_a_time and not asks and not HAPPENING & reading.concepts
    is_one = wish is not None and (wish.is_all or not asks or (asks != "emergency" and not wish.callback))
    says_how = wish is not None and wish.callback
    if (may_be_one or is_one) and (intent not in ("cancel", "deny") or says_how):
        value = {"callback": wish.callback if wish else "", "callback_note": text}
        return [{"entity": "callback_wish", "value": value}]
    return []


def own_number(intent: Text, metadata: Dict[Text, Any]) -> Iterable[Dict[Text, Any]]:
    """By SMS, "yes" to the question for a number means the number it came from."""
    if metadata.get("channel") == "sms" and intent == "affirm":
        return [{"entity": "own_number", "value": THIS_NUMBER}]
    return []
