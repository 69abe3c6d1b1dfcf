"""One content file as data: its review, choices and texts, with clear errors for what is missing."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Tuple

import yaml

LANGUAGES = ("en", "es")
CHANNELS = ("web", "sms")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ContentError(ValueError):
    """A content file that cannot be read as the answer it should be: `file:line: what -> how to mend it`."""

    def __init__(self, path: Path, what: str, mend: str, line: int = 0, needle: str = "") -> None:
        """``needle`` finds the line where its number is not known: its last line, since what is too much comes second."""
        self.path, self.line = path, line or _last_line(path, needle)
        self.what, self.mend = what, mend
        super().__init__(f"{path}:{self.line}: {what} -> {mend}")


def _last_line(path: Path, needle: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return max((number for number, line in enumerate(lines, 1) if needle and needle in line), default=1)


@dataclass(frozen=True)
class Text:
    """One approved wording of a response, for one language and one channel."""

    id: str
    language: str
    channel: str
    text: str
    buttons: Tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True)
class Example:
    """One way in which a person may ask for an intent."""

    intent: str
    language: str
    text: str


@dataclass(frozen=True)
class ContentFile:
    """All that one file under data/answers or data/flows says.

    ``responses`` maps a response's name to its texts by (language, channel). A flow's ``form`` names the slots
    that it asks for, in their order; its ``details`` map a slot to its values, each with the rules of the words
    that say so. ``ask_back`` names whole messages that say too little (``phrase``), or the concepts (``all``, ``any``, ``none``)
    of one that is learned to, and what to ask about (``choices``).
    """

    path: Path
    review: Mapping[str, Any]
    label: Mapping[str, str]
    next: Tuple[str, ...]
    responses: Mapping[str, Mapping[Tuple[str, str], Text]]
    recognise: Tuple[Mapping[str, Any], ...] = ()
    examples: Tuple[Example, ...] = ()
    form: Tuple[str, ...] = ()
    details: Mapping[str, Mapping[str, Tuple[Mapping[str, Any], ...]]] = field(default_factory=dict)
    ask_back: Tuple[Mapping[str, Any], ...] = ()

    @property
    def name(self) -> str:
        """The intent (or notice) the file is named after."""
        return self.path.stem


def content_paths(data: Path) -> List[Path]:
    """Every content file below the project's ``data`` folder, in a lasting order."""
    return sorted((data / "answers").glob("*/*.yml")) + sorted((data / "flows").glob("*.yml"))


def read_yaml(path: Path) -> Any:
    """The plain data of a YAML file.

    Raises:
        ContentError: the file is not YAML; the message names file and line.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(path, f"no YAML: {error.problem}", "mend the line", line) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ContentError(path, f"no text: {error}", "save it as UTF-8", 1) from error


def read_content(path: Path) -> ContentFile:
    """The content file at ``path``.

    Raises:
        ContentError: not YAML, a text without a language, or a day that is none.
    """
    data = read_yaml(path)
    if not isinstance(data, dict):
        raise ContentError(path, "not a mapping", "begin like its neighbours", 1)
    choices = data.get("choices") or {}
    return ContentFile(
        path=path,
        review=_review(path, data.get("review") or {}),
        label=choices.get("label") or {},
        next=tuple(choices.get("next") or ()),
        responses={
            name: _texts(path, name, variants) for name, variants in (data.get("responses") or {}).items()
        },
        recognise=tuple(data.get("recognise") or ()),
        examples=tuple(examples_of(path, data)),
        form=tuple(data.get("form") or ()),
        details=_details(path, data.get("details") or {}),
        ask_back=_ask_back(path, data.get("ask_back") or []),
    )


def _review(path: Path, review: Mapping[str, Any]) -> Mapping[str, Any]:
    """An answer is withdrawn by its ``due``, so a day nobody can read must be found before any family asks."""
    try:
        date.fromisoformat(str(review.get("due") or date.max))
    except ValueError as error:
        raise ContentError(
            path, f"due is no day: {review['due']}", "write it as 2027-02-20, in quotes", needle="due:"
        ) from error
    return review


def _details(path: Path, details: Any) -> Mapping[str, Mapping[str, Tuple[Mapping[str, Any], ...]]]:
    mend = "write details: {slot: {value: [rules, as under recognise]}}"
    if not isinstance(details, dict):
        raise ContentError(path, "details is no mapping", mend, needle="details:")
    for slot, values in details.items():
        if not isinstance(values, dict) or not all(isinstance(rules, list) for rules in values.values()):
            raise ContentError(path, f"the details of {slot} are no lists of rules", mend, needle=f"{slot}:")
        if not all(isinstance(value, str) for value in values):
            # YAML takes a bare yes or no for true or false.
            raise ContentError(
                path, f"a value of {slot} is no text", 'write it in quotes: "yes"', needle=slot
            )
    return {
        slot: {value: tuple(rules) for value, rules in values.items()} for slot, values in details.items()
    }


def _ask_back(path: Path, items: Any) -> Tuple[Mapping[str, Any], ...]:
    is_list = isinstance(items, list) and all(isinstance(item, dict) for item in items)
    if not is_list or not all(
        isinstance(item.get("choices"), list)
        and any(isinstance(item.get(key), list) for key in ("phrase", "all", "any"))
        for item in items
    ):
        mend = "write a list of items with choices: [intent, ...] and phrase: [whole messages] (or all, any: [CONCEPT, ...])"
        raise ContentError(path, "ask_back is no such list", mend, needle="ask_back:")
    return tuple(items)


def _texts(path: Path, name: str, variants: List[Mapping[str, Any]]) -> Dict[Tuple[str, str], Text]:
    texts: Dict[Tuple[str, str], Text] = {}
    for variant in variants:
        key = (_language(path, name, variant), variant.get("channel", "web"))
        if key in texts:
            what = f"{name} has two texts for {key[0]}, {key[1]}"
            raise ContentError(path, what, "keep the reviewed one", needle=f"id: {variant.get('id')}")
        texts[key] = Text(
            id=variant.get("id", ""),
            language=key[0],
            channel=key[1],
            text=variant.get("text", ""),
            buttons=tuple(variant.get("buttons") or ()),
        )
    return texts


def _language(path: Path, name: str, variant: Mapping[str, Any]) -> str:
    for condition in variant.get("condition") or ():
        if condition.get("name") == "language":
            return str(condition["value"])
    what = f"a text of {name} has no language condition"
    mend = "write condition: [{type: slot, name: language, value: en}] (or es)"
    raise ContentError(path, what, mend, needle=f"id: {variant.get('id')}")


def examples_of(path: Path, data: Mapping[str, Any]) -> Iterator[Example]:
    """The examples in the ``nlu`` blocks of a content file.

    Raises:
        ContentError: a block without a language, or without examples.
    """
    for block in data.get("nlu") or ():
        language = (block.get("metadata") or {}).get("language")
        if language not in LANGUAGES:
            intent = block.get("intent")
            what, mend = f"examples of {intent} without a language", "write metadata: {language: en} (or es)"
            raise ContentError(path, what, mend, needle=f"intent: {intent}")
        if not isinstance(block.get("examples"), str):
            intent = block.get("intent")
            what, mend = f"a block of {intent} has no examples", "write examples: | and a line for each"
            raise ContentError(path, what, mend, needle=f"intent: {intent}")
        for line in block["examples"].splitlines():
            text = line.strip()
            if text.startswith("-") and text[1:].strip():
                yield Example(block["intent"], language, text[1:].strip())
