"""The project as `make check` reads it: what cannot be read is a fault of its own, and all the rest is still checked."""

from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple

from answers.catalogue import Catalogue
from answers.content import ContentError, ContentFile, content_paths, read_content, read_yaml
from answers.office import Office, office_from_environment
from answers.signatures import read_signatures

# Enough of an entry for the texts that name it to be read.
_AN_ENTRY: Mapping[str, Any] = {"number": "", "source": "", "en": "", "es": "", "hours": {"en": "", "es": ""}}


def load_what_can_be_read(
    root: Path, office: Optional[Office] = None
) -> Tuple[Catalogue, List[ContentError]]:
    """The catalogue of the project at ``root``, with an empty file for each that cannot be read, and why it cannot.

    Raises:
        ContentError: one of the lists (intents, facts, phones) is not YAML; without it nothing can be checked.
    """
    data = root / "data"
    unread: List[ContentError] = []
    files: List[ContentFile] = []
    stands: Dict[str, Path] = {}
    for path in content_paths(data):
        file = _read(path, unread)
        for response in file.responses:
            if response in stands:
                what = f"{response} stands in {stands[response].relative_to(root)} too"
                unread.append(ContentError(path, what, "keep one of the two", needle=f"{response}:"))
                file = _empty(path)
                break
        stands.update(dict.fromkeys(file.responses, path))
        files.append(file)
    catalogue = Catalogue(
        files=files,
        needs=read_yaml(data / "intents.yml")["intents"],
        facts=_facts(data / "facts.yml", unread),
        phones=_phones(data / "phones.yml", unread),
        office=office or office_from_environment(),
        signatures=read_signatures(data),
    )
    return catalogue, unread


def _read(path: Path, unread: List[ContentError]) -> ContentFile:
    try:
        return read_content(path)
    except ContentError as error:
        unread.append(error)
    # The file may be of any shape; whatever is wrong with it, the others are checked.
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        what = f"cannot be read: {type(error).__name__} {error}"
        unread.append(ContentError(path, what, "write it like its neighbours", 1))
    return _empty(path)


def _empty(path: Path) -> ContentFile:
    label = {"en": path.stem, "es": path.stem}
    return ContentFile(path, review={}, label=label, next=(), responses={})


def _facts(path: Path, unread: List[ContentError]) -> Dict[str, Mapping[str, Any]]:
    facts: Dict[str, Mapping[str, Any]] = {}
    for place, fact in enumerate(read_yaml(path), 1):
        name = fact.get("id") if isinstance(fact, dict) else None
        if not name:
            unread.append(ContentError(path, f"fact number {place} has no id", "give it a short one", 1))
            continue
        if not isinstance(fact.get("claim"), str) or not fact["claim"].strip():
            what = f"the fact '{name}' has no claim"
            mend = "say in our own words what its page says"
            unread.append(ContentError(path, what, mend, needle=f"id: {name}"))
            fact = {**fact, "claim": ""}
        facts[name] = fact
    return facts


def _phones(path: Path, unread: List[ContentError]) -> Dict[str, Mapping[str, Any]]:
    phones: Dict[str, Mapping[str, Any]] = {}
    for name, phone in read_yaml(path).items():
        if not isinstance(phone, dict):
            unread.append(ContentError(path, f"{name} is no entry", "write it like its neighbours", 1))
            phone = {}
        phones[name] = {**_AN_ENTRY, **phone}
    return phones
