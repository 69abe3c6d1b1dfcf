"""What is exported keeps to the published schema, whatever happened to the request."""

import json
import os
from typing import Any

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator, ValidationError

from answers.catalogue import ROOT
from answers.consents import RESPONSE
from desk.handoffs.consent import QUESTION
from desk.handoffs.exporting import VERSION, as_exported
from desk.handoffs.models import Handoff, Remark, Urgency
from desk.handoffs.requesting import open_request
from desk.handoffs.stages import Stage, move
from desk.handoffs.suspicion import clear_suspicion
from desk.privacy.sealing import seal_for_lawyers
from desk.record.catalogue import approved_words
from desk.record.models import Conversation
from desk.record.saying import record_said
from tests.desk.handoffs.samples import NAME, PHONE, a_conversation, a_handoff, a_lawyer, a_request

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((ROOT / "docs/request.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def exported(handoff: Handoff) -> dict[str, Any]:
    handoff.refresh_from_db()
    document = json.loads(json.dumps(as_exported(handoff, os.environ["LAWYERS_PRIVATE_KEY"])))
    VALIDATOR.validate(document)
    return document


def test_the_schema_is_one_and_names_every_value_of_the_record():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["version"]["const"] == VERSION
    assert SCHEMA["properties"]["urgency"]["enum"] == Urgency.values
    assert SCHEMA["$defs"]["stage"]["enum"] == Stage.values
    assert SCHEMA["$defs"]["event"]["properties"]["remark"]["enum"] == [*Remark.values, None]


def test_a_new_request_is_exported_whole():
    handoff = a_handoff(about="relative", details={"detained_by": "ice"}, callback_note="after six")
    document = exported(handoff)
    (asked,) = document["asked"]
    assert (asked["name"], asked["phone"], asked["callback_note"]) == (NAME, PHONE, "after six")
    assert (asked["about"], asked["details"]) == ("relative", {"detained_by": "ice"})
    assert (document["code"], document["claimed_by"], document["closed_at"]) == (handoff.code, None, None)
    assert [event["stage"] for event in document["events"]] == ["received"]


def test_a_request_with_all_that_can_happen_keeps_to_the_schema():
    handoff = a_handoff(name="")
    Handoff.objects.update(is_suspicious=True)
    clear_suspicion(handoff, a_lawyer())
    for stage in (Stage.NOTIFIED, Stage.CLAIMED):
        move(handoff, stage, by=a_lawyer())
    open_request(handoff.conversation, a_request(request_id="again", consent_items=["call"]))
    for stage in (Stage.CALLED, Stage.CLOSED):
        move(handoff, stage, by=a_lawyer())
    document = exported(handoff)
    assert [asked["name"] for asked in document["asked"]] == [None, NAME]
    assert document["consent"]["items"] == ["call"]
    assert document["closed_at"].endswith("Z")
    assert [event["remark"] or event["stage"] for event in document["events"]] == [
        *("received", "cleared", "notified", "claimed", "joined", "called", "closed")
    ]


def test_a_request_from_before_there_were_details_keeps_to_the_schema(settings):
    handoff = a_handoff()
    old = {"name": "Ana", "phone": PHONE, "callback": "any_time", "callback_note": ""}
    Handoff.objects.update(sealed_contact=seal_for_lawyers(settings.LAWYERS_PUBLIC_KEY, old))
    assert exported(handoff)["asked"][0]["topic"] is None


def test_the_schema_refuses_what_is_no_request():
    document = exported(a_handoff())
    for wrong in ({**document, "stage": "lost"}, {**document, "text": "x"}, {**document, "asked": []}):
        with pytest.raises(ValidationError):
            VALIDATOR.validate(wrong)


def test_the_consent_is_exported_with_the_words_that_were_read_and_where():
    conversation = a_conversation("sms", "es")
    asks_for_consent(conversation, "es")
    asks_for_consent(conversation, "en")
    # The family went back to Spanish before the last question.
    request = a_request(channel="sms", consent_version="2026-11-26", language="es")
    document = exported(open_request(conversation, request).handoff)
    for consent in (document["consent"], document["asked"][0]["consent"]):
        assert (consent["language"], consent["channel"]) == ("en", "sms")
        assert consent["words"].startswith("You choose. Your request goes to Goldstein Immigration Lawyers.")
        assert consent["words"].endswith("- Call me and share\n- Only call me\n- Just give me the number")


def test_every_text_of_the_question_is_known_by_its_id_and_no_other():
    words = approved_words()
    texts = {text.id for file in words.files for texts in file.responses.values() for text in texts.values()}
    assert {text for text in texts if text.startswith(QUESTION)} == {
        text.id for text in words.file_with(RESPONSE).responses[RESPONSE].values()
    }


def test_each_asking_has_the_consent_of_its_own_and_the_last_one_holds():
    conversation = a_conversation()
    for language, request_id in (("es", "first"), ("en", "second")):
        asks_for_consent(conversation, language)
        open_request(conversation, a_request(request_id=request_id, consent_version="2026-11-26"))
    document = exported(Handoff.objects.get())
    assert [asked["consent"]["language"] for asked in document["asked"]] == ["es", "en"]
    assert document["consent"] == document["asked"][1]["consent"]


def test_a_consent_from_before_its_language_was_kept_was_read_in_the_familys(settings):
    handoff = a_handoff()
    old = {"name": "Ana", "phone": PHONE, "callback": "any_time", "callback_note": ""}
    old["consent"] = {"version": "2026-11-26", "items": ["call"]}
    sealed = seal_for_lawyers(settings.LAWYERS_PUBLIC_KEY, old)
    Handoff.objects.update(sealed_contact=sealed, consent_language="", consent_version="2026-11-26")
    document = exported(handoff)
    for consent in (document["consent"], document["asked"][0]["consent"]):
        assert consent["language"] == "es"
        assert consent["words"].startswith("Usted decide")


def test_the_words_of_a_version_that_was_not_kept_are_null():
    assert exported(a_handoff(consent_version="2026-11-23"))["consent"]["words"] is None


def asks_for_consent(conversation: Conversation, language: str) -> None:
    bubbles = approved_words().say("utter_ask_handoff_consent", language, conversation.channel)
    record_said(conversation, [("bot", bubble) for bubble in bubbles], timezone.now())
