"""What the chat API refuses, each with a clear problem that tells nothing of the inside."""

import json
from typing import Any

import pytest

from desk.record.models import Message
from tests.desk.serving import Served
from tests.desk.web.conftest import Send, problem


@pytest.mark.parametrize(
    "value",
    [
        "greet",
        "affirm",
        'affirm{"handoff_consent":"call_only"}',
        "change_language",
        'change_language{"language":"fr"}',
        'change_language{"language":"es","x":1}',
        "change_language{",
        "ice_at_door{}",
        "restart",
        "/bond",
        "\u0000",
        "nobody offered this",
    ],
)
def test_a_choice_nobody_offered_is_refused_and_not_recorded(send: Send, value: str) -> None:
    assert problem(send({"choice": value})) == (422, "choice-not-offered")
    assert not Message.objects.filter(author="you").exists()


def test_the_same_key_with_another_body_is_refused(send: Send) -> None:
    send({"text": "bond"}, key="k")
    assert problem(send({"text": "dont_sign"}, key="k")) == (422, "key-reused")
    assert problem(send({"choice": "menu"}, key="k")) == (422, "key-reused")


@pytest.mark.parametrize("key", ["", "x" * 201, "clé"])
def test_a_message_without_a_usable_key_is_refused(send: Send, key: str) -> None:
    assert problem(send({"text": "bond"}, headers={"Idempotency-Key": key.encode()})) == (
        400,
        "missing-idempotency-key",
    )


def test_a_missing_key_is_refused(public: Served, started: dict[str, Any]) -> None:
    response = public.client.post("/api/chat/messages", json={"text": "bond"})
    assert problem(response) == (400, "missing-idempotency-key")


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u200d", "\u00a0"])
def test_an_empty_text_is_refused(send: Send, text: str) -> None:
    assert problem(send({"text": text})) == (422, "nothing-said")


@pytest.mark.parametrize("body", [{"text": 5}, {"text": ["a"]}, {"text": "\ud800"}, {"choice": "x" * 201}])
def test_what_is_no_text_is_refused(send: Send, body: dict[str, Any]) -> None:
    content = json.dumps(body)
    response = send(content=content, headers={"Content-Type": "application/json"})
    assert problem(response) == (422, "invalid-request")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"{", (400, "invalid-json")),
        (b" ", (400, "invalid-json")),
        (b"[]", (400, "invalid-json")),
        (b'"bond"', (400, "invalid-json")),
        (b"[" * 60_000, (400, "invalid-json")),
        (b'{"text": "\xff\xfe"}', (400, "not-utf-8")),
        ('{"text": "bond"}'.encode("utf-16"), (400, "not-utf-8")),
    ],
)
def test_a_body_that_is_no_json_in_utf_8_is_refused(
    send: Send, content: bytes, expected: tuple[int, str]
) -> None:
    response = send(content=content, headers={"Content-Type": "application/json"})
    assert problem(response) == expected


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_another_type_of_content_is_refused(send: Send, kind: str) -> None:
    response = send(content=b'{"text": "bond"}', headers={"Content-Type": kind})
    assert problem(response) == (415, "unsupported-media-type")


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer"}, {"Authorization": "Bearer ñ"}])
def test_without_a_token_nothing_is_told(public: Served, header: dict[str, str]) -> None:
    raw = {name: value.encode() for name, value in header.items()}
    for method, path in (
        ("POST", "messages"),
        ("GET", "messages"),
        ("GET", "events"),
        ("DELETE", "conversations/current"),
    ):
        response = public.client.request(
            method, f"/api/chat/{path}", headers={**raw, "Idempotency-Key": "k"}, json={"text": "bond"}
        )
        assert problem(response) == (401, "unauthorized")
        assert response.headers["www-authenticate"] == "Bearer"


def test_a_token_nobody_gave_out_is_refused(public: Served) -> None:
    headers = {"Authorization": "Bearer abc", "Idempotency-Key": "k"}
    assert problem(public.client.post("/api/chat/messages", headers=headers, json={"text": "a"})) == (
        401,
        "unauthorized",
    )


@pytest.mark.parametrize("announced", [True, False])
def test_a_huge_body_is_refused(public: Served, send: Send, announced: bool) -> None:
    content: Any = b"x" * 100_000 if announced else iter([b"x" * 50_000] * 2)
    response = send(content=content, headers={"Content-Type": "application/json"})
    assert problem(response) == (413, "too-large")


@pytest.mark.parametrize("after", ["x", "-1", "1.5", str(2**63), "9" * 5000])
def test_a_cursor_that_is_none_is_refused(public: Served, started: dict[str, Any], after: str) -> None:
    response = public.client.get("/api/chat/messages", params={"after": after})
    assert problem(response) == (422, "invalid-request")


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/nowhere", (404, "not-found")),
        ("GET", "/api/chat/nowhere", (404, "not-found")),
        ("PUT", "/api/chat/messages", (405, "method-not-allowed")),
        ("GET", "/api/chat/conversations", (405, "method-not-allowed")),
    ],
)
def test_other_errors_are_problems_too(
    public: Served, method: str, path: str, expected: tuple[int, str]
) -> None:
    assert problem(public.client.request(method, path)) == expected


def test_a_failure_of_our_own_says_nothing_of_itself(
    public: Served, started: dict[str, Any], send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("213-555-0147")

    monkeypatch.setattr("desk.web.api.record_message", fail)
    response = send({"text": "bond"})
    assert problem(response) == (500, "internal-server-error")
    assert "213" not in response.text


def test_another_host_is_refused(public: Served) -> None:
    response = public.client.get("/healthz", headers={"Host": "evil.example"})
    assert problem(response) == (400, "bad-request")


def test_nothing_from_elsewhere_may_be_loaded(public: Served) -> None:
    headers = public.client.get("/api/chat/openapi.json").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers
