"""Taking over, writing and handing back in the console: who may, once each, and what is written to the audit."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from desk.console.models import Audit
from desk.console.takeover import hand_back_left_alone
from desk.privacy.values import remember
from desk.record.models import Conversation, Message, OptOut, State
from desk.sms.conversations import THIS_NUMBER
from desk.sms.models import Delivery
from tests.desk.console.samples import a_conversation, say
from tests.desk.handoffs.samples import a_handoff


def address(conversation: Conversation, step: str = "writing") -> str:
    return f"/conversations/{conversation.pk}/{step}/"


def held_by(client: Client, **fields: Any) -> Conversation:
    conversation = a_conversation(**fields)
    assert client.post(address(conversation, "take-over")).status_code == 302
    return conversation


def send(client: Client, conversation: Conversation, text: str, key: str = "1", seen: int = 0) -> Any:
    form = {"text": text, "key": key, "seen": seen}
    return client.post(address(conversation, "send"), form, follow=True)


def texts(conversation: Conversation) -> list[str]:
    return [message.text for message in conversation.messages.filter(author="staff").order_by("id")]


def actions() -> list[str]:
    return list(Audit.objects.order_by("id").values_list("action", flat=True))


@pytest.fixture
def by_text(side: Any) -> Conversation:
    """A family by text message, whose number is known."""
    conversation = a_conversation(channel="sms", language="es")
    remember(conversation, [(THIS_NUMBER, "+12135550123")])
    return conversation


@pytest.mark.parametrize("who", ["lawyer", "member"])
def test_lawyers_and_staff_take_over_write_and_hand_back(who: str, request: pytest.FixtureRequest):
    client = request.getfixturevalue(who)
    conversation = a_conversation()
    assert "Take over" in client.get(f"/conversations/{conversation.pk}/").text
    client.post(address(conversation, "take-over"))
    assert "Hello from us" in send(client, conversation, "Hello from us").text
    assert client.post(address(conversation, "hand-back"), follow=True).status_code == 200
    assert texts(conversation) == ["Hello from us"]
    of_it = Audit.objects.filter(subject=str(conversation.pk)).exclude(action="opened_transcript")
    assert list(of_it.order_by("id").values_list("action", flat=True)) == [
        "took_over",
        "wrote",
        "handed_back",
    ]
    assert not any("Hello" in value for row in Audit.objects.values() for value in map(str, row.values()))


@pytest.mark.parametrize("who", ["reviewer", "outsider"])
def test_nobody_else_may(who: str, request: pytest.FixtureRequest):
    client, conversation = request.getfixturevalue(who), a_conversation()
    for step in ("take-over", "send", "hand-back"):
        assert client.post(address(conversation, step), {"text": "hello"}).status_code == 403
    assert client.get(address(conversation)).status_code == 403
    assert client.get(address(conversation, "writing/news")).status_code == 403
    assert "Take over" not in client.get(f"/conversations/{conversation.pk}/").text
    conversation.refresh_from_db()
    assert not conversation.bot_silent


def test_the_second_sees_who_was_first_and_nothing_of_what_is_written(lawyer: Client, member: Client):
    conversation = held_by(lawyer)
    say(conversation, "you", "zapote", state="waiting")
    answer = member.post(address(conversation, "take-over"))
    assert answer.status_code == 409
    assert "lara is writing to this family." in answer.text
    assert "zapote" not in answer.text + member.get(address(conversation, "writing/news")).text
    assert send(member, conversation, "hello").status_code == 409
    assert texts(conversation) == []
    assert "zapote" in lawyer.get(address(conversation)).text


def test_a_double_click_sends_once(lawyer: Client):
    conversation = held_by(lawyer)
    send(lawyer, conversation, "hello", key="a")
    send(lawyer, conversation, "hello", key="a")
    assert texts(conversation) == ["hello"]
    assert actions().count("wrote") == 1
    keys = {re.search(r'name="key" value="(\w+)"', lawyer.get(address(conversation)).text)[1] for _ in "12"}
    assert len(keys) == 2


@pytest.mark.parametrize(("text", "complaint"), [("  ", "Write something"), ("n" * 4001, "too long")])
def test_what_cannot_be_sent_stays_in_the_box(lawyer: Client, text: str, complaint: str):
    conversation = held_by(lawyer)
    answer = send(lawyer, conversation, text)
    assert (answer.status_code, texts(conversation)) == (422, [])
    assert complaint in answer.text
    assert f">{text}</textarea>" in answer.text


def test_a_text_written_too_late_stays_in_the_box(lawyer: Client):
    conversation = held_by(lawyer)
    lawyer.post(address(conversation, "hand-back"))
    answer = send(lawyer, conversation, "hello")
    assert (answer.status_code, texts(conversation)) == (409, [])
    assert "You no longer hold this conversation" in answer.text
    assert ">hello</textarea>" in answer.text


def test_a_take_over_does_not_open_the_transcript(lawyer: Client):
    conversation = held_by(lawyer)
    assert "husband" not in lawyer.get(address(conversation)).text
    handoff = a_handoff(consent_items=["call"])
    conversation = handoff.conversation
    lawyer.post(address(conversation, "take-over"))
    page = lawyer.get(address(conversation)).text
    assert f'href="/conversations/{conversation.pk}/"' not in page


@pytest.mark.parametrize(
    ("fields", "is_offered"),
    [
        ({"consent_items": ["call", "share"]}, True),
        ({"consent_items": ["call"], "callback": "text_only"}, True),
        ({"consent_items": ["call"], "callback": "any_time"}, False),
    ],
)
def test_a_request_offers_it_when_the_family_agreed(lawyer: Client, fields: dict[str, Any], is_offered: bool):
    handoff = a_handoff(**fields)
    assert ("Take over" in lawyer.get(f"/requests/{handoff.code}/").text) is is_offered


def test_what_is_new_comes_without_a_click_and_does_not_keep_the_session(lawyer: Client):
    conversation = held_by(lawyer)
    before = lawyer.session.get_expiry_date()
    say(conversation, "you", "tamarind", state="waiting")
    news = lawyer.get(address(conversation, "writing/news"))
    assert "tamarind" in news.text
    assert "<html" not in news.text
    assert "staff_session" not in news.cookies
    assert "staff_session" in lawyer.get(address(conversation)).cookies
    assert lawyer.session.get_expiry_date() >= before


@pytest.mark.parametrize(("minutes", "is_red"), [(1, False), (3, True)])
def test_the_lists_show_who_waits_and_turn_red_after_two_minutes(lawyer: Client, minutes: int, is_red: bool):
    conversation = held_by(lawyer)
    ago = timezone.now() - timedelta(minutes=minutes)
    say(conversation, "you", "tamarind", state="waiting")
    Conversation.objects.update(held_since=ago)
    Message.objects.filter(state="waiting").update(created_at=ago)
    for path in ("/requests/", "/conversations/", "/conversations/held/"):
        page = lawyer.get(path).text.replace("\N{NO-BREAK SPACE}", " ")
        assert ("The family has been waiting for 3 minutes" in page) is is_red
        assert "tamarind" not in page


def test_the_lists_lead_everybody_to_a_page_they_may_see(lawyer: Client, reviewer: Client):
    conversation = held_by(lawyer)
    for client, page in ((lawyer, address(conversation)), (reviewer, f"/conversations/{conversation.pk}/")):
        assert f'<a href="{page}">Web, lara</a>' in client.get("/requests/").text
        assert client.get(page).status_code == 200


def test_whoever_signs_out_hands_back(lawyer: Client, member: Client):
    conversation, other = held_by(lawyer), held_by(member)
    lawyer.post("/sign-out/")
    silent = Conversation.objects.filter(bot_silent=True)
    assert list(silent) == [other]
    assert conversation.messages.filter(answer_id__startswith="notice_machine_again").count() == 1


def test_the_worker_hands_back_what_was_left_alone_and_says_so_once(lawyer: Client):
    conversation = held_by(lawyer)
    say(conversation, "you", "tamarind", state="waiting")
    assert hand_back_left_alone(timezone.now() + timedelta(minutes=9)) == 0
    assert hand_back_left_alone(timezone.now() + timedelta(minutes=11)) == 1
    assert hand_back_left_alone(timezone.now() + timedelta(minutes=11)) == 0
    assert conversation.messages.filter(answer_id__startswith="notice_machine_again").count() == 1
    assert conversation.messages.get(state=State.WAITING).text == "tamarind"
    assert actions()[-1] == "left_alone"
    assert "The machine has this conversation." in lawyer.get(address(conversation, "writing/news")).text


def test_the_worker_hands_back_what_an_account_holds_that_is_off(lawyer: Client):
    held_by(lawyer)
    User.objects.filter(username="lara").update(is_active=False)
    assert hand_back_left_alone(timezone.now()) == 1


def test_a_text_message_has_at_most_three_segments_and_shows_what_became_of_it(
    lawyer: Client, by_text: Conversation
):
    lawyer.post(address(by_text, "take-over"))
    assert "At most 436 letters (3 parts" in lawyer.get(address(by_text)).text
    assert send(lawyer, by_text, "n" * 437).status_code == 422
    assert send(lawyer, by_text, "Est\N{LATIN SMALL LETTER A WITH ACUTE} " + "n" * 400).status_code == 200
    assert texts(by_text)[0].startswith("Esta nnn")
    sent = by_text.messages.get(author="staff")
    for fate, words in (("sending", "On its way"), ("sent", "Sent"), ("failed", "Not delivered")):
        Delivery.objects.update_or_create(message=sent, defaults={"fate": fate})
        assert words in lawyer.get(address(by_text)).text


def test_a_phone_that_wants_no_texts_or_is_forgotten_cannot_be_taken_over(
    lawyer: Client, by_text: Conversation
):
    forgotten = a_conversation(channel="sms")
    Conversation.objects.filter(pk=by_text.pk).update(sender_key="a")
    OptOut.objects.create(sender_key="a", at=timezone.now())
    for conversation in (by_text, forgotten):
        answer = lawyer.post(address(conversation, "take-over"))
        assert answer.status_code == 409
        assert "The family cannot be written to" in answer.text
    assert not Conversation.objects.filter(bot_silent=True).exists()


def test_an_erased_conversation_is_not_found(lawyer: Client):
    conversation = held_by(lawyer)
    Conversation.objects.all().delete()
    for path in (address(conversation), address(conversation, "writing/news")):
        assert lawyer.get(path).status_code == 404
    assert send(lawyer, conversation, "hello").status_code == 404
    assert hand_back_left_alone(timezone.now()) == 0
