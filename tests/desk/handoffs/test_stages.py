"""A request moves from stage to stage in one way only, and each step is written down."""

import pytest
from django.utils import timezone

from desk.handoffs.models import Handoff
from desk.handoffs.stages import Stage, WrongStage, move, next_stages
from tests.desk.handoffs.samples import a_handoff, a_lawyer

pytestmark = pytest.mark.django_db


def test_the_whole_way_with_who_and_when():
    handoff, ana, now = a_handoff(), a_lawyer(), timezone.now()
    for stage in (Stage.NOTIFIED, Stage.CLAIMED, Stage.CALLED, Stage.CLOSED):
        assert move(handoff, stage, by=None if stage == Stage.NOTIFIED else ana, now=now)
    assert (handoff.claimed_by, handoff.claimed_at, handoff.called_at, handoff.closed_at) == (
        ana,
        now,
        now,
        now,
    )
    steps = [(event.stage, event.by) for event in handoff.events.all()]
    assert steps == [
        ("received", None),
        ("notified", None),
        ("claimed", ana),
        ("called", ana),
        ("closed", ana),
    ]


@pytest.mark.parametrize("to", [Stage.RECEIVED, Stage.CALLED, Stage.CLOSED])
def test_no_step_can_be_left_out(to):
    handoff = a_handoff()
    with pytest.raises(WrongStage):
        move(handoff, to, by=a_lawyer())
    assert handoff.stage == "received"
    assert handoff.events.count() == 1


def test_a_finished_request_stays_finished():
    handoff = a_handoff()
    move(handoff, Stage.EXPIRED)
    assert next_stages(handoff.stage) == ()
    with pytest.raises(WrongStage):
        move(handoff, Stage.CLAIMED, by=a_lawyer())


def test_two_lawyers_never_both_claim():
    handoff = a_handoff()
    seen_by_bea = Handoff.objects.get(pk=handoff.pk)
    move(handoff, Stage.CLAIMED, by=a_lawyer("ana"))
    with pytest.raises(WrongStage, match="claimed"):
        move(seen_by_bea, Stage.CLAIMED, by=a_lawyer("bea"))
    assert seen_by_bea.claimed_by == a_lawyer("ana")


def test_a_button_pressed_twice_is_one_step():
    handoff, ana = a_handoff(), a_lawyer()
    assert move(handoff, Stage.CLAIMED, by=ana) is True
    assert move(handoff, Stage.CLAIMED, by=ana) is False
    assert handoff.events.filter(stage="claimed").count() == 1
