"""The queue and the buttons of a request."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from desk.console.models import Audit
from desk.handoffs.models import Handoff
from desk.handoffs.stages import Stage, move
from tests.desk.handoffs.samples import a_handoff


def test_the_most_pressing_stands_first(lawyer):
    now = timezone.now()
    last = a_handoff(at=now, urgency="other").code
    second = a_handoff(at=now, urgency="agents_now").code
    first = a_handoff(at=now - timedelta(hours=2), urgency="agents_now").code
    page = lawyer.get("/requests/").text
    assert page.index(first) < page.index(second) < page.index(last)


def test_a_row_says_what_a_lawyer_needs_to_choose(lawyer):
    a_handoff(at=timezone.now() - timedelta(hours=2), channel="sms")
    page = lawyer.get("/requests/").text.replace("\N{NO-BREAK SPACE}", " ")
    for words in ("Detained now", "Received", "Spanish", "Text message", "2 hours", "They took someone"):
        assert words in page


def test_finished_requests_stand_apart(lawyer):
    handoff = a_handoff()
    move(handoff, Stage.EXPIRED)
    assert handoff.code not in lawyer.get("/requests/").text
    assert handoff.code in lawyer.get("/requests/?finished=1").text


def test_the_buttons_lead_from_claimed_to_closed_and_each_is_written_down(lawyer):
    handoff = a_handoff()
    for stage in ("claimed", "called", "closed"):
        answer = lawyer.post(f"/requests/{handoff.code}/{stage}/", follow=True)
        assert answer.status_code == 200
        assert Handoff.objects.get().stage == stage
    assert '<form action="/requests/' not in answer.text
    actions = Audit.objects.order_by("id").values_list("action", "who__username")
    assert [action for action, who in actions if who == "lara"][-3:] == ["claimed", "called", "closed"]


def test_only_the_next_steps_have_a_button(lawyer):
    handoff = a_handoff()
    page = lawyer.get(f"/requests/{handoff.code}/").text
    assert f"/requests/{handoff.code}/claimed/" in page
    assert f"/requests/{handoff.code}/closed/" not in page


def test_who_comes_second_is_told_so_and_changes_nothing(lawyer):
    handoff = a_handoff()
    bea = User.objects.create(username="bea")
    move(handoff, Stage.CLAIMED, by=bea)
    answer = lawyer.post(f"/requests/{handoff.code}/claimed/")
    assert answer.status_code == 409
    assert "before you" in answer.text
    assert "(bea)" in answer.text
    assert Handoff.objects.get().claimed_by == bea
    assert not Audit.objects.filter(action="claimed").exists()


def test_pressing_twice_is_no_mistake(lawyer):
    handoff = a_handoff()
    for _ in range(2):
        assert lawyer.post(f"/requests/{handoff.code}/claimed/").status_code == 302
    assert Audit.objects.filter(action="claimed").count() == 1


def test_a_stage_that_belongs_to_the_programs_has_no_address(lawyer):
    handoff = a_handoff()
    for stage in ("notified", "expired", "received", "nonsense"):
        assert lawyer.post(f"/requests/{handoff.code}/{stage}/").status_code == 404
    assert lawyer.get(f"/requests/{handoff.code}/claimed/").status_code == 405


def test_what_the_family_wrote_is_linked_only_if_it_agreed(lawyer):
    shared = a_handoff(consent_items=["call", "share"])
    private = a_handoff(consent_items=["call"])
    assert "Read what the family wrote" in lawyer.get(f"/requests/{shared.code}/").text
    page = lawyer.get(f"/requests/{private.code}/").text
    assert "Read what the family wrote" not in page
    assert "did not agree to share" in page


def test_an_unknown_code_is_not_found(lawyer):
    assert lawyer.get("/requests/K7M-R4Q/").status_code == 404
