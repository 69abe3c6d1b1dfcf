"""The words of an alarm: one part of a text message in either language, whatever the request."""

import itertools
import re
import uuid
from pathlib import Path

import pytest
import yaml
from django.contrib.auth.models import User
from django.utils import timezone

from answers.sms import outside_gsm7, segments
from desk.handoffs.alarms.models import Alarm
from desk.handoffs.alarms.words import PATH, as_mail, as_text_message, means_yes, reply
from desk.handoffs.models import Handoff, Urgency
from desk.handoffs.rota.models import RotaPerson

# The longest that a setting may be.
LONGEST = "https://" + "a" * 32


def an_alarm(urgency: str, language: str, reads: str, count: int = 1) -> Alarm:
    handoff = Handoff(code="K7M-R4Q", urgency=urgency, language=language)
    person = RotaPerson(user=User(username="lara"), reads=reads)
    return Alarm(pk=uuid.uuid4(), handoff=handoff, person=person, count=count, created_at=timezone.now())


@pytest.mark.parametrize("reads", ["en", "es"])
def test_every_alarm_is_one_cheap_part(settings, reads):
    settings.STAFF_URL = LONGEST
    for urgency, language in itertools.product(Urgency, ("en", "es")):
        text = as_text_message(an_alarm(urgency, language, reads))
        assert outside_gsm7(text) == ""
        assert segments(text) == 1, text


@pytest.mark.parametrize("reads", ["en", "es"])
def test_digest_and_replies_are_one_cheap_part(settings, reads):
    settings.STAFF_URL = LONGEST
    digest = an_alarm("other", "en", reads, count=99_999)
    handoff, digest.handoff = digest.handoff, None
    texts = [
        as_text_message(digest),
        *[reply(name, reads, handoff) for name in ("taken", "too_late", "which")],
    ]
    assert [(outside_gsm7(text), segments(text)) for text in texts] == [("", 1)] * 4


def test_an_alarm_says_code_urgency_language_and_where(settings):
    settings.STAFF_URL = "https://staff.example.org"
    assert as_text_message(an_alarm("detained_now", "es", "en")) == (
        "Amparo K7M-R4Q: detained now, Spanish. To take it reply K7M-R4Q, "
        "or open https://staff.example.org/requests/K7M-R4Q/"
    )
    mail = as_mail(an_alarm("detained_now", "es", "es"))
    assert mail.subject == "Amparo K7M-R4Q: detenido ahora, español"
    assert "https://staff.example.org/requests/K7M-R4Q/" in mail.body


def test_the_file_says_everything_in_both_languages():
    def leaves(part):
        if isinstance(part, dict) and set(part) == {"en", "es"} and isinstance(part["en"], str):
            yield part
        elif isinstance(part, dict):
            for inner in part.values():
                yield from leaves(inner)

    words = yaml.safe_load(Path(PATH).read_text())
    languages = {"language": words.pop("language")}
    assert set(languages["language"]) == {"en", "es"}
    assert set(words["urgency"]) == set(Urgency)
    assert len(list(leaves(words))) == 14
    assert all(said["en"] and said["es"] for said in leaves(words))


def test_how_urgent_it_is_names_no_day_for_no_family_was_asked_for_one():
    urgency = yaml.safe_load(Path(PATH).read_text())["urgency"]
    said = " ".join(word for words in urgency.values() for word in words.values())
    assert not re.search(r"\d|week|semana|day|d[ií]a|soon|pronto|pr[oó]xim", said)
    assert "hearing or check-in" in said


def test_yes_is_a_whole_word_in_both_languages():
    assert all(means_yes(word) for word in ("ok", "si", "yes"))
    assert not means_yes("ok but later")
