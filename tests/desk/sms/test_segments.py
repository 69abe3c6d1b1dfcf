"""Our count of an SMS's segments against Twilio's own calculator, and what the first turns of flows cost a family."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from answers import Catalogue
from answers.sms import segments
from desk.sms.cutting import cut_at_sentences, in_cheap_letters
from desk.sms.rendering import as_texts

CALCULATOR = Path(__file__).with_name("segments.mjs")
HARD = [
    "",
    "a" * 161,
    "€" * 80,
    "€" * 81,
    "€" * 153,
    "a" * 152 + "€" * 80,
    "á" * 71,
    "🙏" * 36,
    "🙏" * 67,
    "@_{}" * 40,
]


def counted_by_twilio(texts: list[str]) -> list[int]:
    ran = subprocess.run(
        ["node", str(CALCULATOR)], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    counts: list[int] = json.loads(ran.stdout)
    return counts


def texts_of_the_content() -> Iterator[str]:
    """Every SMS with its phones filled in: its words alone, with its numbered choices, and after the welcome."""
    words = Catalogue.load()
    for language in words.languages:
        welcome = bubbles(words, "utter_notice_welcome", language)
        for response in (response for file in words.files for response in file.responses):
            said = bubbles(words, response, language)
            yield from as_texts(said, numbered=False)
            yield from as_texts(said)
            yield from as_texts(said, welcome)
            yield from as_texts(said, offer=words.text("utter_notice_more", language, "sms").text)
            on_the_web = "\n".join(bubble["text"] for bubble in words.say(response, language, "web"))
            yield from cut_at_sentences(in_cheap_letters(on_the_web), 3)


def bubbles(words: Catalogue, response: str, language: str) -> list[SimpleNamespace]:
    return [SimpleNamespace(**bubble) for bubble in words.say(response, language, "sms")]


def test_every_text_has_as_many_segments_as_twilio_counts() -> None:
    texts = [*HARD, *texts_of_the_content()]
    assert len(texts) > 500
    differing = [
        (text, ours, theirs)
        for text, theirs in zip(texts, counted_by_twilio(texts), strict=True)
        if (ours := segments(text)) != theirs
    ]
    assert differing == []
