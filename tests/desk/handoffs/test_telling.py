"""A lawyer is told of a request: said only while somebody who stands by has an alarm for that very request."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from desk.handoffs.alarms.ladder import climb_due
from desk.handoffs.alarms.models import Alarm, Fate
from desk.handoffs.clock import OFFICE_ZONE
from desk.handoffs.limits import PER_CONVERSATION
from desk.handoffs.models import Handoff
from desk.handoffs.requesting import open_request
from desk.handoffs.rota.models import Shift
from desk.handoffs.stages import Stage, move
from desk.handoffs.telling import is_late, is_told
from desk.sms.optouts import opt_out
from tests.desk.handoffs.rota.samples import a_person, always
from tests.desk.handoffs.samples import a_conversation, a_handoff, a_lawyer, a_request

pytestmark = pytest.mark.django_db


def is_told_anew(receipt) -> bool:
    return is_told(receipt.handoff, receipt.joined_at)


def all_alarms_are(fate: Fate) -> None:
    Alarm.objects.update(fate=fate)


def test_who_stands_by_is_told_of_a_request_and_still_is_once_the_alarm_is_out():
    always(a_person())
    handoff = a_handoff()
    assert is_told(handoff)
    all_alarms_are(Fate.SENT)
    move(handoff, Stage.NOTIFIED)
    assert is_told(handoff)


def test_nobody_is_told_of_a_suspicious_one():
    always(a_person())
    conversation = a_conversation()
    for number in range(PER_CONVERSATION):
        open_request(conversation, a_request(request_id=f"before {number}"))
        Handoff.objects.update(closed_at=timezone.now(), stage=Stage.CLOSED)
    receipt = open_request(conversation, a_request(request_id="one too many"))
    assert receipt.handoff.is_suspicious
    assert not is_told_anew(receipt)


def test_who_asks_again_alarms_nobody_anew_unless_it_has_become_more_urgent():
    always(a_person())
    conversation = a_conversation()

    def ask(request_id: str, urgency: str):
        return open_request(conversation, a_request(request_id=request_id, urgency=urgency))

    ask("first", "other")
    assert is_told_anew(ask("while the alarm is on its way", "other"))
    all_alarms_are(Fate.SENT)
    again = ask("again", "other")
    assert not is_told_anew(again)
    assert is_told(again.handoff)
    assert is_told_anew(ask("raised", "agents_now"))


def test_nobody_is_told_anew_of_a_request_that_a_lawyer_has():
    always(a_person())
    handoff = a_handoff(urgency="other")
    move(handoff, Stage.CLAIMED, by=a_lawyer())
    again = open_request(handoff.conversation, a_request(request_id="again", urgency="agents_now"))
    assert again.handoff.stage == Stage.CLAIMED
    assert not is_told_anew(again)


def test_with_nobody_of_the_language_whoever_stands_by_is_told():
    always(a_person(speaks="en"))
    assert is_told(a_handoff(language="es"))


def test_who_is_alarmed_without_standing_by_is_not_on_call():
    always(a_person("mute", phone="", email=""))
    a_person("dora")
    handoff = a_handoff()
    assert handoff.alarms.exists()
    assert not is_told(handoff)


def test_whose_shift_is_over_does_not_count_and_the_next_one_does_once_alarmed():
    ana, ben = a_person("ana"), a_person("ben")
    always(ana)
    handoff = a_handoff()
    Shift.objects.all().delete()
    always(ben)
    assert not is_told(handoff)
    climb_due(timezone.now() + timedelta(minutes=6))
    assert is_told(handoff)


@pytest.mark.parametrize("fate", [Fate.WITHDRAWN, Fate.GIVEN_UP])
def test_an_alarm_that_will_never_arrive_tells_nobody(fate):
    always(a_person())
    handoff = a_handoff()
    all_alarms_are(fate)
    assert not is_told(handoff)


def test_nor_does_a_text_message_to_a_lawyer_who_has_stopped_them():
    lara = a_person(email="")
    always(lara)
    opt_out(lara.phone_key)
    assert not is_told(a_handoff())


@pytest.mark.parametrize(
    ("asked", "now", "late"),
    [
        ("2026-11-27T19:00", "2026-11-30T08:59:59", False),  # Friday evening
        ("2026-11-27T19:00", "2026-11-30T09:00", True),
        ("2026-11-27T19:00", "2026-11-30T20:00", True),
        ("2026-11-27T12:00", "2026-11-30T20:00", False),  # no hour was named
        ("2026-12-23T19:00", "2026-12-24T09:00", False),  # shut on the 24th, and then comes Christmas
        ("2026-12-23T19:00", "2026-12-28T09:00", True),
    ],
)
def test_a_request_is_late_once_the_office_has_opened_as_the_family_was_told(settings, asked, now, late):
    settings.ORG_HOURS, settings.ORG_CLOSED_DAYS = "Mon-Fri 09:00-18:00", "2026-12-24"
    handoff = a_handoff()
    handoff.created_at = in_the_city(asked)
    assert is_late(handoff, in_the_city(now)) is late


def test_a_request_is_late_once_everybody_was_alarmed_for_nothing():
    always(a_person())
    handoff, now = a_handoff(urgency="agents_now"), timezone.now()
    late = []
    for minutes in (0, 4, 8):
        climb_due(now + timedelta(minutes=minutes))
        late.append(is_late(handoff, now))
    assert late == [False, False, True]


def test_what_a_lawyer_has_taken_is_not_late(settings):
    settings.ORG_HOURS = "Mon-Fri 09:00-18:00"
    handoff = a_handoff()
    handoff.created_at = in_the_city("2026-11-27T19:00")
    handoff.save()
    move(handoff, Stage.CLAIMED, by=a_lawyer())
    assert not is_late(handoff, in_the_city("2026-11-30T10:00"))


def in_the_city(local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=OFFICE_ZONE)
