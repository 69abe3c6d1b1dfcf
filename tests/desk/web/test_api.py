"""The chat API behind a real server: its good ways, and a clear problem for every bad one."""

import json
import threading
import uuid
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from desk.handoffs.models import WebSource
from desk.privacy.erasure import wish_erasure
from desk.record.models import Conversation, Message
from desk.record.pulling import pull
from tests.desk.fake_bot import FakeBot
from tests.desk.serving import Served

Send = Callable[..., httpx.Response]


@pytest.fixture
def started(public: Served, bot: FakeBot) -> dict[str, Any]:
    response = public.client.post("/api/chat/conversations", json={"language": "en"})
    assert response.status_code == 201
    body: dict[str, Any] = response.json()
    public.client.headers["Authorization"] = f"Bearer {body['token']}"
    return body


@pytest.fixture
def send(public: Served, started: dict[str, Any]) -> Send:
    def post(body: Any = None, key: str | None = None, **options: Any) -> httpx.Response:
        headers = {"Idempotency-Key": key or uuid.uuid4().hex, **options.pop("headers", {})}
        if body is not None:
            options["json"] = body
        return public.client.post("/api/chat/messages", headers=headers, **options)

    return post


def problem(response: httpx.Response) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == response.status_code
    assert set(body) <= {"type", "title", "status", "detail"}
    return response.status_code, body["type"].removeprefix("/problems/")


def test_a_conversation_begins_with_the_welcome(started: dict[str, Any]) -> None:
    assert set(started) == {"conversation", "token", "messages", "cursor", "withdrawn"}
    assert {message["from"] for message in started["messages"]} == {"system"}
    assert started["messages"][-1]["choices"]
    assert started["cursor"] == started["messages"][-1]["id"]
    assert not Conversation.objects.filter(token_hash=started["token"]).exists()


def test_a_page_hears_which_emergencies_are_withdrawn(public: Served, send: Send) -> None:
    pull("ice_at_door", "maria", "why")
    pull("bond", "maria", "why")
    told = [
        public.client.post("/api/chat/conversations", json={"language": "en"}),
        public.client.get("/api/chat/messages"),
        send({"text": "hello"}),
    ]
    assert [response.json()["withdrawn"] for response in told] == [["ice_at_door"]] * 3


def test_conversations_from_one_address_can_be_counted_and_the_address_is_not_kept(public: Served) -> None:
    for address in ("8.8.44.77", "8.8.44.77", "9.9.9.9"):
        headers = {"X-Forwarded-For": address}
        assert public.client.post("/api/chat/conversations", headers=headers).status_code == 201
    assert public.client.post("/api/chat/conversations").status_code == 201
    first, second, other = WebSource.objects.order_by("conversation__created_at").values_list(
        "key", flat=True
    )
    assert first == second != other
    assert len(first) == 64


def test_a_family_that_asks_to_erase_gets_the_last_words_and_nothing_is_left(
    public: Served, send: Send, bot: FakeBot
) -> None:
    bot.before_reply = lambda asked: wish_erasure(asked["sender"])
    replies = send({"text": "bond"}).json()["messages"]
    assert replies[-1]["topic"] == "bond"
    assert not Conversation.objects.exists()
    assert not Message.objects.exists()
    assert problem(public.client.get("/api/chat/messages")) == (401, "unauthorized")


def test_a_start_needs_no_language(public: Served) -> None:
    assert public.client.post("/api/chat/conversations", json={}).status_code == 201
    assert public.client.post("/api/chat/conversations").status_code == 201
    wrong = public.client.post("/api/chat/conversations", json={"language": "fr"})
    assert problem(wrong) == (422, "invalid-request")


def test_a_message_gets_the_bots_replies_in_the_shape_of_the_design(send: Send) -> None:
    response = send({"text": "bond"})
    assert response.status_code == 200
    first = response.json()["messages"][0]
    assert list(first) == [
        *("id", "at", "from", "kind", "topic", "lang", "text", "choices", "sources", "reviewed")
    ]
    assert (first["from"], first["kind"], first["topic"], first["lang"]) == ("bot", "answer", "bond", "en")
    assert response.json()["cursor"] == response.json()["messages"][-1]["id"]
    assert response.headers["cache-control"] == "no-store"


def test_every_answer_keeps_to_the_published_document(
    public: Served, send: Send, started: dict[str, Any]
) -> None:
    document = public.client.get("/api/chat/openapi.json").json()
    paths = {path: set(methods) for path, methods in document["paths"].items()}
    assert paths == {
        "/api/chat/conversations": {"post"},
        "/api/chat/messages": {"post", "get"},
        "/api/chat/events": {"get"},
        "/api/chat/conversations/current": {"delete"},
    }
    published = document["components"]["schemas"]["Said"]["properties"]
    assert set(published) == set(send({"text": "bond"}).json()["messages"][0])


def test_a_choice_that_was_offered_is_taken(send: Send, started: dict[str, Any]) -> None:
    value = started["messages"][-1]["choices"][0]["value"]
    assert send({"choice": value}).json()["messages"][0]["topic"] == value


@pytest.mark.parametrize(
    "value",
    ["ice_at_door", "relative_detained", "talk_to_lawyer", "menu", 'change_language{"language":"es"}'],
)
def test_the_buttons_that_are_always_there_work_at_any_time(send: Send, value: str) -> None:
    send({"text": "bond"})
    assert send({"choice": value}).status_code == 200


def test_a_button_pressed_after_scrolling_back_leads_to_its_need(send: Send) -> None:
    send({"text": "bond"})
    send({"text": "privacy"})
    assert send({"choice": "dont_sign"}).status_code == 200


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


def test_the_same_key_and_body_give_the_same_replies(send: Send, bot: FakeBot) -> None:
    first, second = (send({"text": "bond"}, key="k") for _ in range(2))
    assert (second.status_code, second.json()) == (200, first.json())
    assert list(bot.turns.values()) == [1]


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


@pytest.mark.parametrize("body", [{}, {"text": None}, {"text": "bond", "choice": "menu"}])
def test_exactly_one_of_text_and_choice_is_needed(send: Send, body: dict[str, Any]) -> None:
    assert problem(send(body)) == (422, "nothing-said")


@pytest.mark.parametrize("body", [{"text": 5}, {"text": ["a"]}, {"text": "\ud800"}, {"choice": "x" * 201}])
def test_what_is_no_text_is_refused(send: Send, body: dict[str, Any]) -> None:
    content = json.dumps(body)
    response = send(content=content, headers={"Content-Type": "application/json"})
    assert problem(response) == (422, "invalid-request")


def test_4000_letters_are_taken_and_one_more_is_not(send: Send) -> None:
    assert send({"text": "ñ" * 4000}).status_code == 200
    assert problem(send({"text": "ñ" * 4001})) == (422, "text-too-long")


def test_a_text_may_be_only_emoji(send: Send, bot: FakeBot) -> None:
    assert send({"text": "🙏🏽"}).status_code == 200
    assert bot.asked[-1]["text"] == "🙏🏽"


def test_a_text_may_begin_with_a_slash(send: Send, bot: FakeBot) -> None:
    assert send({"text": "/restart"}).status_code == 200
    assert bot.asked[-1]["text"] == "/restart"


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


def test_a_charset_in_the_type_of_content_is_fine(send: Send) -> None:
    kind = {"Content-Type": "application/json; charset=utf-8"}
    assert send(content=b'{"text": "bond"}', headers=kind).status_code == 200


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


def test_the_list_goes_on_after_the_cursor(public: Served, send: Send, started: dict[str, Any]) -> None:
    sent = send({"text": "bond"}).json()
    everything = public.client.get("/api/chat/messages", params={"after": ""}).json()
    assert everything["messages"][: len(started["messages"])] == started["messages"]
    later = public.client.get("/api/chat/messages", params={"after": started["cursor"]}).json()
    assert [message["from"] for message in later["messages"]] == ["you"] + ["bot"] * len(sent["messages"])
    assert (later["messages"][0]["text"], later["messages"][0]["kind"]) == ("bond", None)
    assert later["cursor"] == sent["cursor"]
    nothing = public.client.get("/api/chat/messages", params={"after": sent["cursor"]}).json()
    assert nothing == {"messages": [], "cursor": sent["cursor"], "withdrawn": []}


@pytest.mark.parametrize("after", ["x", "-1", "1.5", str(2**63), "9" * 5000])
def test_a_cursor_that_is_none_is_refused(public: Served, started: dict[str, Any], after: str) -> None:
    response = public.client.get("/api/chat/messages", params={"after": after})
    assert problem(response) == (422, "invalid-request")


def test_erasing_leaves_nothing_here_and_tells_the_bot(
    public: Served, send: Send, started: dict[str, Any], bot: FakeBot
) -> None:
    send({"text": "my number is 213-555-0147"})
    assert public.client.delete("/api/chat/conversations/current").status_code == 204
    assert problem(public.client.get("/api/chat/messages")) == (401, "unauthorized")
    assert (Conversation.objects.count(), Message.objects.count()) == (0, 0)
    assert bot.forgotten == [started["conversation"]]


def test_messages_sent_at_the_same_moment_are_all_answered_in_order(
    public: Served, send: Send, bot: FakeBot
) -> None:
    bot.seconds = 0.02
    texts = [f"question {number}" for number in range(6)]
    answers: dict[str, httpx.Response] = {}

    def post(text: str) -> None:
        answers[text] = send({"text": text})

    threads = [threading.Thread(target=post, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers.values()} == {200}
    listed = public.client.get("/api/chat/messages").json()["messages"]
    assert sorted(message["text"] for message in listed if message["from"] == "you") == texts
    assert [asked["message_id"] for asked in bot.asked] == sorted(
        (a["message_id"] for a in bot.asked), key=int
    )
    assert all(answer.json()["messages"][0]["from"] == "bot" for answer in answers.values())


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
