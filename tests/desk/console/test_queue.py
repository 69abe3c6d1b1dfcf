"""The queue and the buttons of a request."""

import re
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from desk.console.models import Audit
from desk.handoffs.models import Handoff
from desk.handoffs.requesting import open_request
from desk.handoffs.stages import Stage, move
from desk.record.saying import record_said
from tests.desk.handoffs.samples import a_handoff, a_request


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


def test_the_lawyer_reads_the_words_to_which_the_family_agreed(lawyer):
    handoff = a_handoff(consent_version="2026-11-26", language="es", channel="sms")
    page = lawyer.get(f"/requests/{handoff.code}/").text
    assert "Text of the consent: 2026-11-26, Spanish, Text message" in page
    assert '<div class="hint" lang="es">Usted decide. Su solicitud llega a Goldstein' in page
    assert "- Solo llamen<br>" in page


def test_of_a_consent_that_was_not_kept_the_version_is_named(lawyer):
    page = lawyer.get(f"/requests/{a_handoff(consent_version='2026-11-23').code}/").text
    assert "Text of the consent: 2026-11-23" in page
    assert "Usted decide" not in page


def test_an_unknown_code_is_not_found(lawyer):
    assert lawyer.get("/requests/K7M-R4Q/").status_code == 404


def test_the_head_counts_who_waits_by_urgency_and_the_doubtful_apart(lawyer):
    for urgency in ("agents_now", "agents_now", "other"):
        a_handoff(urgency=urgency)
    suspect(a_handoff(urgency="agents_now"))
    counts = lawyer.get("/requests/").text.partition('class="counts"')[2].partition("</ul>")[0]
    assert re.findall(r">([^<]+)</span> (\d+)", counts) == [
        ("Agents there now", "2"),
        ("Other", "1"),
        ("Behind the others", "1"),
    ]
    assert 'class="counts"' not in lawyer.get("/requests/?finished=1").text


def test_a_doubtful_request_stands_last_and_is_never_hidden(lawyer):
    doubtful = suspect(a_handoff(urgency="agents_now"))
    real = a_handoff(urgency="other")
    page = lawyer.get("/requests/").text
    assert page.index(real.code) < page.index(doubtful.code)
    assert "Behind the others" in page.partition(doubtful.code)[2]


def test_one_of_many_alike_says_so_and_a_lawyer_sets_it_among_the_others(lawyer):
    handoff = a_handoff()
    Handoff.objects.update(alike_before=20)
    assert "Many alike" in lawyer.get("/requests/").text
    assert "It came in a flood" in lawyer.get(f"/requests/{handoff.code}/").text
    page = lawyer.post(f"/requests/{handoff.code}/clear/", follow=True).text
    assert "It came in a flood" not in page


def test_pages_follow_each_other_and_miss_nobody(lawyer):
    codes = {a_handoff(urgency="other").code for _ in range(55)}
    pages = [lawyer.get(f"/requests/?page={page}").text.partition("<table")[2] for page in (1, 2)]
    shown = [{code for code in codes if code in page} for page in pages]
    assert [len(some) for some in shown] == [50, 5]
    assert shown[0] | shown[1] == codes


def test_a_lawyer_sets_a_doubtful_request_among_the_others_and_it_is_written_down(lawyer):
    doubtful = suspect(a_handoff())
    page = lawyer.get(f"/requests/{doubtful.code}/").text
    assert "It may still be real" in page
    for _ in range(2):
        page = lawyer.post(f"/requests/{doubtful.code}/clear/", follow=True).text
    assert "It may still be real" not in page
    assert "Set among the others again (lara)" in page
    assert not Handoff.objects.get().is_suspicious
    assert Audit.objects.filter(action="cleared_suspicion", subject=str(doubtful.pk)).count() == 1


def test_a_reviewer_sees_the_mark_and_cannot_take_it_off(reviewer):
    doubtful = suspect(a_handoff())
    page = reviewer.get(f"/requests/{doubtful.code}/").text
    assert "It may still be real" in page
    assert "/clear/" not in page
    assert reviewer.post(f"/requests/{doubtful.code}/clear/").status_code == 403
    assert Handoff.objects.get().is_suspicious


def test_a_lawyer_reads_all_that_was_asked_the_newest_first(lawyer):
    handoff = a_handoff(callback_note="after six", about="relative", details={"detained_by": "ice"})
    record_said(handoff.conversation, [("bot", {"text": "words", "topic": "bond"})], timezone.now())
    more = a_request(request_id="more", callback_note="ask for my sister", details={"door_paper": "judge"})
    open_request(handoff.conversation, more)
    page = lawyer.get(f"/requests/{handoff.code}/contact/").text
    assert page.index("ask for my sister") < page.index("Asked before") < page.index("after six")
    for words in ("A relative", "Taken by", "Signed by a judge", "The family asked again", "Bond"):
        assert words in page
    lawyer.post("/language/", {"language": "es"})
    page = lawyer.get(f"/requests/{handoff.code}/contact/").text
    for words in (
        "Un familiar",
        "Detenido por",
        "Firmado por un juez",
        "La familia pidió otra vez",
        "Fianza",
    ):
        assert words in page


def suspect(handoff: Handoff) -> Handoff:
    Handoff.objects.filter(pk=handoff.pk).update(is_suspicious=True)
    return handoff
