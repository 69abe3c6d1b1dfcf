"""Whole conversations with the trained model and the real actions, in the families' own words."""

import itertools

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import BotUttered, UserUttered

from answers import Catalogue
from answers.catalogue import ROOT
from channels.desk import SilentChannel
from tests.bot.in_this_process import InThisProcess

WORDS = "utter_relative_detained"
OFFER, LIST = "utter_ask_lawyer_offer", ["utter_first_call_list", "utter_first_call_list_more"]
WHEN, WHO, AGE = "utter_ask_detained_when", "utter_ask_detained_by", "utter_ask_detained_minor"
CONSENT = "utter_ask_handoff_consent"

_senders = itertools.count()


@pytest.fixture(scope="module")
def agent():
    return Agent.load(str(ROOT / "models/amparo.tar.gz"), action_endpoint=InThisProcess())


@pytest.fixture
def talk(agent):
    """Says one message after the other; gives the responses to the last, and the tracker."""
    sender = f"conversation-{next(_senders)}"

    async def say(*texts, channel="web"):
        for text in texts:
            message = UserMessage(
                text, SilentChannel(channel), sender, input_channel=channel, metadata={"channel": channel}
            )
            await agent.handle_message(message)
        tracker = await agent.tracker_store.retrieve(sender)
        events = list(tracker.events)
        heard = max(place for place, event in enumerate(events) if isinstance(event, UserUttered))
        said = [event.metadata["utter_action"] for event in events[heard:] if isinstance(event, BotUttered)]
        return said, tracker

    return say


@pytest.mark.parametrize(
    ("first", "when", "who", "age", "look"),
    [
        ("they took someone from my family", "this mornin", "imigration", "no", "utter_look_new"),
        (
            "they took someone from my family",
            "2 days ago",
            "the sherif",
            "i don't know",
            "utter_look_in_jail",
        ),
        (
            "they took someone from my family",
            "not sure",
            "i dont know who it was",
            "yes",
            "utter_look_for_minor",
        ),
        ("se llevaron a alguien", "ase 2 oras", "la polisia", "no sé", "utter_look_in_jail"),
        ("se llevaron a alguien", "antier", "fue la migra", "no", "utter_look_again"),
        ("se llevaron a alguien", "no se", "ni idea", "tiene 16 anos", "utter_look_for_minor"),
    ],
)
async def test_protective_words_come_first_and_three_questions_lead_to_where_to_look(
    talk, first, when, who, age, look
):
    assert (await talk(first))[0] == [WORDS, WHEN]
    assert (await talk(when))[0] == [WHO]
    assert (await talk(who))[0] == [AGE]
    assert (await talk(age))[0] == [look, OFFER]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("ICE took my husband this morning", "not now"), ("la migra se llevó a mi esposa hoy", "ahora no")],
)
async def test_what_the_first_message_says_is_not_asked_and_the_list_is_the_end(talk, text, refusal):
    assert (await talk(text))[0] == [WORDS, "utter_look_new", OFFER]
    assert (await talk(refusal))[0] == ["utter_handoff_declined", *LIST]


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("they took someone", "how much is bond", "utter_bond"),
        ("se llevaron a alguien", "cuánto es la fianza", "utter_bond"),
        ("they took someone", "2 hours ago and now they are at my door", "utter_ice_at_door"),
    ],
)
async def test_a_question_in_the_middle_is_answered_and_no_detail_swallows_it(talk, text, question, answer):
    said, _ = await talk(text, question)
    assert said[0] == answer


async def test_a_change_of_language_loses_no_answer(talk):
    said, tracker = await talk("se llevaron a alguien", "ayer", "english please")
    assert said == ["utter_change_language", WHO]
    assert (tracker.get_slot("detained_when"), tracker.get_slot("language")) == ("days", "en")


@pytest.mark.parametrize(
    ("text", "cancel"),
    [
        ("they took someone", "never mind"),
        ("se llevaron a alguien", "ya no"),
        ("they took someone", "cancel"),
        ("se llevaron a alguien", "deja asi"),
        ("dónde tienen a mi hijo", "déjelo así"),
    ],
)
async def test_a_flow_is_left_with_one_word(talk, text, cancel):
    said, tracker = await talk(text, cancel)
    assert said == ["utter_cancel"]
    assert tracker.active_loop is None


@pytest.mark.parametrize(
    ("text", "wish"),
    [("they took someone", "i need a lawyer"), ("se llevaron a alguien", "quiero un abogado")],
)
async def test_a_lawyer_in_the_middle_of_the_flow(talk, text, wish):
    assert (await talk(text, wish))[0][-1] == CONSENT


async def test_the_question_itself_leads_to_the_lawyer():
    catalogue = Catalogue.load()
    for question in (WHEN, WHO, AGE):
        for language in ("en", "es"):
            for channel in ("web", "sms"):
                (*_, last) = catalogue.say(question, language, channel)
                assert last["choices"][-1]["value"] == "talk_to_lawyer"


async def test_an_emergency_in_the_middle_of_the_handoff_is_answered_and_the_handoff_goes_on(talk):
    said, tracker = await talk("quiero un abogado", "se llevaron a mi hermano ayer")
    assert said == [WORDS, CONSENT]
    assert tracker.get_slot("detained_when") == "days"


async def test_where_is_he_in_the_middle_asks_nothing_that_is_known(talk):
    said, _ = await talk("they took my brother", "yesterday", "where is he")
    assert said == ["utter_find_detainee", WHO]


async def test_a_second_relative_is_asked_about_afresh(talk):
    said, _ = await talk("they took my brother yesterday", "ICE", "no", "now they took my cousin too")
    assert said == [WORDS, WHEN]


async def test_a_button_answers_as_words_do(talk):
    said, _ = await talk("they took someone", '/give_detail{"detained_when":"days"}')
    assert said == [WHO]
    said, _ = await talk('/give_detail{"detained_by":"unsure"}', '/give_detail{"detained_minor":"no"}')
    assert said == ["utter_look_again", OFFER]


async def test_by_sms_the_protective_words_and_the_question_are_texts_of_their_own(talk):
    said, tracker = await talk("se llevaron a alguien", channel="sms")
    texts = [event.text for event in tracker.events if isinstance(event, BotUttered)]
    assert said == [WORDS, WHEN]
    assert texts[0].startswith("Si su familiar llama: que no firme nada")


@pytest.mark.parametrize(
    ("consent", "number", "kept"),
    [
        ("solo llámenme", "este número", "call_only"),
        ("only call me", "same number", "call_only"),
        ("llámenme y compartan", "a este cel", "call_and_share"),
    ],
)
async def test_consent_and_the_own_number_can_be_typed_by_text_message(talk, consent, number, kept):
    said, tracker = await talk("quiero un abogado", consent, "yo", "[NAME 1]", number, channel="sms")
    assert said == ["utter_ask_handoff_callback"]
    assert tracker.get_slot("handoff_consent") == kept
    assert tracker.get_slot("handoff_phone") == "[THIS NUMBER]"


@pytest.mark.parametrize(
    "wish",
    ["a cualquier hora", "after 5 pm", "llámenme en la noche", "mornings only"]
    + ["los fines de semana", "after my shift, around 8 pm", "cuando salga de trabajar"],
)
async def test_when_to_call_may_be_said_at_any_question_and_is_not_asked_again(talk, wish):
    for answer, question in (
        ("quiero un abogado", CONSENT),
        ("solo llámenme", "utter_ask_handoff_about"),
        ("yo", "utter_ask_handoff_name"),
        ("[NAME 1]", "utter_ask_handoff_phone"),
    ):
        said, _ = await talk(answer)
        assert said[-1] == question
        said, tracker = await talk(wish)
        assert said == ["utter_handoff_wish_noted", question]
        assert tracker.get_slot("handoff_callback")["callback_note"] == wish
        assert {tracker.get_slot(slot) for slot in ("need", "emergency_need")} == {None}
    said, tracker = await talk("[PHONE 1]")
    assert "utter_ask_handoff_callback" not in said
    assert tracker.active_loop_name is None


async def test_a_wish_said_when_the_handoff_begins_is_kept_without_the_rest_of_the_message(talk):
    said, tracker = await talk("quiero un abogado, llámenme después de las 6")
    assert said == ["utter_talk_to_lawyer", "utter_handoff_wish_noted", CONSENT]
    assert tracker.get_slot("handoff_callback")["callback_note"] == "llámenme después de las 6"


async def test_a_wish_said_with_the_name_is_kept(talk):
    said, tracker = await talk(
        "quiero un abogado", "solo llámenme", "yo", "me llamo [NAME 1], los fines de semana"
    )
    assert said == ["utter_handoff_wish_noted", "utter_ask_handoff_phone"]
    assert tracker.get_slot("handoff_name") == "[NAME 1]"
    assert tracker.get_slot("handoff_callback")["callback_note"] == "los fines de semana"


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ("ICE is at my door since 8 am", "utter_ice_at_door"),
        ("they took my brother at 8 pm", "utter_relative_detained"),
        ("my hearing is at 8 on Monday", "utter_check_court_date"),
    ],
)
async def test_a_time_of_something_else_is_no_answer_to_when_to_call(talk, told, answer):
    await talk("quiero un abogado", "solo llámenme", "yo", "[NAME 1]", "[PHONE 1]")
    said, tracker = await talk(told)
    assert said == [answer, "utter_ask_handoff_callback"]
    assert tracker.get_slot("handoff_callback") is None
