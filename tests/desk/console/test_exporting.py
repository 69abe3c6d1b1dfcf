"""A request leaves the console for lawyers only, with a button, and is written down first."""

import json

import pytest
from jsonschema import Draft202012Validator

from answers.catalogue import ROOT
from desk.console.models import Audit
from desk.handoffs.models import Handoff
from desk.privacy.sealing import CannotOpen, new_key
from tests.desk.handoffs.samples import NAME, a_handoff


def audit() -> list[tuple[str, str, str]]:
    lines = Audit.objects.exclude(action="signed_in")
    return [(line.who.username, line.action, line.subject) for line in lines]


def test_a_lawyer_gets_a_file_named_by_the_code_that_no_cache_keeps(lawyer):
    handoff = a_handoff()
    answer = lawyer.post(f"/requests/{handoff.code}/export/")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{handoff.code}.json"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json()["asked"][0]["name"] == NAME
    schema = json.loads((ROOT / "docs/request.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(answer.json())
    assert audit() == [("lara", "exported_request", str(handoff.pk))]


def test_it_is_written_down_before_the_seal_is_broken(lawyer, settings):
    handoff = a_handoff()
    settings.LAWYERS_PRIVATE_KEY = new_key()
    with pytest.raises(CannotOpen):
        lawyer.post(f"/requests/{handoff.code}/export/")
    assert audit() == [("lara", "exported_request", str(handoff.pk))]


def test_no_link_exports(lawyer):
    assert lawyer.get(f"/requests/{a_handoff().code}/export/").status_code == 405
    assert audit() == []


def test_nobody_else_exports(reviewer, outsider):
    handoff = a_handoff()
    for client in (reviewer, outsider):
        answer = client.post(f"/requests/{handoff.code}/export/")
        assert answer.status_code == 403
        assert NAME not in answer.text
    assert audit() == []


def test_a_forgotten_contact_and_an_unknown_code_export_nothing(lawyer):
    handoff = a_handoff()
    Handoff.objects.update(sealed_contact=b"")
    for code in (handoff.code, "K7M-R4Q"):
        assert lawyer.post(f"/requests/{code}/export/").status_code == 404
    assert audit() == []


def test_the_button_stands_where_the_contact_was_opened(lawyer):
    handoff = a_handoff()
    assert "/export/" in lawyer.get(f"/requests/{handoff.code}/contact/").text
    assert "/export/" not in lawyer.get(f"/requests/{handoff.code}/").text
