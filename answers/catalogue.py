"""Finds the approved words for a case, with their choices, kind, topic, sources and review."""

import json
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterable, Iterator, List, Mapping, Optional, Tuple

from answers.content import (
    LANGUAGES,
    ContentError,
    ContentFile,
    Example,
    Text,
    content_paths,
    read_content,
    read_yaml,
)
from answers.office import Office, fill, office_from_environment
from answers.signatures import Signature, read_signatures, signature_of

ROOT = Path(__file__).resolve().parent.parent

_PREFIX = "utter_"
_LIST_SUFFIX = "_list"
URGENCIES = ("emergency", "urgent", "normal")
_KIND_BY_PREFIX = (
    ("utter_ask_", "question"),
    ("utter_handoff_", "handoff"),
    # It stands for the answer to an emergency: what protects comes first, and nothing before it.
    ("utter_notice_pulled_emergency", "emergency"),
    ("utter_notice_", "notice"),
    ("utter_clarify", "clarify"),
    ("utter_fallback", "fallback"),
)


@dataclass(frozen=True)
class Said:
    """One bubble (web) or one text message (SMS), in the shape of the chat API's messages."""

    text: str
    kind: str
    topic: Optional[str]
    lang: str
    answer_id: str
    choices: List[Dict[str, str]] = field(default_factory=list)
    sources: List[Dict[str, str]] = field(default_factory=list)
    reviewed: Optional[Dict[str, str]] = None

    def as_dict(self) -> Dict[str, Any]:
        return asdict(self)


def _value(payload: str) -> str:
    """Rasa's payload as the chat API has it: no slash, and braces that Rasa wants doubled made single."""
    return payload.lstrip("/").replace("{{", "{").replace("}}", "}")


def _other(language: str) -> str:
    return "es" if language == "en" else "en"


class Catalogue:
    """Every content file of one project, read once."""

    def __init__(
        self,
        files: List[ContentFile],
        needs: Mapping[str, Mapping[str, str]],
        facts: Mapping[str, Mapping[str, Any]],
        phones: Mapping[str, Mapping[str, Any]],
        office: Office,
        signatures: Mapping[str, Signature] = {},
    ) -> None:
        self.files = files
        self.needs = needs
        self.facts = facts
        self.phones = phones
        self.office = office
        self.signatures = signatures
        self._by_name = {file.name: file for file in files}
        self._by_response: Dict[str, ContentFile] = {}
        for file in files:
            for response in file.responses:
                if response in self._by_response:
                    other = self._by_response[response].path
                    what = f"{response} stands in {other} too"
                    raise ContentError(file.path, what, "keep one of the two", needle=f"{response}:")
                self._by_response[response] = file

    @classmethod
    def load(cls, root: Path = ROOT, office: Optional[Office] = None) -> "Catalogue":
        """The catalogue of the project at ``root``.

        Raises:
            ContentError: a file that cannot be read, or a response that stands twice.
        """
        data = root / "data"
        return cls(
            files=[read_content(path) for path in content_paths(data)],
            needs=read_yaml(data / "intents.yml")["intents"],
            facts={fact["id"]: fact for fact in read_yaml(data / "facts.yml")},
            phones=read_yaml(data / "phones.yml"),
            office=office or office_from_environment(),
            signatures=read_signatures(data),
        )

    def __contains__(self, response: str) -> bool:
        return response in self._by_response

    def file_of(self, intent: str) -> Optional[ContentFile]:
        """The content file named after ``intent``."""
        return self._by_name.get(intent)

    def file_with(self, response: str) -> ContentFile:
        """The content file that holds ``response``."""
        return self._by_response[response]

    def text(self, response: str, language: str, channel: str) -> Text:
        """The approved text of a response.

        Raises:
            KeyError: no such response, or none for this language and channel.
        """
        return self._by_response[response].responses[response][(language, channel)]

    def response_of(self, text_id: str) -> Optional[str]:
        """The response that a text belongs to, or None when no text has this id."""
        return self._response_by_text.get(text_id)

    def label(self, intent: str, language: str) -> str:
        """The words of the button that leads to ``intent``."""
        return self._by_name[intent].label[language]

    def choice(self, intent: str, language: str) -> Dict[str, str]:
        """A choice that leads to ``intent``; the way to the other language carries that language."""
        value = intent
        if intent == "change_language":
            value += json.dumps({"language": _other(language)}, separators=(",", ":"))
        return {"label": self.label(intent, language), "value": value}

    def kind(self, response: str) -> str:
        """The API's kind of a response: its name says it, and the urgency of its need."""
        topic = self.topic(response)
        for prefix, kind in _KIND_BY_PREFIX:
            # A need may be called like a notice: a "notice to appear" is a letter, and its answer an answer.
            if response.startswith(prefix) and (kind != "notice" or topic is None):
                return kind
        return "emergency" if self._urgency(topic or "") == "emergency" else "answer"

    def topic(self, response: str) -> Optional[str]:
        """The intent a response belongs to, or None for notices and questions without a need."""
        file = self._by_response[response]
        return file.name if file.name in self.needs else None

    def sources(self, response: str) -> List[Dict[str, str]]:
        """Title and address of each distinct page the response's file rests on."""
        return self.pages_behind(self._by_response[response].review.get("sources") or ())

    def pages_behind(self, facts: Iterable[str]) -> List[Dict[str, str]]:
        """Title and address of each distinct page behind the facts with these ids."""
        found: Dict[Tuple[str, str], Dict[str, str]] = {}
        for fact_id in facts:
            source = self.facts.get(fact_id, {}).get("source") or {}
            key = (source.get("title") or "", source.get("url") or "")
            if key[1] and key not in found:
                found[key] = {"title": key[0], "url": key[1]}
        return list(found.values())

    def reviewed(self, response: str) -> Dict[str, str]:
        """Who checked the response, when, and when it is due again."""
        return self.review_of(self._by_response[response])

    def review_of(self, file: ContentFile) -> Dict[str, str]:
        """As ``reviewed``, of a whole file: the lawyer's whose signature holds, else the draft's."""
        signature = signature_of(file, self.signatures)
        if signature:
            return {"on": signature.on, "due": signature.due, "by": signature.by}
        return {
            "on": str(file.review.get("reviewed", "")),
            "due": str(file.review.get("due", "")),
            "by": str(file.review.get("by", "")),
        }

    def recognition(self) -> List[Tuple[str, Mapping[str, Any]]]:
        """(intent, rule) of every ``recognise`` block, those of the most urgent needs first."""
        rules = [(file.name, rule) for file in self.files for rule in file.recognise]
        return sorted(rules, key=lambda rule: URGENCIES.index(self._urgency(rule[0])))

    def _urgency(self, intent: str) -> str:
        return self.needs.get(intent, {}).get("urgency", "normal")

    def fill(self, text: str, language: str, channel: str = "web") -> str:
        """``text`` with the names of phones, of the office and of lists replaced.

        A text message names an address only when it is safe to open anywhere, so only with https.
        """
        office = self.office
        if channel == "sms" and not office.url.startswith("https://"):
            office = replace(office, url="")
        return fill(text, office, self.phones, language)

    def say(
        self,
        response: str,
        language: str,
        channel: str,
        text: Optional[str] = None,
        choices: Optional[List[Dict[str, str]]] = None,
        values: Mapping[str, str] = {},
    ) -> List[Dict[str, Any]]:
        """A response as the messages a family receives.

        Args:
            text: the wording when it was already chosen and its slots filled in; else looked up.
            choices: the choices to offer instead of those of the content file.
            values: what to put for ``{name}`` in the text.

        Returns:
            One message per bubble on the web, one in all by SMS; the choices stand on the last.
        """
        approved = self.text(response, language, channel)
        words = approved.text if text is None else text
        for name, value in values.items():
            words = words.replace("{" + name + "}", value)
        offered = self._offered(approved, response) if choices is None else choices
        bubbles = [part.strip() for part in self.fill(words, language, channel).split("\n\n")]
        bubbles = [bubble for bubble in bubbles if bubble]
        bilingual = bool(self._by_response[response].review.get("bilingual"))
        if channel == "sms":
            bubbles = ["\n".join(bubbles)]
        return [
            Said(
                text=bubble,
                kind=self.kind(response),
                topic=self.topic(response),
                lang=_other(language) if bilingual and place else language,
                answer_id=approved.id,
                choices=offered if place == len(bubbles) - 1 else [],
                sources=self.sources(response),
                reviewed=self.reviewed(response),
            ).as_dict()
            for place, bubble in enumerate(bubbles)
        ]

    def _offered(self, approved: Text, response: str) -> List[Dict[str, str]]:
        if approved.buttons:
            return [
                {"label": button["title"], "value": _value(button["payload"])} for button in approved.buttons
            ]
        file = self._by_response[response]
        if response not in (_PREFIX + file.name, *self._notices(file)):
            return []
        return [self.choice(intent, approved.language) for intent in file.next]

    def _notices(self, file: ContentFile) -> Iterator[str]:
        if file.name not in self.needs:
            yield from file.responses

    @cached_property
    def _response_by_text(self) -> Dict[str, str]:
        return {
            text.id: response
            for file in self.files
            for response, texts in file.responses.items()
            for text in texts.values()
        }

    @cached_property
    def intents(self) -> List[str]:
        """Every intent that has a content file, in the order of the list of needs."""
        return [intent for intent in self.needs if intent in self._by_name]

    @cached_property
    def flows(self) -> Dict[str, ContentFile]:
        """The content files that ask questions, by the name of their flow."""
        return {file.name: file for file in self.files if file.form}

    @cached_property
    def lists(self) -> Dict[str, ContentFile]:
        """The content files that are lists to print, by their name without the ``_list`` at its end."""
        return {
            file.name[: -len(_LIST_SUFFIX)]: file for file in self.files if file.name.endswith(_LIST_SUFFIX)
        }

    @cached_property
    def examples(self) -> List[Example]:
        """Every training example of every content file."""
        return [example for file in self.files for example in file.examples]

    @cached_property
    def emergencies(self) -> FrozenSet[str]:
        """The needs that are answered first and offered a lawyer in the same turn."""
        return frozenset(name for name, need in self.needs.items() if need["urgency"] == "emergency")

    @cached_property
    def languages(self) -> Tuple[str, ...]:
        return LANGUAGES
