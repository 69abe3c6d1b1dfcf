"""The staff sees which answers families do not get, or get with a warning, without asking whoever runs the machine."""

import html
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from desk.record.catalogue import approved_words
from desk.record.pulling import pull, put_back

DUE = date.fromisoformat(approved_words().reviewed("utter_bond")["due"])
LAST = max(date.fromisoformat(file.review["due"]) for file in approved_words().files)


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """``on_day(DUE)``: it is noon of that day in Los Angeles, and nobody's session has ended."""

    def move(day: date) -> None:
        noon = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: noon)
        Session.objects.update(expire_date=noon + timedelta(minutes=30))

    return move


def rows(client: Client) -> dict[str, list[str]]:
    """The page's lines by the name of the need: what happened, since when (as a machine reads it) and by whom."""
    answer = client.get("/answers/")
    assert answer.status_code == 200
    found = {}
    for row in re.findall(r'<tr role="row">\s*<td.*?</tr>', answer.text, re.DOTALL):
        need, happened, since, by = (html.unescape(cell) for cell in re.findall(r"<td.*?>(.*)</td>", row))
        name = re.search(r"<code.*?>(.*?)</code>", need)
        tag, day = re.search(r'"tag.*?>(.*?)<', happened), re.search('datetime="(.{10})', since)
        assert tag
        assert day
        found[name.group(1) if name else re.sub("<.*?>", "", need)] = [tag.group(1), day.group(1), by]
    return found


@pytest.mark.parametrize("who", ["lawyer", "reviewer", "member"])
def test_every_member_sees_what_was_pulled_when_and_by_whom(who, request, on_day):
    client = request.getfixturevalue(who)
    on_day(DUE - timedelta(days=60))
    pull("bond", "maria <b>", "the fee has changed")
    pull("first_call_list", "luis", "a number is old")
    day = str(DUE - timedelta(days=60))
    assert rows(client) == {
        "bond": ["Pulled", day, "maria <b>"],
        "first_call_list": ["Pulled", day, "luis"],
    }
    assert "<b>" not in client.get("/answers/").text
    put_back("bond", "maria")
    put_back("first_call_list", "maria")
    assert rows(client) == {}
    assert "No answer is pulled or past its day." in client.get("/answers/").text


def test_an_answer_past_its_day_is_shown_and_once_withdrawn_too(lawyer, on_day):
    on_day(DUE)
    assert "bond" not in rows(lawyer)
    on_day(DUE + timedelta(days=1))
    assert rows(lawyer)["bond"] == ["Past its day", str(DUE + timedelta(days=1)), "By the calendar"]
    on_day(DUE + timedelta(days=29))
    assert rows(lawyer)["bond"][0] == "Past its day"
    on_day(DUE + timedelta(days=45))
    assert rows(lawyer)["bond"] == ["Withdrawn", str(DUE + timedelta(days=30)), "By the calendar"]


def test_every_content_file_can_be_shown_and_only_what_is_withdrawn_is_called_so(lawyer, on_day):
    on_day(LAST + timedelta(days=31))
    shown = rows(lawyer)
    assert set(shown) == {file.name for file in approved_words().files}
    withdrawn = {name for name, (happened, *_) in shown.items() if happened == "Withdrawn"}
    assert {"bond", "ice_at_door", "first_call_list"} <= withdrawn
    assert not withdrawn & {"fallback", "clarify", "notice_pulled", "handoff_status"}


def test_the_page_is_linked_and_changes_nothing(reviewer):
    page = reviewer.get("/requests/").text
    assert re.search(r'<a href="/answers/">Answers</a>', page)
    answers = reviewer.get("/answers/").text
    assert '<a href="/answers/" aria-current="page">' in answers
    main = answers[answers.index("<main") :]
    assert "<form" not in main
    assert "<button" not in main
    assert reviewer.post("/answers/").status_code == 405


def test_the_page_is_in_spanish_too(lawyer, on_day):
    lawyer.post("/language/", {"language": "es"})
    on_day(DUE + timedelta(days=1))
    pull("bond", "maria", "why")
    page = lawyer.get("/answers/").text
    label = approved_words().label("bond", "es")
    for words in (">Respuestas<", "Qué pasó", "Retirada por una persona", "Con la fecha vencida", label):
        assert words in page


def test_who_is_signed_out_gets_no_page_and_no_name(client):
    pull("bond", "maria", "the fee has changed")
    answer = client.get("/answers/")
    assert answer.status_code == 302
    assert answer.url == "/sign-in/?next=/answers/"
    assert answer.content == b""
    signing_in = client.get("/answers/", follow=True).text
    for words in ("maria", "bond", "the fee has changed", 'href="/answers/"'):
        assert words not in signing_in


def test_an_account_in_no_group_sees_nothing(outsider):
    pull("bond", "maria", "why")
    answer = outsider.get("/answers/")
    assert answer.status_code == 403
    assert "maria" not in answer.text
