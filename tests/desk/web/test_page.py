"""The page and the files around it."""

import pytest
from django.conf import settings

from tests.desk.serving import Served


def test_the_page_begins_in_the_language_of_the_browser(public: Served) -> None:
    spanish = public.client.get("/", headers={"Accept-Language": "es-MX,es;q=0.9,en;q=0.8"})
    assert (spanish.status_code, spanish.headers["vary"]) == (200, "Accept-Language")
    assert '<html lang="es">' in spanish.text
    assert '<html lang="en">' in public.client.get("/", headers={"Accept-Language": "fr"}).text
    assert '<html lang="en">' in public.client.get("/?lang=en", headers={"Accept-Language": "es"}).text


def test_the_page_has_the_protective_words_and_phones_without_any_script(public: Served) -> None:
    text = public.client.get("/").text
    assert text.count("888-624-4752") >= 2
    assert settings.ORG_PHONE in text
    assert "<amparo-chat" in text
    assert ".phone" not in text


def test_what_the_page_names_can_be_fetched(public: Served) -> None:
    for name in ("web/page.css", "web/icon.svg"):
        assert f"/static/{name}" in public.client.get("/").text
        assert public.client.get(f"/static/{name}").status_code == 200


def test_the_widget_is_small_and_is_not_sent_twice(public: Served) -> None:
    first = public.client.get("/widget.js")
    assert first.headers["content-type"].startswith("text/javascript")
    assert first.headers["content-encoding"] == "gzip"
    again = public.client.get("/static/amparo.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "name", ["nothing.js", "../web/page.py", "..%2fpage.py", "console/console.css", "web/"]
)
def test_no_other_file_can_be_fetched(public: Served, name: str) -> None:
    assert public.client.get(f"/static/{name}").status_code == 404
