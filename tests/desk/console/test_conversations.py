"""The list of conversations, its filter, and what a transcript says of each turn."""

import pytest

from desk.record.models import Conversation
from tests.desk.console.samples import a_conversation, say


def shown(page, *conversations: Conversation) -> list[bool]:
    return [str(conversation.pk) in page.text for conversation in conversations]


def test_the_latest_stands_first_with_topic_kinds_and_marks(reviewer):
    old = a_conversation(minutes_ago=10, topic="sanctuary_meaning", kind="fallback")
    new = a_conversation(kind="emergency", topic="relative_detained")
    page = reviewer.get("/conversations/")
    assert page.text.index(str(new.pk)) < page.text.index(str(old.pk))
    for words in (
        "relative_detained",
        "sanctuary_meaning",
        "kind-emergency",
        "kind-fallback",
        "Emergency, Notice",
    ):
        assert words in page.text


def test_the_last_topic_is_the_latest_one(reviewer):
    conversation = a_conversation(topic="bond")
    say(conversation, "bot", "x", kind="answer", topic="dont_sign")
    page = reviewer.get("/conversations/").text
    assert "<code>dont_sign</code>" in page
    assert "<code>bond</code>" not in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [True, True, True]),
        ("channel=sms", [False, True, False]),
        ("language=es", [False, False, True]),
        ("emergency=on", [True, False, False]),
        ("fallback=on", [False, True, False]),
        ("emergency=on&fallback=on", [False, False, False]),
        ("channel=web&emergency=on", [True, False, False]),
        ("channel=fax&language=xx&page=abc", [True, True, True]),
    ],
)
def test_the_filter_narrows_the_list(reviewer, query, expected):
    emergency = a_conversation(kind="emergency")
    texted = a_conversation(kind="fallback", channel="sms")
    spanish = a_conversation(language="es")
    assert shown(reviewer.get(f"/conversations/?{query}"), emergency, texted, spanish) == expected


def test_pages_keep_the_filter(reviewer):
    for _ in range(26):
        a_conversation()
    page = reviewer.get("/conversations/?channel=web")
    assert "Page 1 of 2" in page.text
    assert "?channel=web&amp;page=2" in page.text
    assert reviewer.get("/conversations/?channel=web&page=2").text.count("/conversations/") > 1


def test_the_list_needs_few_questions_to_the_store_however_long_it_is(
    reviewer, django_assert_max_num_queries
):
    for _ in range(20):
        a_conversation()
    with django_assert_max_num_queries(16):
        reviewer.get("/conversations/")


def test_a_transcript_shows_what_was_said_and_why(reviewer):
    page = reviewer.get(f"/conversations/{a_conversation(kind='answer').pk}/").text
    for words in (
        "A judge decides.",
        "relative_detained",
        "91 %",
        "ice_at_door",
        "bond",
        "took, husband",
        "Answer",
    ):
        assert words in page
    assert "dont_sign" not in page  # only the first three of the ranking
    assert 'href="https://example.org/bond"' in page
    assert 'lang="en"' in page


def test_what_a_family_writes_cannot_become_markup(reviewer):
    page = reviewer.get(f"/conversations/{a_conversation().pk}/").text
    assert "&lt;b&gt;husband&lt;/b&gt; [NAME 1]" in page


def test_a_chosen_button_and_a_waiting_message_are_named(reviewer):
    conversation = a_conversation()
    say(conversation, "you", "", choice="talk_to_lawyer", state="waiting")
    page = reviewer.get(f"/conversations/{conversation.pk}/").text
    assert "Chose <code>talk_to_lawyer</code>" in page
    assert "Waiting for an answer" in page


def test_an_erased_conversation_is_not_found(reviewer):
    conversation = a_conversation()
    conversation.delete()
    assert reviewer.get(f"/conversations/{conversation.pk}/").status_code == 404
