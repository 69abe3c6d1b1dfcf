"""Lawyers keep the rota; how to reach a person goes in and never comes out; every change is in the audit."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from desk.console.models import Audit
from desk.handoffs.rota.duty import on_call
from desk.handoffs.rota.models import RotaPerson, Shift
from tests.desk.handoffs.rota.samples import LARA_EMAIL, LARA_PHONE, a_person, a_shift

pytestmark = pytest.mark.django_db

POSTS = ["/rota/people/", "/rota/people/1/remove/", "/rota/shifts/", "/rota/shifts/1/remove/"]


def a_form(**changes):
    lara = User.objects.get(username="lara")
    usual = {"user": lara.pk, "speaks": ["en", "es"], "reads": "es", "phone": "213 555 0161", "email": ""}
    return {**usual, **changes}


def test_a_lawyer_is_added_and_stands_by_in_her_shift(lawyer):
    assert lawyer.post("/rota/people/", a_form()).status_code == 302
    person = RotaPerson.objects.get()
    assert (person.phone, person.email, person.speaks, person.reads) == (LARA_PHONE, "", ["en", "es"], "es")
    today = timezone.localdate()
    shift = {"person": person.pk, "day": today, "begins": "00:00", "ends": "00:00", "place": 1}
    assert lawyer.post("/rota/shifts/", shift).status_code == 302
    assert on_call(timezone.now(), "es") == [person]
    page = lawyer.get("/rota/").text
    assert "Stand by now: <strong>lara</strong>" in page


def test_what_was_stored_is_replaced(lawyer):
    a_person()
    lawyer.post("/rota/people/", a_form(phone="", email="new@example.org"))
    person = RotaPerson.objects.get()
    assert (person.phone, person.phone_key, person.email) == ("", "", "new@example.org")


def test_phone_and_address_are_never_shown(lawyer):
    person = a_person()
    a_shift(person, "2030-01-01", "09:00", "18:00")
    pages = [lawyer.get(path).text for path in ("/rota/", "/requests/")]
    for secret in (LARA_PHONE[-4:], "555", LARA_EMAIL, "canary"):
        assert all(secret not in page for page in pages)


@pytest.mark.parametrize(
    "wrong",
    [{"phone": "canary"}, {"phone": "12"}, {"email": "canary"}, {"phone": ""}, {"speaks": []}, {"user": 0}],
)
def test_what_cannot_be_right_is_refused_with_a_word(lawyer, wrong):
    answer = lawyer.post("/rota/people/", a_form(**wrong))
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not RotaPerson.objects.exists()
    assert not Audit.objects.filter(action="changed_rota").exists()


@pytest.mark.parametrize("wrong", [{"day": "someday"}, {"begins": ""}, {"place": 0}, {"place": 10}])
def test_a_shift_that_cannot_be_is_refused(lawyer, wrong):
    shift = {"person": a_person().pk, "day": "2026-11-30", "begins": "09:00", "ends": "18:00", "place": 1}
    assert lawyer.post("/rota/shifts/", {**shift, **wrong}).status_code == 422
    assert not Shift.objects.exists()


def test_taking_off_the_rota_takes_phone_and_shifts_too(lawyer):
    person = a_person()
    a_shift(person, "2026-11-30", "09:00", "18:00")
    lawyer.post(f"/rota/people/{person.pk}/remove/")
    assert not RotaPerson.objects.exists()
    assert not Shift.objects.exists()
    assert User.objects.filter(username="lara").exists()


def test_every_change_is_in_the_audit_with_ids_only(lawyer):
    lawyer.post("/rota/people/", a_form(email=LARA_EMAIL))
    person = RotaPerson.objects.get()
    lawyer.post(
        "/rota/shifts/",
        {"person": person.pk, "day": "2026-11-30", "begins": "09:00", "ends": "18:00", "place": 1},
    )
    shift = Shift.objects.get()
    lawyer.post(f"/rota/shifts/{shift.pk}/remove/")
    lawyer.post(f"/rota/people/{person.pk}/remove/")
    changes = Audit.objects.filter(action="changed_rota").order_by("id")
    lines = [(line.who.username, line.action, line.subject) for line in changes]
    subjects = [f"person {person.pk}", f"shift {shift.pk}", f"shift {shift.pk}", f"person {person.pk}"]
    assert lines == [("lara", "changed_rota", subject) for subject in subjects]


def test_reviewers_neither_see_nor_change_the_rota(reviewer):
    assert reviewer.get("/rota/").status_code == 403
    assert [reviewer.post(path).status_code for path in POSTS] == [403] * 4
    assert 'href="/rota/"' not in reviewer.get("/requests/").text


def test_the_page_is_in_spanish_too(lawyer):
    a_shift(a_person(), "2030-01-01", "09:00", "18:00", is_weekly=True)
    lawyer.post("/language/", {"language": "es"})
    page = lawyer.get("/rota/").text
    for words in (
        "Turnos",
        "De guardia ahora:",
        "Cada semana desde ese día",
        "Habla con las familias",
        "martes",
    ):
        assert words in page
