"""How to reach a lawyer is sealed, and found again only by who has the keys."""

import pytest
from django.db import connection

from desk.handoffs.rota.models import RotaPerson
from desk.sms.conversations import sender_key
from tests.desk.handoffs.rota.samples import LARA_EMAIL, LARA_PHONE, a_person

pytestmark = pytest.mark.django_db


def test_phone_and_address_come_back_and_stand_nowhere_in_the_open():
    a_person()
    person = RotaPerson.objects.get()
    assert (person.phone, person.email) == (LARA_PHONE, LARA_EMAIL)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM handoffs_rotaperson")
        stored = b"".join(
            bytes(str(value), "utf-8") if not isinstance(value, (bytes, memoryview)) else bytes(value)
            for value in cursor.fetchone()
        )
    for secret in (LARA_PHONE[-7:], LARA_EMAIL):
        assert secret.encode() not in stored


def test_a_lawyer_who_texts_is_known_by_the_hash_of_a_family_that_texts():
    assert a_person().phone_key == sender_key(LARA_PHONE)


def test_a_way_that_is_taken_away_is_gone():
    person = a_person()
    person.phone = person.email = ""
    assert (person.sealed_phone, person.phone_key, person.sealed_email) == (b"", "", b"")
