"""The SMS door: one text in, one answer out, once."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from desk.privacy.erasure import wish_erasure
from desk.privacy.values import value_of
from desk.record.models import Conversation, Message, OptOut
from desk.sms.models import Delivery
from tests.desk.fake_bot import FakeBot
from tests.desk.sms.conftest import Phone, new_sid, texts_in


def test_the_first_text_gets_a_welcome_and_then_the_answer(phone: Phone) -> None:
    welcome, text = phone.text("menu")
    assert welcome.startswith("Goldstein Immigration Lawyers")
    assert "STOP" in welcome
    assert "ALTO" in welcome
    assert "\n1 " in text


def test_the_second_text_gets_only_the_answer(phone: Phone) -> None:
    phone.text("menu")
    [text] = phone.text("bond")
    assert "STOP" not in text


def test_in_an_emergency_nothing_comes_before_the_first_steps(phone: Phone) -> None:
    first, *_, welcome = phone.text("ice_at_door")
    assert "I am a machine" not in first
    assert welcome.startswith("Goldstein Immigration Lawyers: I am a machine")
    assert "STOP" in welcome


def test_the_bot_gets_spanish_letters_byte_for_byte(phone: Phone, bot: FakeBot) -> None:
    phone.text("¿Qué hago? ¡La migra! Mi niño, señora…")
    assert bot.asked[0]["text"] == "¿Qué hago? ¡La migra! Mi niño, señora…"


def test_identifiers_never_reach_the_bot(phone: Phone, bot: FakeBot) -> None:
    phone.text("me llamo Maria Lopez, A123456789, 818-555-0199")
    assert bot.asked[0]["text"] == "me llamo [NAME 1], [A-NUMBER 1], [PHONE 1]"
    assert "2135550123" not in str(bot.asked)


def test_the_number_is_found_only_sealed(phone: Phone) -> None:
    phone.text("menu")
    conversation = Conversation.objects.get()
    assert value_of(conversation, "[THIS NUMBER]") == "+12135550123"
    assert len(conversation.sender_key or "") == 64
    for model in (Conversation, Message, OptOut, Delivery):
        assert "5550123" not in str(list(model.objects.values()))


def test_the_same_number_stays_in_its_conversation(
    phone: Phone, another_phone: Callable[[str], Phone]
) -> None:
    phone.text("menu")
    phone.text("bond")
    another_phone("+12135550199").text("menu")
    counts = [
        conversation.messages.filter(author="you").count() for conversation in Conversation.objects.all()
    ]
    assert sorted(counts) == [1, 2]


def test_five_parallel_repeats_are_one_turn_and_one_answer(phone: Phone, bot: FakeBot) -> None:
    bot.seconds = 0.3
    form = phone.form("menu")
    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda _: texts_in(phone.post(form)), range(5)))
    assert sum(bot.turns.values()) == 1
    assert Message.objects.filter(author="you").count() == 1
    assert Message.objects.filter(author="bot").count() == 1
    assert Conversation.objects.count() == 1
    assert all(answer == answers[0] for answer in answers)
    assert len(answers[0]) == 2  # the welcome, then the answer


def test_a_repeat_hours_later_gets_the_same_answer(phone: Phone, bot: FakeBot) -> None:
    form = phone.form("menu")
    first = texts_in(phone.post(form))
    phone.text("bond")
    assert texts_in(phone.post(form)) == first
    assert sum(bot.turns.values()) == 2


def test_a_repeat_of_a_number_picks_what_it_picked(phone: Phone, bot: FakeBot) -> None:
    phone.text("menu")
    form = phone.form("1")
    first = texts_in(phone.post(form))
    phone.text("bond")
    assert texts_in(phone.post(form)) == first


def test_a_number_picks_a_choice(phone: Phone, bot: FakeBot) -> None:
    phone.text("menu")
    offered = Conversation.objects.get().offered
    phone.text("2")
    assert bot.asked[-1]["choice"] == offered[1]["value"]
    assert "text" not in bot.asked[-1]


def test_the_answers_to_a_question_keep_their_numbers_when_an_answer_stands_above_it(
    phone: Phone, bot: FakeBot
) -> None:
    phone.text("ask_door_paper")
    asked = Conversation.objects.get().offered
    [*_, text] = phone.text("bond + ask_door_paper")
    assert f"\n1 {asked[0]['label']}" in text
    phone.text("1")
    assert bot.asked[-1]["choice"] == asked[0]["value"]


def test_a_number_nobody_offered_is_a_text(phone: Phone, bot: FakeBot) -> None:
    phone.text("menu")
    phone.text("77")
    assert bot.asked[-1]["text"] == "77"


@pytest.mark.parametrize(
    ("body", "media"), [("", "1"), ("", "0"), ("   ", "2"), ("\u200b\ufe0f", "1"), ("\n", "0")]
)
def test_a_picture_or_nothing_gets_a_kind_answer(phone: Phone, bot: FakeBot, body: str, media: str) -> None:
    [text] = phone.text(body, NumMedia=media)
    assert "I cannot see pictures" in text
    assert "No puedo ver fotos" in text
    assert not bot.asked
    assert phone.text("1")
    assert bot.asked[-1]["choice"] == "relative_detained"


def test_a_picture_with_words_is_answered_by_its_words(phone: Phone, bot: FakeBot) -> None:
    phone.text("how much is bond", NumMedia="1")
    assert bot.asked[-1]["text"] == "how much is bond"


def test_a_repeated_picture_is_recorded_once(phone: Phone) -> None:
    sid = new_sid()
    assert phone.text("", sid) == phone.text("", sid)
    assert Message.objects.filter(author="you").count() == 1


def test_the_welcome_is_said_once_also_after_a_picture(phone: Phone) -> None:
    phone.text("")
    [text] = phone.text("bond")
    assert "STOP" not in text


def test_emoji_only_goes_to_the_bot(phone: Phone, bot: FakeBot) -> None:
    phone.text("🙏😭")
    assert bot.asked[-1]["text"] == "🙏😭"


def test_when_the_bot_is_down_the_outage_card_comes_at_once(phone: Phone, bot: FakeBot) -> None:
    bot.stop()
    assert "911" in phone.text("qwerty zzz")[-1]


def test_a_conversation_that_is_erased_says_so(phone: Phone, bot: FakeBot) -> None:
    bot.before_reply = lambda asked: Conversation.objects.filter(pk=asked["sender"]).delete()
    [text] = phone.text("bond")
    assert "erased" in text


def test_a_family_that_asks_to_erase_gets_the_last_words_and_nothing_is_left(
    phone: Phone, bot: FakeBot
) -> None:
    phone.text("menu")
    bot.before_reply = lambda asked: wish_erasure(asked["sender"])
    [text] = phone.text("bond")
    assert "erased" not in text
    for kind in (Conversation, Message, Delivery):
        assert not kind.objects.exists()
    assert bot.forgotten


@pytest.mark.parametrize("missing", ["MessageSid", "From"])
def test_a_text_without_id_or_sender_is_a_problem(phone: Phone, missing: str) -> None:
    form = {name: value for name, value in phone.form("hola").items() if name != missing}
    response = phone.post(form)
    assert response.status_code == 400
    assert response.json()["type"] == "/problems/field-missing"


def test_what_is_no_text_message_is_a_problem(phone: Phone, bot: FakeBot) -> None:
    client = phone.served.client
    assert client.get("/sms/twilio").status_code == 405
    assert client.post("/sms/twilio", json={"Body": "hola"}).status_code == 403
    assert client.post("/sms/twilio", content=b"\xff\xfe" * 50).status_code == 403
    assert client.post("/sms/twilio", data={"Body": "a" * 100_000}).status_code == 413
    assert phone.post(phone.form("a" * 4001)).status_code == 422
    assert not bot.asked


def test_logs_hold_no_number_and_no_word(phone: Phone, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        phone.text("canaryword 818-555-0199")
        phone.post(phone.form("canaryword"), "wrong")
    assert "answered SM" in caplog.text
    for secret in ("5550123", "555-0199", "canaryword"):
        assert secret not in caplog.text


def test_the_first_text_cannot_pick_what_nobody_has_seen(phone: Phone, bot: FakeBot) -> None:
    phone.text("1")
    assert bot.asked[-1]["text"] == "1"
