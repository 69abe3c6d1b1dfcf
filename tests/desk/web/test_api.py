"""The chat API behind a real server: a conversation, its messages, what is taken and what is kept."""

import threading
from typing import Any

import httpx
import pytest

from desk.handoffs.models import WebSource
from desk.privacy.erasure import wish_erasure
from desk.record.models import Conversation, Message
from desk.record.pulling import pull
from tests.desk.fake_bot import FakeBot
from tests.desk.serving import Served
from tests.desk.web.conftest import Send, problem


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


def test_the_same_key_and_body_give_the_same_replies(send: Send, bot: FakeBot) -> None:
    first, second = (send({"text": "bond"}, key="k") for _ in range(2))
    assert (second.status_code, second.json()) == (200, first.json())
    assert list(bot.turns.values()) == [1]


@pytest.mark.parametrize("body", [{}, {"text": None}, {"text": "bond", "choice": "menu"}])
def test_exactly_one_of_text_and_choice_is_needed(send: Send, body: dict[str, Any]) -> None:
    assert problem(send(body)) == (422, "nothing-said")


def test_4000_letters_are_taken_and_one_more_is_not(send: Send) -> None:
    assert send({"text": "ñ" * 4000}).status_code == 200
    assert problem(send({"text": "ñ" * 4001})) == (422, "text-too-long")


def test_a_text_may_be_only_emoji(send: Send, bot: FakeBot) -> None:
    assert send({"text": "🙏🏽"}).status_code == 200
    assert bot.asked[-1]["text"] == "🙏🏽"


def test_a_text_may_begin_with_a_slash(send: Send, bot: FakeBot) -> None:
    assert send({"text": "/restart"}).status_code == 200
    assert bot.asked[-1]["text"] == "/restart"


def test_a_charset_in_the_type_of_content_is_fine(send: Send) -> None:
    kind = {"Content-Type": "application/json; charset=utf-8"}
    assert send(content=b'{"text": "bond"}', headers=kind).status_code == 200


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
