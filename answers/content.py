"""One content file as data: its review, choices and texts, with clear errors for what is missing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Tuple

import yaml

LANGUAGES = ("en", "es")
CHANNELS = ("web", "sms")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ContentError(ValueError):
    """A content file that cannot be read as the answer it should be."""


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

    ``responses`` maps a response's name to its texts by (language, channel).
    """

    path: Path
    review: Mapping[str, Any]
    label: Mapping[str, str]
    next: Tuple[str, ...]
    responses: Mapping[str, Mapping[Tuple[str, str], Text]]
    recognise: Tuple[Mapping[str, Any], ...] = ()
    examples: Tuple[Example, ...] = ()

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
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ContentError(f"{path}: {error}") from error


def read_content(path: Path) -> ContentFile:
    """The content file at ``path``.

    Raises:
        ContentError: not YAML, a text without a language, or a day that is none.
    """
    data = read_yaml(path)
    if not isinstance(data, dict):
        raise ContentError(f"{path}: not a mapping")
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
    )


def _review(path: Path, review: Mapping[str, Any]) -> Mapping[str, Any]:
    """An answer is withdrawn by its ``due``, so a day nobody can read must be found before any family asks."""
    try:
        date.fromisoformat(str(review.get("due") or date.max))
    except ValueError as error:
        raise ContentError(f"{path}: due is no day such as 2027-02-20: {review['due']}") from error
    return review


def _texts(path: Path, name: str, variants: List[Mapping[str, Any]]) -> Dict[Tuple[str, str], Text]:
    texts: Dict[Tuple[str, str], Text] = {}
    for variant in variants:
        key = (_language(path, name, variant), variant.get("channel", "web"))
        if key in texts:
            raise ContentError(f"{path}: {name} has two texts for {key[0]}, {key[1]}")
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
    raise ContentError(f"{path}: a text of {name} has no language condition")


def examples_of(path: Path, data: Mapping[str, Any]) -> Iterator[Example]:
    """The examples in the ``nlu`` blocks of a content file.

    Raises:
        ContentError: a block without a language.
    """
    for block in data.get("nlu") or ():
        language = (block.get("metadata") or {}).get("language")
        if language not in LANGUAGES:
            raise ContentError(
                f"{path}: examples of {block.get('intent')} need metadata: {{language: en}} (or es)"
            )
        for line in block["examples"].splitlines():
            text = line.strip()
            if text.startswith("-") and text[1:].strip():
                yield Example(block["intent"], language, text[1:].strip())
