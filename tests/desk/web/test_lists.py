"""The lists to print: a page of the office's own words in each language, without any script."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from answers.signatures import Signature
from desk.record.catalogue import approved_words
from desk.record.pulling import pull, put_back
from desk.web.lists import blocks_of
from tests.desk.serving import Served

OFFICE = "213-555-0100"
LISTS = [(name, language) for name in approved_words().lists for language in approved_words().languages]


@pytest.mark.parametrize(("name", "language"), LISTS)
def test_a_list_is_a_page_of_its_own_in_each_language(public: Served, name: str, language: str) -> None:
    shown = public.client.get(f"/lists/{name}/{language}")
    assert (shown.status_code, shown.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f'<html lang="{language}">' in shown.text
    assert "<h1></h1>" not in shown.text
    assert "<li>" in shown.text


def test_there_is_a_list_for_the_family_plan() -> None:
    assert ("family_plan", "en") in LISTS


@pytest.mark.parametrize(("name", "language"), LISTS)
def test_a_list_needs_no_script_and_asks_for_nothing(public: Served, name: str, language: str) -> None:
    shown = public.client.get(f"/lists/{name}/{language}").text
    assert not re.search(r"<(script|form|input|textarea)\b", shown)
    assert "<lists." not in shown
    assert ".phone&gt;" not in shown


def test_a_list_says_that_no_lawyer_has_reviewed_it_yet(public: Served) -> None:
    assert "Not yet reviewed by a lawyer" in public.client.get("/lists/family_plan/en").text
    assert "el 27 de noviembre de 2026" in public.client.get("/lists/family_plan/es").text


def test_a_signed_list_gives_the_day_of_its_signature(
    public: Served, signed: Callable[..., Signature]
) -> None:
    signed("family_plan_list")
    shown = public.client.get("/lists/family_plan/en").text
    assert "Information reviewed on Dec. 3, 2026 by Ana Example." in shown


@pytest.mark.parametrize(("name", "language"), LISTS)
def test_a_pulled_list_is_gone_at_once_with_the_phone_in_its_place(
    public: Served, name: str, language: str
) -> None:
    address = f"/lists/{name}/{language}"
    assert "<li>" in public.client.get(address).text
    pull(f"{name}_list", "maria", "a number has changed")
    shown = public.client.get(address)
    assert "<li>" not in shown.text
    assert OFFICE in shown.text
    assert ("this list first" if language == "en" else "antes esta lista") in shown.text
    put_back(f"{name}_list", "maria")
    assert "<li>" in public.client.get(address).text


@pytest.mark.parametrize(
    ("days", "is_shown", "notice"),
    [(2, True, "re-check"), (29, True, "re-check"), (40, False, "this list first")],
)
def test_a_list_past_its_day_comes_with_a_warning_and_is_withdrawn_30_days_later(
    public: Served, signed: Callable[..., Signature], days: int, is_shown: bool, notice: str
) -> None:
    signed("family_plan_list", due=(date.today() - timedelta(days)).isoformat())
    shown = public.client.get("/lists/family_plan/en").text
    assert ("<li>" in shown) == is_shown
    assert ("Information reviewed" in shown) == is_shown
    assert notice in shown
    assert OFFICE in shown


def test_a_list_in_force_has_no_warning(public: Served, signed: Callable[..., Signature]) -> None:
    signed("family_plan_list", due="9999-12-31")
    assert "re-check" not in public.client.get("/lists/family_plan/en").text


def test_a_list_has_the_headers_of_every_page_and_is_kept_nowhere(public: Served) -> None:
    page, shown = public.client.get("/"), public.client.get("/lists/family_plan/es")
    for name in ("content-security-policy", "referrer-policy", "x-frame-options", "cache-control"):
        assert shown.headers[name] == page.headers[name]


def test_a_list_leads_to_the_other_language_back_to_the_chat_and_away(public: Served) -> None:
    shown = public.client.get("/lists/family_plan/es").text
    for address in ("/lists/family_plan/en", "/?lang=es", "/static/web/list.css"):
        assert f'"{address}"' in shown
    assert 'class="exit"' in shown
    assert public.client.get("/static/web/list.css").status_code == 200


@pytest.mark.parametrize(
    "path", ["family_plan/fr", "nothing/en", "family_plan_list/en", "bond/en", "family_plan"]
)
def test_there_is_no_other_list(public: Served, path: str) -> None:
    assert public.client.get(f"/lists/{path}").status_code == 404


def test_a_point_with_a_colon_leaves_room_to_write() -> None:
    first, second = blocks_of("Our plan\nKeep it.\n- Who:\n- Done\n\n- A phone: 911")
    assert (first.lines, first.points) == (["Our plan", "Keep it."], [("Who:", True), ("Done", False)])
    assert (second.lines, second.points) == ([], [("A phone: 911", False)])
