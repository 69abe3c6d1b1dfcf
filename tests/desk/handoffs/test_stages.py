"""No sequence of events loses a request, doubles it, or opens its seal."""

import os
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from hypothesis import settings as example_settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from desk.handoffs.models import Handoff, HandoffEvent
from desk.handoffs.requesting import open_request
from desk.handoffs.retention import CONTACT_KEPT, forget_contacts
from desk.handoffs.stages import FROM, Stage, WrongStage, move, next_stages
from desk.privacy.erasure import erase_record
from desk.privacy.sealing import open_for_lawyers
from tests.desk.handoffs.samples import NAME, PHONE, a_conversation, a_handoff, a_request

pytestmark = pytest.mark.django_db


def a_lawyer(name: str = "ana") -> User:
    return User.objects.get_or_create(username=name)[0]


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


class Requests(RuleBasedStateMachine):
    """Families, lawyers and programs do what they like in any order; the model keeps what must be true."""

    requests = Bundle("requests")

    def __init__(self) -> None:
        super().__init__()
        self.now = timezone.now()
        self.conversations = {}
        self.paths: dict[str, list[str]] = {}
        self.finished = {}
        self.sealed = {}

    def teardown(self) -> None:
        Handoff.objects.all().delete()

    @rule(target=requests)
    def a_family_asks(self) -> str:
        conversation = a_conversation()
        request_id = f"{conversation.pk}:1"
        handoff, is_new = open_request(conversation, a_request(request_id=request_id))
        assert is_new
        self.conversations[request_id] = conversation
        self.paths[request_id] = ["received"]
        self.sealed[request_id] = bytes(handoff.sealed_contact)
        return request_id

    @rule(request_id=requests)
    def the_bot_asks_again(self, request_id: str) -> None:
        if self.conversations[request_id]:
            _, is_new = open_request(self.conversations[request_id], a_request(request_id=request_id))
            assert not is_new

    @rule(request_id=requests, to=st.sampled_from(Stage), name=st.sampled_from(["ana", "bea"]))
    def somebody_moves_it(self, request_id: str, to: Stage, name: str) -> None:
        path = self.paths[request_id]
        may = path[-1] in FROM.get(to, ())
        try:
            moved = move(Handoff.objects.get(request_id=request_id), to, by=a_lawyer(name), now=self.now)
        except WrongStage:
            assert not may
            return
        assert moved == may
        if moved:
            path.append(to.value)
            if to in (Stage.CLOSED, Stage.EXPIRED):
                self.finished[request_id] = self.now

    @rule(request_id=requests)
    def the_family_erases_its_conversation(self, request_id: str) -> None:
        if self.conversations[request_id]:
            erase_record(self.conversations[request_id])
            self.conversations[request_id] = None

    @rule(days=st.integers(0, 40))
    def time_passes_and_the_worker_forgets(self, days: int) -> None:
        self.now += timedelta(days=days)
        forget_contacts(self.now)

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        assert sorted(Handoff.objects.values_list("request_id", flat=True)) == sorted(self.paths)
        assert Handoff.objects.values("code").distinct().count() == len(self.paths)

    @invariant()
    def every_step_is_written_down_once(self) -> None:
        for request_id, path in self.paths.items():
            events = HandoffEvent.objects.filter(handoff__request_id=request_id).order_by("id")
            assert [event.stage for event in events] == path
            assert Handoff.objects.get(request_id=request_id).stage == path[-1]

    @invariant()
    def the_seal_holds_until_the_contact_is_forgotten(self) -> None:
        for handoff in Handoff.objects.all():
            finished = self.finished.get(handoff.request_id)
            is_due = finished is not None and finished <= self.now - CONTACT_KEPT
            contact = bytes(handoff.sealed_contact)
            assert contact == self.sealed[handoff.request_id] or (contact == b"" and is_due)
            if contact:
                opened = open_for_lawyers(os.environ["LAWYERS_PRIVATE_KEY"], contact)
                assert (opened["name"], opened["phone"]) == (NAME, PHONE)


def test_no_sequence_loses_doubles_or_unseals_a_request():
    run_state_machine_as_test(
        Requests, settings=example_settings(max_examples=30, stateful_step_count=25, deadline=None)
    )
