"""MORE / MAS: the website's words of the answer just given, once."""

import pytest

from answers.sms import in_cheap_letters, outside_gsm7, segments
from desk.record.catalogue import approved_words
from desk.record.models import Conversation, Message
from desk.record.pulling import pull
from desk.sms.keywords import keyword_in
from desk.sms.more import last_replies, line_under
from tests.desk.fake_bot import FakeBot
from tests.desk.sms.conftest import Phone, new_sid


def on_the_web(response: str, language: str) -> str:
    bubbles = approved_words().say(response, language, "web")
    return " ".join(in_cheap_letters(" ".join(bubble["text"] for bubble in bubbles)).split())


def without_choices(texts: list[str]) -> str:
    said = " ".join(texts).split("\n\n1 ")[0]
    return " ".join(said.split())


@pytest.mark.parametrize("word", ["MORE", "more", "More pls", "more please!"])
def test_more_brings_the_words_of_the_website_in_parts(phone: Phone, bot: FakeBot, word: str) -> None:
    phone.text("bond")
    parts = phone.text(word)
    assert len(bot.asked) == 1
    assert len(parts) > 1
    assert all(segments(part) <= 3 and not outside_gsm7(part) for part in parts)
    assert without_choices(parts).startswith(on_the_web("utter_bond", "en"))


@pytest.mark.parametrize("word", ["MAS", "mas", "más", "MÁS", "Más por favor"])
def test_mas_brings_them_in_spanish(phone: Phone, bot: FakeBot, word: str) -> None:
    phone.text("bond")
    assert without_choices(phone.text(word)).startswith(on_the_web("utter_bond", "es"))


def test_the_choices_under_the_answer_still_count(phone: Phone, bot: FakeBot) -> None:
    phone.text("bond")
    offered = Conversation.objects.get().offered
    assert f"1 {offered[0]['label']}\n2 " in phone.text("MORE")[-1]
    phone.text("1")
    assert bot.asked[-1]["choice"] == offered[0]["value"]


def test_a_second_more_gets_the_menu(phone: Phone, bot: FakeBot) -> None:
    phone.text("bond")
    phone.text("MORE")
    [text] = phone.text("MORE")
    assert text.startswith("Agents there now?")
    assert len(bot.asked) == 1


@pytest.mark.parametrize("before", ["thanks", "menu", "HELP", ""])
def test_more_with_nothing_to_tell_gets_the_menu(phone: Phone, before: str) -> None:
    phone.text(before)
    [text] = phone.text("MAS")
    assert text.startswith("Si hay agentes ahora")


def test_more_as_the_very_first_text_gets_the_menu(phone: Phone, bot: FakeBot) -> None:
    [text] = phone.text("more")
    assert text.startswith("Agents there now?")
    assert not bot.asked


def test_a_repeated_more_gets_the_same_texts(phone: Phone) -> None:
    phone.text("bond")
    sid = new_sid()
    assert phone.text("MORE", sid) == phone.text("MORE", sid) != []


def test_while_a_question_is_open_the_word_goes_to_the_bot(phone: Phone, bot: FakeBot) -> None:
    phone.text("bond")
    Message.objects.filter(author="bot").update(kind="question")
    phone.text("next")
    assert bot.asked[-1]["text"] == "next"


@pytest.mark.parametrize(
    "question", ["ask-lawyer-offer-en-sms", "ask-lawyer-again-en-sms", "ask-door-lawyer-en-sms"]
)
def test_the_offer_of_a_lawyer_does_not_hold_up_the_rest(phone: Phone, bot: FakeBot, question: str) -> None:
    phone.text("bond")
    offer = Message.objects.filter(author="bot").latest("id")
    offer.pk, offer.kind, offer.answer_id = None, "question", question
    offer.save(force_insert=True)
    assert without_choices(phone.text("MORE")).startswith(on_the_web("utter_bond", "en"))
    assert len(bot.asked) == 1


def test_while_a_person_answers_the_word_is_for_that_person(phone: Phone, bot: FakeBot) -> None:
    phone.text("bond")
    Conversation.objects.update(bot_silent=True)
    phone.text("more")
    assert not Message.objects.filter(answer_id__startswith="rest:").exists()


def test_nobody_who_said_stop_gets_more(phone: Phone) -> None:
    phone.text("bond")
    phone.text("STOP")
    assert phone.text("MORE") == []


def test_more_is_offered_where_there_is_room(phone: Phone) -> None:
    phone.text("menu")
    offers = {
        intent: phone.text(intent)[-1].endswith("\nMORE for details")
        for intent in ("school_rights", "thanks")
    }
    assert offers == {"school_rights": True, "thanks": False}


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_word_that_is_offered_is_the_word_that_works(language: str) -> None:
    word = approved_words().text("utter_notice_more", language, "sms").text.split()[0]
    keyword = keyword_in(word)
    assert keyword is not None
    assert (keyword.wish, keyword.language) == ("more", language)


LINE = {"MORE": "Info prepared Nov. ", "MAS": "Info preparada el "}


@pytest.mark.parametrize("intent", ["school_rights", "ice_street_stop"])
def test_under_an_answer_stands_when_it_was_prepared_and_that_it_is_no_advice(
    phone: Phone, intent: str
) -> None:
    phone.text("hello")
    assert LINE["MORE"] in phone.text(intent)[-1]
    assert not any(LINE["MORE"] in text for text in phone.text("MORE"))


def test_in_the_other_language_it_is_said_again(phone: Phone) -> None:
    phone.text("school_rights")
    assert LINE["MAS"] in phone.text("MAS")[-1]


def test_where_it_has_no_room_it_comes_with_more(phone: Phone) -> None:
    assert LINE["MORE"] not in "".join(phone.text("bond"))
    assert sum(LINE["MORE"] in text for text in phone.text("MORE")) == 1


@pytest.mark.parametrize("about_the_service", ["thanks", "menu", "privacy", "HELP"])
def test_what_is_about_the_service_has_no_such_line(phone: Phone, about_the_service: str) -> None:
    assert "legal advice" not in "".join(phone.text(about_the_service))


def test_a_late_answer_has_the_line_too(phone: Phone) -> None:
    phone.text("school_rights")
    replies = last_replies(Conversation.objects.get())
    assert LINE["MORE"] in line_under(replies)


def test_the_rest_of_an_answer_that_was_pulled_is_not_told(phone: Phone) -> None:
    phone.text("bond")
    pull("bond", "maria", "the fee has changed")
    told = without_choices(phone.text("MORE"))
    assert on_the_web("utter_bond", "en")[:60] not in told
    assert told


@pytest.mark.parametrize("name", ["first_call_list", "family_plan_list"])
def test_a_pulled_list_is_not_texted(phone: Phone, name: str) -> None:
    phone.text("hello")
    assert LINE["MORE"] in "".join(phone.text(name))
    pull(name, "maria", "a number has changed")
    texts = "".join(phone.text(name))
    assert texts.startswith("Our office has to check this list first")
    assert "213-555-0100" in texts
    assert LINE["MORE"] not in texts
