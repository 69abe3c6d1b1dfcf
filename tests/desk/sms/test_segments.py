"""Our count of an SMS's segments against Twilio's own calculator, and what each answer costs a family as it is sent."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from answers import Catalogue
from answers.sms import MOST_SEGMENTS, in_cheap_letters, segments
from answers.texting import ANSWERS, as_texts, has_line
from desk.record.reviewed import reviewed_line
from desk.sms.as_sent import as_sent, as_sent_after_more
from desk.sms.cutting import cut_at_sentences

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
    """Every SMS with its phones filled in: its words alone, with its choices, as it is sent, and after the welcome."""
    words = Catalogue.load()
    for language in words.languages:
        welcome = bubbles(words, "utter_notice_welcome", language)
        for response in (response for file in words.files for response in file.responses):
            said = bubbles(words, response, language)
            yield from as_texts(said, numbered=False)
            yield from as_texts(said)
            yield from as_texts(said, welcome)
            yield from as_sent(response, language)
            yield from as_sent_after_more(response, language)
            on_the_web = "\n".join(bubble["text"] for bubble in words.say(response, language, "web"))
            yield from cut_at_sentences(in_cheap_letters(on_the_web), 3)


def line_of(words: Catalogue, response: str, language: str) -> str:
    return in_cheap_letters(reviewed_line(words.reviewed(response), language, "sms"))


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


def answers_with(words: Catalogue, language: str) -> list[str]:
    responses = (response for file in words.files for response in file.responses)
    return [
        response for response in responses if words.kind(response) in ANSWERS and has_line(response, words)
    ]


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_answer_as_it_is_sent_keeps_its_bounds_and_says_its_day_or_how_to_get_it(language: str) -> None:
    words = Catalogue.load()
    offer = words.text("utter_notice_more", language, "sms").text
    sent = [
        (text, MOST_SEGMENTS["emergency" if words.kind(response) == "emergency" else "other"])
        for response in answers_with(words, language)
        for text in as_sent(response, language)
    ]
    counts = counted_by_twilio([text for text, _ in sent])
    assert [text for (text, most), count in zip(sent, counts, strict=True) if count > most] == []
    for response in answers_with(words, language):
        last = as_sent(response, language)[-1]
        assert line_of(words, response, language) in last or offer in last, response


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_line_pushes_no_first_steps(language: str) -> None:
    words = Catalogue.load()
    for response in (one for one in answers_with(words, language) if words.kind(one) == "emergency"):
        bare = as_texts(bubbles(words, response, language))
        sent = as_sent(response, language)
        assert len(sent) == len(bare), response
        assert sent[0].startswith(bare[0]), response
