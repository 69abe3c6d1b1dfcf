"""An open request that becomes more urgent is alarmed for anew, at the new pace; nobody hears a lesser alarm after it."""

import asyncio
import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from desk.handoffs.alarms.ladder import alarm_anew, climb_due, waiting_red
from desk.handoffs.alarms.models import Alarm, Fate, Ladder, Rung, Way
from desk.handoffs.alarms.outbox import deliver_alarms
from desk.handoffs.alarms.ways import Sender
from desk.handoffs.alarms.webhook import body_of
from desk.handoffs.models import Handoff
from desk.handoffs.requesting import open_request
from desk.handoffs.stages import Stage, move
from tests.desk.handoffs.alarms.samples import climb_for, rung
from tests.desk.handoffs.rota.samples import a_person, always
from tests.desk.handoffs.samples import a_conversation, a_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask():
    """``ask("agents_now")`` asks again in one conversation; three stand by, one does not."""
    for place, name in enumerate(("ana", "ben", "carla"), 1):
        always(a_person(name), place=place)
    a_person("dora")
    conversation = a_conversation()
    asked = iter(range(9))

    def ask_again(urgency: str, at=None) -> Handoff:
        request = a_request(request_id=str(next(asked)), urgency=urgency)
        return open_request(conversation, request, at).handoff

    return ask_again


def texted(rise: int) -> list[str]:
    """Whom a text message was laid out for, in this rise."""
    texts = Alarm.objects.filter(way=Way.SMS, rise=rise).order_by("created_at", "person_id")
    return list(texts.values_list("person__user__username", flat=True))


def test_the_first_on_the_rota_is_alarmed_once_more_and_then_the_next_at_the_new_pace(ask):
    opened = ask("other").created_at
    raised = opened + timedelta(minutes=2)
    handoff = ask("agents_now", raised)
    assert (texted(0), texted(1)) == (["ana"], ["ana"])
    climb_due(raised + timedelta(minutes=3, seconds=-1))
    assert texted(1) == ["ana"]
    climb_due(raised + timedelta(minutes=3))
    assert (texted(1), rung(handoff)) == (["ana", "ben"], "one_by_one")


@pytest.mark.parametrize("urgency", ["other", "hearing_soon"])
def test_the_same_or_a_lesser_urgency_alarms_nobody_again(ask, urgency):
    ask("hearing_soon")
    ask(urgency)
    assert (texted(0), texted(1)) == (["ana"], [])


@pytest.mark.parametrize(("minutes", "stands"), [(60 * 3, "everyone"), (60 * 4, "red")])
def test_it_never_climbs_down(ask, minutes, stands):
    handoff = ask("other")
    now = climb_for(minutes, handoff.created_at)
    assert rung(handoff) == stands
    ask("agents_now", now)
    assert (texted(1), rung(handoff)) == (["ana", "ben", "carla", "dora"], stands)
    climb_for(3, now)
    assert list(waiting_red()) == [handoff]


def test_who_has_it_already_is_not_disturbed(ask):
    handoff = ask("other")
    move(handoff, Stage.CLAIMED, by=User.objects.get(username="ben"))
    assert ask("agents_now").urgency == "agents_now"
    assert texted(1) == []


def test_one_over_the_limits_still_wakes_nobody(ask):
    handoff = ask("other")
    Ladder.objects.update(rung=Rung.ASIDE)
    alarm_anew(handoff, handoff.created_at)
    assert texted(1) == []


@pytest.mark.django_db(transaction=True)
def test_an_alarm_that_still_waits_is_withdrawn_for_the_more_urgent_one(ask):
    now = ask("other").created_at
    ask("agents_now", now)
    sent: list[Alarm] = []
    asyncio.run(deliver_alarms(Way.SMS, now, Sender(lambda: True, sent.append)))
    assert [(alarm.rise, alarm.handoff.urgency) for alarm in sent if alarm.handoff] == [(1, "agents_now")]
    fates = Alarm.objects.filter(way=Way.SMS).order_by("rise").values_list("fate", flat=True)
    assert list(fates) == [Fate.WITHDRAWN, Fate.SENT]


def test_a_case_management_system_hears_of_both(ask, settings):
    settings.ALARM_WEBHOOK_URL = "https://cases.example.org/hook"
    ask("other")
    ask("agents_now")
    told = Alarm.objects.filter(way=Way.WEBHOOK).order_by("rise")
    assert [json.loads(body_of(alarm))["event"] for alarm in told] == ["request.opened", "request.raised"]
