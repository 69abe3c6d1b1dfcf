"""While the bot is away: first steps, the menu, or the outage card, in the family's language."""

import pytest
from django.utils import timezone

from answers.catalogue import ROOT
from answers.content import read_yaml
from desk.privacy.sealing import new_key, wrap
from desk.record.catalogue import approved_words, the_lexicon, understanding_alone
from desk.record.counted import kept
from desk.record.models import Conversation, Message
from desk.record.outage import first_aid


def said_to(text: str = "", choice: str = "", language: str = "en") -> list[tuple[str, str]]:
    """(topic or kind, language) of what the family gets; nothing is stored."""
    now = timezone.now()
    conversation = Conversation(channel="web", language=language, created_at=now, last_at=now)
    conversation.sealed_key = wrap(new_key())
    message = Message(
        conversation=conversation, choice=choice, sealed_text=conversation.seal(text), created_at=now
    )
    return [
        (bubble["topic"] or bubble["kind"], bubble["lang"]) for bubble in first_aid(conversation, message)
    ]


@pytest.mark.parametrize(
    ("text", "topic", "language"),
    [
        ("ICE is at my door", "ice_at_door", "en"),
        ("se llevaron a mi hermano", "relative_detained", "es"),
        ("menu", "menu", "en"),
        ("menú", "menu", "es"),
        ("how do I renew my green card", "notice", "en"),
    ],
)
def test_an_emergency_and_the_menu_are_answered_without_the_bot(text: str, topic: str, language: str) -> None:
    said = said_to(text)
    assert said[0] == (topic, language)


def test_the_button_of_an_emergency_works_too() -> None:
    assert said_to(choice="dont_sign")[0] == ("dont_sign", "en")


def test_every_emergency_of_the_frozen_set_gets_its_first_steps() -> None:
    frozen = read_yaml(ROOT / "tests" / "regression" / "emergencies.yml")
    assert len(frozen) >= 300
    words = approved_words()
    if kept(words) is None:  # then it would be known only when a thread has counted
        examples = ((example.intent, example.text) for example in words.examples)
        understanding_alone().learn(examples, the_lexicon().read)
    said = [(line["text"], line["intent"], said_to(line["text"])[0][0]) for line in frozen]
    assert [row for row in said if row[1] != row[2]] == []
