"""The ladder: one after the other, everyone, red; nothing after somebody took the request."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from desk.handoffs.alarms.ladder import climb_due, forget_ladders, waiting_red
from desk.handoffs.alarms.models import Alarm, Fate, Ladder, Rung
from desk.handoffs.models import Handoff, Urgency
from desk.handoffs.requesting import open_request
from desk.handoffs.stages import Stage, move
from tests.desk.handoffs.alarms.samples import alarmed, climb_for, rung
from tests.desk.handoffs.rota.samples import a_person, always
from tests.desk.handoffs.samples import a_conversation, a_handoff, a_request

pytestmark = pytest.mark.django_db


def a_rota() -> None:
    always(a_person("ana", speaks="es"), place=1)
    always(a_person("ben", speaks="en"), place=2)
    always(a_person("carla", speaks="en es"), place=3)
    a_person("dora")  # may be alarmed, but does not stand by


def test_the_first_who_speaks_the_language_is_alarmed_by_every_way_at_once():
    a_rota()
    handoff = a_handoff()
    assert alarmed(handoff) == ["ana"]
    assert sorted(Alarm.objects.values_list("way", "fate")) == [("email", "waiting"), ("sms", "waiting")]


def test_then_the_next_then_everyone_then_red():
    a_rota()
    handoff = a_handoff(urgency="detained_now")  # five minutes a step
    now = climb_for(4.5, handoff.created_at)
    assert alarmed(handoff) == ["ana"]
    now = climb_for(0.5, now)
    assert (alarmed(handoff), rung(handoff)) == (["ana", "carla"], "one_by_one")
    now = climb_for(5, now)
    assert (alarmed(handoff), rung(handoff)) == (["ana", "carla", "ben", "dora"], "everyone")
    assert not waiting_red().exists()
    now = climb_for(5, now)
    assert list(waiting_red()) == [handoff]
    climb_for(60, now)
    assert Alarm.objects.count() == 8


@pytest.mark.parametrize(
    ("urgency", "minutes"),
    [("agents_now", 3), ("detained_now", 5), ("hearing_soon", 15), ("removal_order", 30), ("other", 60)],
)
def test_the_more_urgent_the_quicker(urgency, minutes):
    a_rota()
    handoff = a_handoff(urgency=urgency)
    climb_due(handoff.created_at + timedelta(minutes=minutes, seconds=-1))
    assert alarmed(handoff) == ["ana"]
    climb_due(handoff.created_at + timedelta(minutes=minutes))
    assert alarmed(handoff) == ["ana", "carla"]


def test_a_request_that_becomes_more_urgent_climbs_quicker_from_then_on():
    a_rota()
    handoff = a_handoff(urgency="other")
    Handoff.objects.update(urgency="agents_now")
    climb_due(handoff.created_at + timedelta(minutes=3))
    assert alarmed(handoff) == ["ana", "carla"]


def test_a_gap_in_the_rota_falls_to_everyone():
    for name in ("ana", "ben"):
        a_person(name)
    handoff = a_handoff()
    assert (alarmed(handoff), rung(handoff)) == (["ana", "ben"], "everyone")


def test_when_nobody_who_stands_by_speaks_the_language_everyone_is_alarmed():
    always(a_person("ben", speaks="en"))
    a_person("ana", speaks="es")
    assert alarmed(a_handoff(language="es")) == ["ben", "ana"]


def test_when_nobody_can_be_alarmed_it_is_red_after_the_minutes_of_its_urgency():
    always(a_person(phone="", email=""))
    handoff = a_handoff(urgency="agents_now")
    now = climb_for(2.5, handoff.created_at)
    assert not waiting_red().exists()
    climb_for(0.5, now)
    assert list(waiting_red()) == [handoff]


@pytest.mark.parametrize("minutes", [0, 6, 11, 16])
def test_once_claimed_nothing_climbs_and_nothing_is_red(minutes):
    a_rota()
    handoff = a_handoff(urgency="detained_now")
    now = climb_for(minutes, handoff.created_at)
    before = alarmed(handoff)
    move(handoff, Stage.CLAIMED, by=User.objects.get(username="dora"), now=now)
    climb_for(120, now)
    assert alarmed(handoff) == before
    assert not waiting_red().exists()


def test_request_and_alarm_are_opened_together_or_not_at_all(monkeypatch):
    a_rota()

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("desk.handoffs.requesting.begin_ladder", broken)
    with pytest.raises(RuntimeError):
        open_request(a_conversation(), a_request())
    assert not Handoff.objects.exists()


def test_a_request_that_comes_again_is_no_second_alarm():
    a_rota()
    conversation = a_conversation()
    for _ in range(2):
        open_request(conversation, a_request())
    assert Alarm.objects.count() == 2


def test_nobody_can_be_alarmed_twice_for_one_request():
    person = a_person()
    handoff, now = a_handoff(), timezone.now()
    with pytest.raises(IntegrityError):
        Alarm.objects.create(handoff=handoff, person=person, way="sms", created_at=now, again_at=now)


def test_a_case_management_system_is_told_once(settings):
    settings.ALARM_WEBHOOK_URL = "https://cases.example.org/hook"
    handoff = a_handoff()
    climb_for(120, handoff.created_at)
    assert Alarm.objects.filter(way="webhook", person=None).count() == 1


def test_the_ladder_of_a_finished_request_is_forgotten_and_its_alarms_are_not():
    person = a_person()
    handoff = a_handoff()
    move(handoff, Stage.CLAIMED, by=person.user)
    move(handoff, Stage.CLOSED, by=person.user)
    assert forget_ladders(timezone.now()) == 1
    assert Alarm.objects.filter(handoff=handoff).exists()


def test_a_suspicious_request_wakes_nobody(all_suspicious):
    a_rota()
    handoff = a_handoff()
    climb_for(600, handoff.created_at)
    assert (alarmed(handoff), rung(handoff)) == ([], "aside")
    assert not waiting_red().exists()


class AnyOrderOfEvents(TestCase):
    @examples(max_examples=40, deadline=None)
    @given(
        urgency=st.sampled_from(list(Urgency)),
        people=st.lists(st.tuples(st.sampled_from(["en", "es", "en es"]), st.booleans()), max_size=4),
        looks=st.lists(st.integers(0, 90), max_size=12),
        claimed_at=st.none() | st.integers(0, 11),
    )
    def test_nobody_is_alarmed_twice_and_it_is_red_only_after_everyone(
        self, urgency: str, people: list[tuple[str, bool]], looks: list[int], claimed_at: int | None
    ) -> None:
        for number, (speaks, stands) in enumerate(people):
            person = a_person(f"lawyer{number}", speaks=speaks)
            if stands:
                always(person, place=number + 1)
        handoff = a_handoff(urgency=urgency)
        now: datetime = handoff.created_at
        for number, minutes in enumerate(looks):
            now += timedelta(minutes=minutes)
            if number == claimed_at:
                move(handoff, Stage.CLAIMED, by=User.objects.get_or_create(username="zoe")[0], now=now)
            climb_due(now)
            pairs = list(Alarm.objects.values_list("person_id", "way"))
            assert len(pairs) == len(set(pairs))
            if rung(handoff) == Rung.RED:
                assert len(alarmed(handoff)) == len(people)
        assert Ladder.objects.count() == 1
        assert not Alarm.objects.exclude(fate=Fate.WAITING).exists()
