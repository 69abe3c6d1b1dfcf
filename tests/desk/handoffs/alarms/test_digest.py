"""Suspicious requests: one digest an hour, and the whole ladder once they are cleared."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from desk.handoffs.alarms.digest import look_at_suspicious
from desk.handoffs.alarms.models import Alarm
from desk.handoffs.suspicion import clear_suspicion
from tests.desk.handoffs.alarms.samples import alarmed, rung
from tests.desk.handoffs.rota.samples import a_person, always
from tests.desk.handoffs.samples import a_handoff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rota():
    always(a_person("ana", phone=""))
    a_person("ben", phone="")


def digests() -> list[tuple[str, int]]:
    named = Alarm.objects.filter(handoff=None).order_by("created_at")
    return list(named.values_list("person__user__username", "count"))


def test_many_are_one_digest_to_who_stands_by(all_suspicious):
    now = [a_handoff() for _ in range(20)][-1].created_at
    for minutes in range(0, 300, 7):
        look_at_suspicious(now + timedelta(minutes=minutes))
    assert digests() == [("ana", 20)]


def test_there_is_one_an_hour_and_it_names_only_what_is_new(all_suspicious):
    now = a_handoff().created_at
    look_at_suspicious(now)
    for _ in range(3):
        a_handoff()
    look_at_suspicious(now + timedelta(minutes=59))
    assert digests() == [("ana", 1)]
    look_at_suspicious(now + timedelta(minutes=60))
    assert digests() == [("ana", 1), ("ana", 3)]


def test_one_that_a_lawyer_has_cleared_is_alarmed_for(all_suspicious):
    handoff = a_handoff()
    clear_suspicion(handoff, by=User.objects.get(username="ana"))
    look_at_suspicious(handoff.created_at + timedelta(minutes=1))
    assert (alarmed(handoff), rung(handoff)) == (["ana"], "one_by_one")
    assert digests() == []
