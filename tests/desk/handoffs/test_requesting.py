"""A request is opened once, sealed for the lawyers, and says nothing about the family anywhere else."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from desk.handoffs.contact import PhoneUnknown
from desk.handoffs.models import Handoff, HandoffEvent
from desk.handoffs.requesting import open_request
from desk.privacy.sealing import CannotOpen, open_for_lawyers, read_key
from desk.privacy.values import remember
from tests.desk.handoffs.samples import NAME, PHONE, a_conversation, a_handoff, a_request, tables_in_the_clear

pytestmark = pytest.mark.django_db

PRIVATE_KEY = os.environ["LAWYERS_PRIVATE_KEY"]


def contact_of(handoff: Handoff) -> dict[str, str]:
    return open_for_lawyers(PRIVATE_KEY, bytes(handoff.sealed_contact))


def test_the_lawyer_gets_name_phone_and_when_to_call():
    assert contact_of(a_handoff()) == {
        "name": NAME,
        "phone": PHONE,
        "callback": "no_voicemail",
        "callback_note": "",
        "topic": "relative_detained",
        "about": "",
        "details": {},
        "told": [],
        "consent": {"version": "2026-11-23", "items": ["call", "share"], "language": "es", "channel": "web"},
    }


def test_what_the_family_said_about_calling_is_sealed_with_its_values():
    handoff = a_handoff(callback_note="ask for [NAME 1], not [NAME 2]")
    assert contact_of(handoff)["callback_note"] == f"ask for {NAME}, not [NAME 2]"


def test_a_new_request_is_received_and_has_its_first_event():
    handoff = a_handoff()
    assert handoff.stage == "received"
    assert [(event.stage, event.by) for event in handoff.events.all()] == [("received", None)]


def test_the_same_request_id_opens_one_request():
    conversation = a_conversation()
    first, again = (open_request(conversation, a_request()) for _ in range(2))
    assert (first.is_new, again.is_new, again.is_merged) == (True, False, False)
    assert again.handoff.pk == first.handoff.pk
    assert again.handoff.code == first.handoff.code


def test_a_replay_finds_the_request_after_the_values_are_forgotten():
    conversation = a_conversation()
    first = open_request(conversation, a_request())
    conversation.sealed_values.all().delete()
    again = open_request(conversation, a_request())
    assert (again.handoff.pk, again.is_new) == (first.handoff.pk, False)


@pytest.mark.django_db(transaction=True)
def test_the_same_request_five_times_at_once_opens_one():
    conversation = a_conversation()
    start = threading.Barrier(5)

    def ask(_: int) -> tuple[str, bool]:
        start.wait()
        try:
            receipt = open_request(conversation, a_request())
            return receipt.handoff.code, receipt.is_new
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(ask, range(5)))
    assert len({code for code, _ in answers}) == 1
    assert [is_new for _, is_new in answers].count(True) == 1
    assert Handoff.objects.count() == HandoffEvent.objects.count() == 1


def test_a_taken_code_is_not_given_twice(monkeypatch):
    codes = iter(["K7M-R4Q", "K7M-R4Q", "C2F-H3J"])
    monkeypatch.setattr("desk.handoffs.requesting.new_code", lambda: next(codes))
    assert [a_handoff().code, a_handoff().code] == ["K7M-R4Q", "C2F-H3J"]


@pytest.mark.parametrize("phone", ["[PHONE 2]", "[NAME 7]", "213-555-0147", ""])
def test_a_phone_nobody_knows_opens_nothing(phone):
    with pytest.raises(PhoneUnknown):
        open_request(a_conversation(), a_request(phone=phone))
    assert not Handoff.objects.exists()


def test_the_number_a_family_texts_from_is_used():
    conversation = a_conversation("sms")
    remember(conversation, [("[THIS NUMBER]", "+12135550199")])
    handoff = open_request(conversation, a_request(phone="[THIS NUMBER]")).handoff
    assert contact_of(handoff)["phone"] == "+12135550199"


@pytest.mark.parametrize(("name", "sealed"), [("", ""), ("[NAME 9]", ""), ("Ixchel", "Ixchel")])
def test_a_request_without_a_known_name_still_reaches_the_lawyer(name, sealed):
    handoff = open_request(a_conversation(), a_request(name=name)).handoff
    assert contact_of(handoff)["name"] == sealed


def test_the_contact_opens_with_no_other_key(settings):
    handoff = a_handoff()
    for key in (settings.RECORD_KEY, settings.VALUES_KEY, read_key(settings.LAWYERS_PUBLIC_KEY)):
        with pytest.raises(CannotOpen):
            open_for_lawyers(key, bytes(handoff.sealed_contact))


def test_only_the_staff_side_has_the_private_key(settings):
    assert not hasattr(settings, "LAWYERS_PRIVATE_KEY")


def test_name_and_phone_stand_in_no_column_of_any_table():
    a_handoff()
    assert tables_in_the_clear(NAME, "5550147") == []


def test_the_search_finds_what_stands_readable_in_text_and_in_bytes():
    a_handoff()
    Handoff.objects.update(topic=NAME)
    assert tables_in_the_clear(NAME) == ["handoffs_handoff"]
    Handoff.objects.update(topic="", sealed_contact=f"phone {PHONE}".encode())
    assert tables_in_the_clear("5550147") == ["handoffs_handoff"]
