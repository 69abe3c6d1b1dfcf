"""Every address of the staff side is behind the login, and every page carries the strict headers."""

import re
import uuid
from collections.abc import Iterator, Mapping

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from desk.console.headers import CONTENT_SECURITY_POLICY
from tests.desk.handoffs.samples import a_handoff

OPEN = {"/sign-in/", "/language/", "/healthz", "/static/console/console.css"}
VALUES = {
    "person_id": 1,
    "shift_id": 1,
    "name": "console.css",
    "code": "K7M-R4Q",
    "stage": "claimed",
    "conversation_id": uuid.UUID(int=1),
}


def every_address() -> Iterator[str]:
    for pattern in every_pattern():
        yield filled(pattern, VALUES)


def every_pattern() -> Iterator[str]:
    """The addresses with what is filled in, as Django names it: ``/requests/<str:code>/``."""
    for pattern in patterns_in(get_resolver("desk.urls_staff")):
        yield f"/{pattern}"


def filled(pattern: str, values: Mapping[str, object]) -> str:
    """The address with an example of each thing that it names."""
    for name, value in values.items():
        for kind in ("str", "uuid", "int"):
            pattern = pattern.replace(f"<{kind}:{name}>", str(value))
    assert "<" not in pattern, f"no example value for {pattern}"
    return pattern


def patterns_in(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path
        else:
            yield from patterns_in(pattern, path)


def test_the_walk_finds_the_pages():
    found = set(every_address())
    assert {"/", "/requests/", "/requests/K7M-R4Q/contact/", "/conversations/"} < found
    assert found > OPEN


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", sorted(set(every_address()) - OPEN))
def test_nobody_gets_in_without_signing_in(client: Client, method: str, path: str):
    answer = getattr(client, method)(path)
    assert answer.status_code == 302
    assert answer.url.startswith("/sign-in/?next=/")
    assert answer.content == b""


@pytest.mark.parametrize("path", ["/sign-in/", "/requests/K7M-R4Q/", "/password/", "/nothing/"])
def test_every_page_has_the_strict_headers(lawyer: Client, path: str):
    headers = lawyer.get(path).headers
    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_no_page_loads_or_runs_anything_but_the_consoles_own(lawyer: Client):
    page = lawyer.get(reverse("console:contact", args=[a_handoff().code])).text
    assert re.findall("<script[^>]*>", page) == ['<script type="module" src="/static/console/live.js">']
    assert lawyer.get("/static/console/live.js").headers["Content-Type"] == "text/javascript"
    assert "style=" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_the_style_sheet_is_served_and_nothing_beside_it(client: Client):
    answer = client.get("/static/console/console.css")
    assert answer.headers["Content-Type"] == "text/css"
    assert "prefers-color-scheme: dark" in answer.text
    assert client.get("/static/console/icon.svg").headers["Content-Type"] == "image/svg+xml"
    for name in ("..%2f..%2furls.py", "nothing.css"):
        assert client.get(f"/static/console/{name}").status_code in (302, 404)
