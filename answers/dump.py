"""What `make dump` writes of the content files: one object for each string a family can receive, and the same to read."""

import json
from itertools import groupby
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence

from answers.around import WIDGET, words_around
from answers.catalogue import ROOT, Catalogue
from answers.content import CHANNELS, LANGUAGES, ContentFile
from answers.sms import segments

# A text message as it goes out is known by the id of its text, one that MORE brings as ``sent:rest:``.
SENT = "sent:"
# What stands on the page around the chat, with and without scripts.
_PAGE = ("page_", "noscript_", "demo_note")


def strings_in(file: ContentFile, catalogue: Catalogue) -> Iterator[Dict[str, Any]]:
    """One object for each bubble, text message, and button that leads to the need, as ``one_string`` makes it."""
    yield from _said(file, catalogue)
    yield from _buttons(file, catalogue)


def strings_of_the_page(catalogue: Catalogue) -> Iterator[Dict[str, Any]]:
    """As ``strings_in``, for the strings of the chat window and of the page around it."""
    file = next(file for file in words_around(ROOT / "data") if file.name == WIDGET)
    for name, texts in file.responses.items():
        for text in texts.values():
            yield one_string(
                None,
                name,
                text.id,
                text.language,
                text.channel,
                kind="page" if name.startswith(_PAGE) else "widget",
                text=catalogue.fill(text.text, text.language),
                sources=catalogue.pages_behind(file.review["sources"]),
                reviewed=catalogue.review_of(file),
            )


def one_string(
    intent: Optional[str],
    response: str,
    id: str,
    language: str,
    channel: Optional[str],
    *,
    kind: str,
    text: str,
    sources: List[Dict[str, str]],
    reviewed: Dict[str, str],
    choices: Sequence[Mapping[str, str]] = (),
) -> Dict[str, Any]:
    """One string as it is dumped.

    Args:
        intent: None for what belongs to no content file.
        channel: ``web``, ``sms``, or None where it serves both.
        kind: of the chat API, or ``button``, ``widget``, ``page``, ``clock``.
        text: with phones filled in; ``segments`` are counted of what is texted, else None.
    """
    return {
        "intent": intent,
        "response": response,
        "id": id,
        "language": language,
        "channel": channel,
        "kind": kind,
        "text": text,
        "segments": segments(text) if channel == "sms" else None,
        "choices": list(choices),
        "sources": sources,
        "reviewed": reviewed,
    }


def to_read(one: Mapping[str, Any]) -> str:
    """One string for a reader."""
    where = " ".join(part for part in (one["response"], one["language"], one["channel"], one["kind"]) if part)
    if one["id"].startswith(SENT):
        where += f", as sent, {one['segments']} segments"
    choices = [f"  [{choice['label']}] -> {choice['value']}" for choice in one["choices"]]
    return "\n".join([f"-- {where}", one["text"], *choices])


def _said(file: ContentFile, catalogue: Catalogue) -> Iterator[Dict[str, Any]]:
    for response in file.responses:
        for language in LANGUAGES:
            for channel in CHANNELS:
                for said in catalogue.say(response, language, channel):
                    yield one_string(
                        file.name,
                        response,
                        said["answer_id"],
                        said["lang"],
                        channel,
                        **{name: said[name] for name in ("kind", "text", "choices", "sources", "reviewed")},
                    )


def _buttons(file: ContentFile, catalogue: Catalogue) -> Iterator[Dict[str, Any]]:
    for language, label in file.label.items():
        response = next(iter(file.responses))
        yield one_string(
            file.name,
            "label",
            f"{file.name}-label-{language}",
            language,
            None,
            kind="button",
            text=label,
            sources=catalogue.sources(response),
            reviewed=catalogue.reviewed(response),
        )


def write(found: Sequence[Mapping[str, Any]], folder: Path) -> None:
    """Writes ``dump.jsonl``, one object a line, and ``dump.txt`` into the folder."""
    folder.mkdir(exist_ok=True)
    lines = (json.dumps(one, ensure_ascii=False) for one in found)
    (folder / "dump.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    read = [
        f"==== {intent or 'around the answers: the chat, its page, the clock'}\n\n"
        + "\n\n".join(map(to_read, group))
        for intent, group in groupby(found, lambda one: one["intent"])
    ]
    (folder / "dump.txt").write_text("\n\n\n".join(read) + "\n", encoding="utf-8")
