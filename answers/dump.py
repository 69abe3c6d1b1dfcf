"""`make dump`: every string that a family can receive, one JSON object a line, and the same to read."""

import json
from itertools import groupby
from typing import Any, Dict, Iterator, Optional

from answers.catalogue import ROOT, Catalogue
from answers.content import CHANNELS, LANGUAGES, ContentFile, read_yaml

FOLDER = ROOT / "var"
# What stands on the page around the chat, with and without scripts.
_PAGE = ("page_", "noscript_", "demo_note")


def strings(catalogue: Catalogue) -> Iterator[Dict[str, Any]]:
    """One object for each bubble, text message, button that leads to a need, and string of the widget and its page.

    Each has intent (None for the widget), response, id, language, channel (``web``, ``sms``, or None where it serves
    both), kind (of the chat API, or ``button``, ``widget``, ``page``), text with phones filled in, choices, sources, reviewed.
    """
    for file in catalogue.files:
        yield from _said(file, catalogue)
        yield from _buttons(file, catalogue)
    yield from _widget(catalogue)


def to_read(one: Dict[str, Any]) -> str:
    """One string for a reader."""
    where = " ".join(part for part in (one["response"], one["language"], one["channel"], one["kind"]) if part)
    choices = [f"  [{choice['label']}] -> {choice['value']}" for choice in one["choices"]]
    return "\n".join([f"-- {where}", one["text"], *choices])


def _said(file: ContentFile, catalogue: Catalogue) -> Iterator[Dict[str, Any]]:
    for response in file.responses:
        for language in LANGUAGES:
            for channel in CHANNELS:
                for said in catalogue.say(response, language, channel):
                    yield _one(
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
        yield _one(
            file.name,
            "label",
            f"{file.name}-label-{language}",
            language,
            None,
            kind="button",
            text=label,
            choices=[],
            sources=catalogue.sources(response),
            reviewed=catalogue.reviewed(response),
        )


def _widget(catalogue: Catalogue) -> Iterator[Dict[str, Any]]:
    widget = read_yaml(ROOT / "data" / "widget.yml")
    review = widget["review"]
    for name, texts in widget["strings"].items():
        for language in LANGUAGES:
            yield _one(
                None,
                name,
                f"widget-{name}-{language}",
                language,
                "web",
                kind="page" if name.startswith(_PAGE) else "widget",
                text=catalogue.fill(texts[language], language),
                choices=[],
                sources=catalogue.pages_behind(review["sources"]),
                reviewed={"on": review["reviewed"], "due": review["due"], "by": review["by"]},
            )


def _one(
    intent: Optional[str], response: str, id: str, language: str, channel: Optional[str], **rest: Any
) -> Dict[str, Any]:
    return {
        "intent": intent,
        "response": response,
        "id": id,
        "language": language,
        "channel": channel,
        **rest,
    }


def main() -> None:
    found = list(strings(Catalogue.load()))
    FOLDER.mkdir(exist_ok=True)
    lines = (json.dumps(one, ensure_ascii=False) for one in found)
    (FOLDER / "dump.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    read = [
        f"==== {intent or 'the chat and the page around it'}\n\n" + "\n\n".join(map(to_read, group))
        for intent, group in groupby(found, lambda one: one["intent"])
    ]
    (FOLDER / "dump.txt").write_text("\n\n\n".join(read) + "\n", encoding="utf-8")
    print(f"{len(found)} strings in var/dump.jsonl and var/dump.txt")


if __name__ == "__main__":
    main()
