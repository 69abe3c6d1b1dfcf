"""Who may do what: a contact opens for lawyers only, and every opening is written down."""

import re

import pytest

from desk.console.models import Audit
from desk.handoffs.models import Handoff
from tests.desk.console.samples import a_conversation
from tests.desk.handoffs.samples import NAME, PHONE, a_handoff


def audit() -> list[tuple[str, str, str]]:
    return [
        (line.who.username, line.action, line.subject) for line in Audit.objects.exclude(action="signed_in")
    ]


def test_a_lawyer_opens_the_contact_and_it_is_written_down(lawyer):
    handoff = a_handoff(callback_note="after <6> pm")
    page = lawyer.get(f"/requests/{handoff.code}/contact/").text
    assert NAME in page
    assert "after &lt;6&gt; pm" in page
    assert f'href="tel:{PHONE}"' in page
    assert "No voicemail" in page
    assert audit() == [("lara", "opened_contact", str(handoff.pk))]


def test_a_reviewer_never_reads_a_contact(reviewer):
    handoff = a_handoff()
    answer = reviewer.get(f"/requests/{handoff.code}/contact/")
    assert answer.status_code == 403
    assert audit() == []
    for page in (f"/requests/{handoff.code}/", "/requests/"):
        text = reviewer.get(page).text
        assert handoff.code in text
        assert NAME not in text
        assert not re.search(r"555\D?\d{4}", text)
        assert "/contact/" not in text


def test_the_page_of_a_request_shows_no_contact_before_it_is_opened(lawyer):
    text = lawyer.get(f"/requests/{a_handoff().code}/").text
    assert NAME not in text
    assert audit() == []


@pytest.mark.parametrize("stage", ["claimed", "called", "closed"])
def test_a_reviewer_moves_nothing(reviewer, stage):
    handoff = a_handoff()
    assert reviewer.post(f"/requests/{handoff.code}/{stage}/").status_code == 403
    assert Handoff.objects.get().stage == "received"


def test_an_account_in_no_group_sees_nothing_even_as_superuser(outsider):
    handoff, conversation = a_handoff(), a_conversation()
    for page in (
        f"/requests/{handoff.code}/contact/",
        "/requests/",
        f"/conversations/{conversation.pk}/",
        "/",
    ):
        assert outsider.get(page).status_code == 403
    assert audit() == []


def test_reading_a_transcript_is_written_down(reviewer):
    conversation = a_conversation()
    reviewer.get(f"/conversations/{conversation.pk}/")
    assert audit() == [("rita", "opened_transcript", str(conversation.pk))]


def test_a_forgotten_contact_cannot_be_opened(lawyer):
    handoff = a_handoff()
    Handoff.objects.update(sealed_contact=b"")
    assert lawyer.get(f"/requests/{handoff.code}/contact/").status_code == 404
    assert "was deleted" in lawyer.get(f"/requests/{handoff.code}/").text


def test_an_account_that_was_switched_off_is_out_at_once(lawyer):
    lawyer.get("/requests/")
    Audit.objects.all().delete()
    from django.contrib.auth.models import User

    User.objects.update(is_active=False)
    assert lawyer.get("/requests/").status_code == 302
