"""`make dump`: every string that a family can receive, one JSON object a line, and the same to read."""

import json
from pathlib import Path
from typing import Any, Dict, Iterator

from answers.catalogue import ROOT, Catalogue
from answers.content import CHANNELS, LANGUAGES, read_yaml
from answers.sms import segments

FOLDER = ROOT / "var"


def strings(catalogue: Catalogue, root: Path = ROOT) -> Iterator[Dict[str, Any]]:
    """One object for each bubble or text message, then one for each string of the widget and its page."""
    for file in catalogue.files:
        for response in file.responses:
            for language in LANGUAGES:
                for channel in CHANNELS:
                    for said in catalogue.say(response, language, channel):
                        one = {"response": response, "language": said.pop("lang"), "channel": channel, **said}
                        yield {**one, "segments": segments(one["text"])} if channel == "sms" else one
        for language, label in file.label.items():
            yield {"response": file.name, "language": language, "channel": "button", "text": label}
    for name, texts in read_yaml(root / "data" / "widget.yml")["strings"].items():
        for language in LANGUAGES:
            text = catalogue.fill(texts[language], language)
            yield {"response": f"widget {name}", "language": language, "channel": "widget", "text": text}


def to_read(one: Dict[str, Any]) -> str:
    """One string for a reader."""
    lines = [f"== {one['response']}  {one['language']}  {one['channel']}", one["text"]]
    lines += [f"  [{choice['label']}] -> {choice['value']}" for choice in one.get("choices") or ()]
    return "\n".join(lines)


def main() -> None:
    found = list(strings(Catalogue.load()))
    FOLDER.mkdir(exist_ok=True)
    lines = (json.dumps(one, ensure_ascii=False) for one in found)
    (FOLDER / "dump.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (FOLDER / "dump.txt").write_text("\n\n".join(map(to_read, found)) + "\n", encoding="utf-8")
    print(f"{len(found)} strings in var/dump.jsonl and var/dump.txt")


if __name__ == "__main__":
    main()
