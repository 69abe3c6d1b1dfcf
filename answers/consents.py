"""The words of the consent question, kept for good: each version that a request names is a file of data/consents."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Dict, Iterator, Optional, Tuple

from answers.catalogue import ROOT, Catalogue
from answers.content import CHANNELS, LANGUAGES, read_yaml

RESPONSE = "utter_ask_handoff_consent"


@dataclass(frozen=True)
class Asked:
    """The question as one language and channel has it; of each choice the words, and what they lead to."""

    text: str
    choices: Tuple[Tuple[str, str], ...]

    @property
    def words(self) -> str:
        """As a family sees it: the text, and each choice on a line."""
        return "\n".join([self.text, *(f"- {label}" for label, _ in self.choices)])


# By language and channel.
Words = Dict[Tuple[str, str], Asked]


def kept_consents(root: Path = ROOT) -> Dict[str, Words]:
    """The words of every version that is kept, the oldest first."""
    return {path.stem: _read(path) for path in sorted((root / "data" / "consents").glob("*.yml"))}


def asked_today(catalogue: Catalogue) -> Words:
    """The words in which the question is asked now."""
    texts = catalogue.file_with(RESPONSE).responses[RESPONSE]
    return {
        key: Asked(text.text, tuple((button["title"], button["payload"]) for button in text.buttons))
        for key, text in texts.items()
    }


def faults_of_consent(catalogue: Catalogue, kept: Dict[str, Words]) -> Iterator[Tuple[str, str, str]]:
    """(id of the text, what is wrong, how to mend it) of each wording that is not the newest kept version's."""
    newest, words = max(kept.items(), default=("none", {}))
    for (language, channel), asked in asked_today(catalogue).items():
        if words.get((language, channel)) != asked:
            yield (
                catalogue.text(RESPONSE, language, channel).id,
                f"the consent question ({language}, {channel}) has other words than data/consents/{newest}.yml keeps",
                "write all of its words of today to a new data/consents/<day>.yml, "
                "and give actions/talk_to_lawyer.py that day as its CONSENT_VERSION",
            )


def words_read(catalogue: Catalogue, version: str, language: str, channel: str) -> Optional[Asked]:
    """What somebody read who agreed to this version, with the office's name; None when that version was not kept."""
    asked = _kept_here().get(version, {}).get((language, channel))
    return Asked(catalogue.fill(asked.text, language, channel), asked.choices) if asked else None


@lru_cache(maxsize=1)
def _kept_here() -> Dict[str, Words]:
    return kept_consents()


def _read(path: Path) -> Words:
    kept = read_yaml(path)
    return {
        (language, channel): Asked(
            kept[language][channel]["text"], tuple(kept[language][channel]["choices"].items())
        )
        for language in LANGUAGES
        for channel in CHANNELS
    }
