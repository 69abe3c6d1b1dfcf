"""The words around the answers: those of the chat window and its page (data/widget.yml), and of the clock (data/clock.yml)."""

from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional

from answers.content import CHANNELS, LANGUAGES, ContentFile, Text, read_yaml

Strings = Mapping[str, Mapping[str, str]]  # name -> language -> words

WIDGET = "widget"
CLOCK = "clock"


def words_around(data: Path) -> List[ContentFile]:
    """Both files of the project's ``data`` folder as content files, so that they are checked, shown, signed and dumped like answers.

    Each string is a response of its own; the clock's are patterns, said on both channels, the window's only on the website.

    Raises:
        ContentError: a file that is not YAML.
    """
    window, clock = (read_yaml(data / f"{name}.yml") for name in (WIDGET, CLOCK))
    return [
        _file(data / f"{WIDGET}.yml", window, window["strings"], ["web"]),
        _file(data / f"{CLOCK}.yml", clock, _patterns(clock), CHANNELS),
    ]


def file_around(data: Path, name: str) -> Optional[ContentFile]:
    """The one of both with this name, or None."""
    return next((file for file in words_around(data) if file.name == name), None)


def _file(path: Path, read: Mapping[str, Any], strings: Strings, channels: Any) -> ContentFile:
    return ContentFile(
        path,
        review=read.get("review") or {},
        label={},
        next=(),
        responses={
            name: {
                (language, channel): Text(
                    f"{path.stem}-{name}-{language}", language, channel, texts[language]
                )
                for language in LANGUAGES
                if texts.get(language)
                for channel in channels
            }
            for name, texts in strings.items()
        },
    )


def _patterns(clock: Mapping[str, Any]) -> Strings:
    """What is the same in both languages stands once in the file; where one o'clock has no pattern, it is said like any hour."""
    opens_at = clock["opens_at"]
    patterns: Dict[str, Mapping[str, str]] = {
        "opens_at": opens_at,
        "opens_at_one": {
            language: opens_at.get(f"{language}_at_one", opens_at[language]) for language in LANGUAGES
        },
    }
    for part_of_day in ("before_noon", "from_noon_on"):
        patterns[part_of_day] = dict.fromkeys(LANGUAGES, clock[part_of_day])
    return patterns
