"""In whatever order things happen, no request is lost, doubled or readable without the key, and each event has one line."""

import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db.models import Q
from django.utils import timezone
from hypothesis import settings as example_settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from desk.handoffs.contact import asked_in
from desk.handoffs.expiry import WAITS_AT_MOST, expire_requests
from desk.handoffs.limits import PER_CONVERSATION
from desk.handoffs.models import Addition, Handoff, Urgency, higher
from desk.handoffs.requesting import open_request, receipt_of
from desk.handoffs.retention import CONTACT_KEPT, forget_contacts
from desk.handoffs.stages import FROM, Stage, WrongStage, move
from desk.handoffs.suspicion import clear_suspicion
from desk.privacy.erasure import erase_record
from desk.record.models import Conversation
from tests.desk.handoffs.samples import NAME, a_conversation, a_lawyer, a_request, tables_in_the_clear

pytestmark = pytest.mark.django_db

CONSENTS = [["call"], ["call", "share"]]
LAWYERS = st.sampled_from(["ana", "bea"])


@dataclass
class Expected:
    """What must be true of one request."""

    asked: list[str]
    urgency: str
    consent: list[str]
    last_at: datetime
    lines: list[str] = field(default_factory=lambda: ["received"])
    stage: str = "received"
    is_suspicious: bool = False
    claimed_by: str | None = None
    finished: datetime | None = None


class Requests(RuleBasedStateMachine):
    """Families, lawyers and programs do what they like; ``expected`` is told the same and must agree."""

    families = Bundle("families")

    def __init__(self) -> None:
        super().__init__()
        self.now = timezone.now()
        self.expected: dict[str, Expected] = {}
        self.conversations: dict[str, Conversation | None] = {}
        self.opened: dict[str, list[str]] = {}
        self.asked = 0

    def teardown(self) -> None:
        Handoff.objects.all().delete()
        Conversation.objects.all().delete()

    def _phone(self, family: str) -> str:
        return f"+1323555{int(family):04}"

    def _open(self, family: str) -> Expected | None:
        latest = self._latest(family)
        return latest if latest and latest.finished is None else None

    def _latest(self, family: str) -> Expected | None:
        return self.expected[self.opened[family][-1]] if self.opened[family] else None

    @rule(target=families)
    def a_family_writes(self) -> str:
        family = str(len(self.conversations))
        self.conversations[family] = a_conversation(phone=self._phone(family))
        self.opened[family] = []
        return family

    @rule(family=families, urgency=st.sampled_from(Urgency.values), consent=st.sampled_from(CONSENTS))
    def it_asks_for_a_lawyer(self, family: str, urgency: str, consent: list[str]) -> None:
        conversation = self.conversations[family]
        if conversation is None:
            return
        request_id = f"{family}:{self.asked}"
        self.asked += 1
        request = a_request(request_id=request_id, urgency=urgency, consent_items=consent)
        standing = self._open(family)
        of_today = [
            code
            for code in self.opened[family]
            if Handoff.objects.get(code=code).created_at > self.now - timedelta(days=1)
        ]
        receipt = open_request(conversation, request, now=self.now)
        assert (receipt.is_new, receipt.is_merged) == (standing is None, standing is not None)
        if standing is None:
            code = receipt.handoff.code
            assert code not in self.expected
            new = Expected([request_id], urgency, consent, self.now)
            if len(of_today) >= PER_CONVERSATION:
                new.is_suspicious = True
                new.lines.append("suspected")
            self.expected[code] = new
            self.opened[family].append(code)
            return
        assert self.expected[receipt.handoff.code] is standing
        standing.asked.append(request_id)
        standing.lines.append("joined")
        standing.urgency, standing.consent = higher(standing.urgency, urgency), consent
        standing.last_at = self.now

    @rule(data=st.data())
    def the_bot_asks_again_with_an_id_it_used(self, data: Any) -> None:
        used = {one: code for code, request in self.expected.items() for one in request.asked}
        if not used:
            return
        request_id = data.draw(st.sampled_from(sorted(used)))
        conversation = self.conversations[request_id.partition(":")[0]]
        receipt = (
            open_request(conversation, a_request(request_id=request_id, urgency="agents_now"))
            if conversation
            else receipt_of(request_id)
        )
        assert receipt is not None
        assert (receipt.handoff.code, receipt.is_new) == (used[request_id], False)
        assert receipt.is_merged == (self.expected[used[request_id]].asked[0] != request_id)

    @rule(family=families, to=st.sampled_from(Stage), name=LAWYERS)
    def somebody_moves_it(self, family: str, to: Stage, name: str) -> None:
        request = self._latest(family)
        if request is None:
            return
        may = request.stage in FROM.get(to, ())
        handoff = Handoff.objects.get(code=self.opened[family][-1])
        try:
            moved = move(handoff, to, by=a_lawyer(name), now=self.now)
        except WrongStage:
            assert not may
            return
        assert moved == may
        if moved:
            self._moved(request, to, name)

    @rule(family=families)
    def two_lawyers_claim_it_at_once(self, family: str) -> None:
        request = self._latest(family)
        if request is None or request.stage not in FROM[Stage.CLAIMED]:
            return
        seen = [Handoff.objects.get(code=self.opened[family][-1]) for _ in range(2)]
        assert move(seen[0], Stage.CLAIMED, by=a_lawyer("ana"), now=self.now)
        with pytest.raises(WrongStage):
            move(seen[1], Stage.CLAIMED, by=a_lawyer("bea"), now=self.now)
        self._moved(request, Stage.CLAIMED, "ana")

    @rule(family=families, name=LAWYERS)
    def a_lawyer_takes_the_mark_off(self, family: str, name: str) -> None:
        request = self._latest(family)
        if request is None:
            return
        handoff = Handoff.objects.get(code=self.opened[family][-1])
        assert clear_suspicion(handoff, a_lawyer(name)) == request.is_suspicious
        if request.is_suspicious:
            request.is_suspicious = False
            request.lines.append("cleared")

    @rule(family=families)
    def the_family_erases_its_conversation(self, family: str) -> None:
        conversation = self.conversations[family]
        if conversation is not None:
            erase_record(conversation)
            self.conversations[family] = None

    @rule(days=st.sampled_from([0, 1, 7, 14, 30]))
    def time_passes_and_the_worker_does_its_rounds(self, days: int) -> None:
        self.now += timedelta(days=days)
        due = [
            request
            for request in self.expected.values()
            if request.stage in FROM[Stage.EXPIRED] and request.last_at <= self.now - WAITS_AT_MOST
        ]
        assert expire_requests(self.now) == len(due)
        for request in due:
            self._moved(request, Stage.EXPIRED, None)
        forget_contacts(self.now)

    def _moved(self, request: Expected, to: Stage, name: str | None) -> None:
        request.stage = to.value
        request.lines.append(to.value)
        if to == Stage.CLAIMED:
            request.claimed_by = name
        if to in (Stage.CLOSED, Stage.EXPIRED):
            request.finished = self.now

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        assert sorted(Handoff.objects.values_list("code", flat=True)) == sorted(self.expected)
        kept = [*Handoff.objects.values_list("request_id", flat=True)]
        kept += Addition.objects.values_list("request_id", flat=True)
        assert sorted(kept) == sorted(one for request in self.expected.values() for one in request.asked)
        open_ones = Handoff.objects.open().exclude(conversation=None).values_list("conversation", flat=True)
        assert len(open_ones) == len(set(open_ones))

    @invariant()
    def every_request_stands_as_expected_and_every_event_has_one_line(self) -> None:
        for code, request in self.expected.items():
            handoff = Handoff.objects.get(code=code)
            assert (handoff.stage, handoff.urgency, handoff.consent_items) == (
                request.stage,
                request.urgency,
                request.consent,
            )
            assert (handoff.is_suspicious, handoff.closed_at) == (request.is_suspicious, request.finished)
            assert (handoff.claimed_by and handoff.claimed_by.username) == request.claimed_by
            assert [event.remark or event.stage for event in handoff.events.all()] == request.lines

    @invariant()
    def the_seal_holds_until_the_contact_is_forgotten(self) -> None:
        for handoff in Handoff.objects.filter(Q(closed_at=None) | Q(closed_at__gt=self.now - CONTACT_KEPT)):
            asked = asked_in(handoff, os.environ["LAWYERS_PRIVATE_KEY"])
            assert len(asked) == len(self.expected[handoff.code].asked)
            assert {one.name for one in asked} == {NAME}
            family = handoff.request_id.partition(":")[0]
            assert {one.phone for one in asked} == {self._phone(family)}

    @invariant()
    def nobody_without_the_key_can_read_who_asked(self) -> None:
        # All ten digits: fewer could stand in the fraction of a second.
        phones = [self._phone(family).removeprefix("+1") for family in self.conversations]
        assert tables_in_the_clear(NAME, *phones) == []

    @invariant()
    def what_is_forgotten_is_gone(self) -> None:
        for handoff in Handoff.objects.filter(sealed_contact=b""):
            assert handoff.closed_at
            assert handoff.closed_at <= self.now - CONTACT_KEPT
            assert asked_in(handoff, os.environ["LAWYERS_PRIVATE_KEY"]) == []


def test_no_sequence_loses_doubles_or_unseals_a_request():
    run_state_machine_as_test(
        Requests, settings=example_settings(max_examples=30, stateful_step_count=30, deadline=None)
    )
