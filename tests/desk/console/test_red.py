"""A request that nobody took is on every screen, until somebody takes it, and looking prolongs no session."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session

from desk.handoffs.alarms.ladder import climb_due
from desk.handoffs.alarms.models import Ladder, Rung
from desk.handoffs.stages import Stage, move
from tests.desk.console.samples import a_conversation
from tests.desk.console.test_urls import VALUES, every_pattern, filled
from tests.desk.handoffs.rota.samples import a_person
from tests.desk.handoffs.samples import a_handoff

pytestmark = pytest.mark.django_db

PAGES = ["/requests/", "/requests/?finished=1", "/conversations/", "/password/", "/red/", "/nothing/"]
# What answers with something else than a page, or is a part that a page fetches.
NO_SCREENS = {
    "/",
    "/healthz",
    "/language/",
    "/sign-in/",
    "/static/console/<str:name>",
    "/conversations/held/",
    "/conversations/<uuid:conversation_id>/writing/news/",
}

SOME_SCREENS = {
    "/rota/",
    "/requests/<str:code>/",
    "/requests/<str:code>/contact/",
    "/conversations/<uuid:conversation_id>/",
    "/conversations/<uuid:conversation_id>/writing/",
}


def banner_of(page):
    return page.partition("Nobody has taken:")[2].partition("</p>")[0]


def a_red_one(urgency="detained_now"):
    handoff = a_handoff(urgency=urgency)
    Ladder.objects.update(rung=Rung.RED)
    return handoff


@pytest.mark.parametrize("path", PAGES)
def test_it_is_on_every_screen_of_lawyers_and_reviewers(lawyer, reviewer, path):
    handoff = a_red_one()
    for person in (lawyer, reviewer):
        page = person.get(path).text
        assert "Nobody has taken:" in page
        assert f'href="/requests/{handoff.code}/"' in page


def test_it_is_on_whatever_screen_the_walk_of_the_addresses_finds(lawyer):
    handoff, conversation = a_red_one(), a_conversation()
    lawyer.post(f"/conversations/{conversation.pk}/take-over/")
    values = {**VALUES, "code": handoff.code, "conversation_id": conversation.pk}
    answers = {pattern: lawyer.get(filled(pattern, values)) for pattern in set(every_pattern()) - NO_SCREENS}
    screens = {pattern: page for pattern, page in answers.items() if page.status_code != 405}
    assert set(screens) > SOME_SCREENS
    assert {page.status_code for page in screens.values()} == {200}
    assert [pattern for pattern, page in screens.items() if handoff.code not in banner_of(page.text)] == []


def test_it_is_said_in_spanish_too(lawyer):
    a_red_one()
    lawyer.post("/language/", {"language": "es"})
    assert "Nadie ha tomado:" in lawyer.get("/conversations/").text


def test_it_goes_when_somebody_takes_the_request(lawyer):
    handoff = a_red_one()
    lawyer.post(f"/requests/{handoff.code}/claimed/")
    assert "Nobody has taken:" not in lawyer.get("/conversations/").text


@pytest.mark.parametrize("rung", [Rung.ONE_BY_ONE, Rung.EVERYONE, Rung.ASIDE])
def test_nothing_is_red_while_the_ladder_still_climbs(lawyer, rung):
    a_handoff()
    Ladder.objects.update(rung=rung)
    assert "Nobody has taken:" not in lawyer.get("/conversations/").text


def test_the_most_pressing_are_named_and_the_rest_counted(lawyer):
    for _ in range(6):
        a_red_one("other")
    first = a_red_one("agents_now")
    banner = lawyer.get("/red/").text
    assert banner.index(first.code) < banner.index("Other")
    assert "and 2 more" in banner


@pytest.mark.parametrize("who", ["nobody", "outsider"])
def test_who_is_not_of_the_staff_sees_nothing_of_it(client, outsider, who):
    handoff = a_red_one()
    browser = client if who == "nobody" else outsider
    for path in ("/sign-in/", "/password/", "/red/"):
        assert handoff.code not in browser.get(path).text


def test_the_page_that_looks_by_itself_prolongs_no_session(lawyer):
    before = Session.objects.get().expire_date
    assert "Set-Cookie" not in lawyer.get("/red/").headers
    assert Session.objects.get().expire_date == before
    lawyer.get("/requests/")
    assert Session.objects.get().expire_date > before


def test_a_claimed_request_does_not_turn_red_again(lawyer):
    handoff = a_red_one()
    move(handoff, Stage.CLAIMED, by=User.objects.get(username="lara"))
    assert handoff.code not in lawyer.get("/red/").text


def test_while_nobody_can_be_alarmed_one_banner_says_so_and_no_request_is_red_before_its_time(
    lawyer, reviewer
):
    handoff = a_handoff()
    for path in PAGES:
        page = lawyer.get(path).text
        assert page.count("Nobody would be alarmed") == 1
        assert 'href="/rota/">Set up the rota' in page
        assert "Nobody has taken:" not in page
    page = reviewer.get("/requests/").text
    assert "A lawyer can set up the rota." in page
    assert 'href="/rota/"' not in page
    climb_due(handoff.created_at + timedelta(minutes=5))
    page = lawyer.get("/red/").text
    assert f"{handoff.code}</a>" in page
    a_person()
    assert "Nobody would be alarmed" not in lawyer.get("/red/").text
