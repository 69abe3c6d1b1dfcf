"""STOP, START and HELP: as whole messages always, inside a sentence never."""

import itertools
from collections.abc import Callable

import pytest
import yaml

from desk.record.catalogue import approved_words
from desk.record.models import Conversation, OptOut
from desk.sms.conversations import sender_key
from desk.sms.keywords import PATH, keyword_in
from desk.sms.optouts import opt_out
from tests.desk.fake_bot import FakeBot
from tests.desk.sms.conftest import Phone, new_sid

WORDS = [
    "stop",
    "unsubscribe",
    "cancel",
    "end",
    "quit",
    "stopall",
    "alto",
    "parar",
    "baja",
    "cancelar",
    "help",
    "info",
    "ayuda",
    "start",
]
SHAPES: list[Callable[[str], str]] = [
    str.upper,
    str.title,
    lambda word: f" {word} ",
    lambda word: f"{word}.",
    lambda word: f"{word}!!!",
    lambda word: f"¡{word}!",
    lambda word: f'"{word}"',
    lambda word: f"{word}\n",
    lambda word: f"({word})",
    lambda word: f"{word} 🙏",
    lambda word: f"\u200b{word}\u00a0",
]

SENTENCES = [
    *(
        "me pararon en la calle",
        "stop sign",
        "the bus stop on 5th",
        "ICE stopped me at a stop light",
        "me dijeron alto!",
        "¡alto! me gritaron",
    ),
    *(
        "alto ahi dijo el agente",
        "un hombre alto",
        "es alto y moreno",
        "how do I stop a deportation",
        "como parar la deportacion",
    ),
    *(
        "they won't stop knocking",
        "no paran de tocar",
        "stop ICE",
        "can they cancel my visa",
        "cancelar mi cita",
        "me cancelaron la corte",
    ),
    *(
        "quiero cancelar mi cita con migracion",
        "when does TPS end",
        "at the end of the month",
        "el fin",
        "quit my job",
        "i want to quit",
    ),
    *(
        "my mom is in the end stage",
        "dar de baja mi placa",
        "la baja del ejercito",
        "vive en la planta baja",
        "start of the hearing",
    ),
    *(
        "where do I start",
        "como empezar",
        "quiero empezar mi caso",
        "help my husband",
        "ayuda a mi esposo",
        "necesito ayuda",
        "help me",
    ),
    *(
        "info about bond",
        "informacion sobre fianza",
        "stop and frisk",
        "they stop people",
        "pare de sufrir",
        "se paro el carro",
    ),
    *(
        "no puedo parar de llorar",
        "parar el desalojo",
        "stay of removal stop deportation",
        "don't stop",
        "please stop ICE from taking him",
    ),
    *(
        "the judge wants to end my case",
        "unsubscribe from what",
        "i quit school",
        "revoke my DACA",
        "they revoke TPS",
        "revoke?? my green card",
    ),
    *(
        "optout of the database",
        "remove me from the country",
        "cancel my appointment",
        "cancel order of removal",
        "cancelacion de remocion",
    ),
    *(
        "stop 9",
        "1 stop",
        "stop me",
        "me paro la policia",
        "la migra me paro",
        "alto a la migra",
        "alto riesgo",
        "baja california",
    ),
    *(
        "soy de Baja California",
        "start my asylum case",
        "resume my case",
        "alta del hospital",
        "le dieron de alta",
        "comenzar tramite",
    ),
    *(
        "iniciar asilo",
        "inicio de mi proceso",
        "end of line",
        "dead end",
        "they ended TPS",
        "weekend",
        "i stopped going",
        "stop! ICE is here",
    ),
    *(
        "estop",
        "stops",
        "stopp light",
        "alto al fuego",
        "halto",
        "ayudame",
        "ayudenme",
        "helpme",
        "helping",
        "quitting",
        "cancelled",
    ),
    *(
        "quitar cargos",
        "quita",
        "para mi esposo",
        "pare en el semaforo",
        "me hicieron parar",
        "paré en la esquina",
        "los pare",
        "parada",
    ),
    *(
        "stop the bus",
        "bus stop",
        "alto, no abra",
        "me da la baja mi patron",
        "endless",
        "they will quit asking",
        "helpless",
        "la ayuda llego",
    ),
]


def test_there_are_a_hundred_sentences() -> None:
    assert len(SENTENCES) >= 100


@pytest.mark.parametrize(("word", "shape"), list(itertools.product(WORDS, SHAPES)))
def test_a_keyword_is_known_in_any_shape(word: str, shape: Callable[[str], str]) -> None:
    keyword = keyword_in(shape(word))
    assert keyword is not None
    assert keyword.language == ("es" if word in ("alto", "parar", "baja", "cancelar", "ayuda") else "en")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_with_the_word_is_no_keyword(sentence: str) -> None:
    assert keyword_in(sentence) is None


@pytest.mark.parametrize(
    "polite",
    [
        "Stop. Thank you",
        "STOP, please",
        "please stop",
        "Alto por favor",
        "don’t text me",
        "Ya no me escriban.",
    ],
)
def test_a_polite_stop_is_a_stop(polite: str) -> None:
    keyword = keyword_in(polite)
    assert keyword is not None
    assert keyword.wish == "stop"


@pytest.mark.parametrize("word", ["yes", "si", "sí", "no", "1", "uno", "one", ""])
def test_words_of_the_conversation_are_no_keywords(word: str) -> None:
    assert keyword_in(word) is None


def test_every_word_of_the_list_is_known() -> None:
    lists = yaml.load(PATH.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for wish in ("stop", "leave", "start", "help", "more"):
        for language, words in lists[wish].items():
            for word in words:
                found = keyword_in(word)
                assert found is not None
                assert (found.wish, found.language) == (wish, language)


@pytest.mark.parametrize(
    ("word", "confirmation"), [("STOP", "no more texts"), ("Alto.", "Ya no le mandamos textos")]
)
def test_stop_is_confirmed_once_and_then_nothing_is_said(
    phone: Phone, bot: FakeBot, word: str, confirmation: str
) -> None:
    phone.text("menu")
    [text] = phone.text(word)
    assert confirmation in text
    for later in (word, "ICE took my husband", "HELP", "1", "", "alto"):
        assert phone.text(later) == []
    assert len(bot.asked) == 1
    assert OptOut.objects.count() == 1


@pytest.mark.parametrize("question", ["ask_door_paper", "ask_lawyer_offer", "clarify"])
def test_cancelar_leaves_the_open_question_and_then_stops_the_texts(
    phone: Phone, bot: FakeBot, question: str
) -> None:
    phone.text(question)
    phone.text("ayuda")
    sid = new_sid()
    left = phone.text("Cancelar.", sid)
    assert bot.asked[-1]["text"] == "Cancelar."
    phone.text("menu")
    assert phone.text("Cancelar.", sid) == left
    assert not OptOut.objects.exists()
    [text] = phone.text("cancelar")
    assert "Ya no le mandamos textos" in text
    assert "mande INICIAR" in text
    assert OptOut.objects.exists()


@pytest.mark.parametrize(
    "response", ["utter_cancel", "utter_handoff_cancelled", "utter_notice_request_stands"]
)
def test_who_left_a_question_is_told_the_word_that_stops_the_texts(response: str) -> None:
    for language, word in (("en", "STOP"), ("es", "ALTO")):
        assert f" {word}." in approved_words().text(response, language, "sms").text


def test_cancel_in_english_always_stops_because_the_carrier_does(phone: Phone, bot: FakeBot) -> None:
    phone.text("ask_door_paper")
    [text] = phone.text("cancel")
    assert "text START" in text
    assert OptOut.objects.exists()


def test_start_resumes(phone: Phone, bot: FakeBot) -> None:
    phone.text("STOP")
    [text] = phone.text("INICIAR")
    assert "Usted recibe nuestros textos otra vez" in text
    assert not OptOut.objects.exists()
    assert phone.text("menu")
    assert bot.asked[-1]["text"] == "menu"


def test_a_repeated_start_gets_the_same_answer(phone: Phone) -> None:
    phone.text("STOP")
    sid = new_sid()
    assert phone.text("START", sid) == phone.text("START", sid) != []


def test_start_from_somebody_who_never_left_is_a_text_like_any_other(phone: Phone, bot: FakeBot) -> None:
    phone.text("inicio")
    assert bot.asked[-1]["text"] == "inicio"


def test_stop_as_the_very_first_text_opens_no_conversation(phone: Phone) -> None:
    assert len(phone.text("stop")) == 1
    assert not Conversation.objects.exists()


@pytest.mark.parametrize(
    ("word", "words"), [("HELP", "Agents there now"), ("ayuda!", "Si hay agentes ahora")]
)
def test_help_is_answered_here(phone: Phone, bot: FakeBot, word: str, words: str) -> None:
    phone.text("menu")
    [text] = phone.text(word)
    assert text.startswith(words)
    assert len(bot.asked) == 1
    phone.text("1")
    assert bot.asked[-1]["choice"] == "relative_detained"


def test_only_the_number_that_said_stop_is_silent(
    phone: Phone, another_phone: Callable[[str], Phone]
) -> None:
    phone.text("STOP")
    assert another_phone("+12135550199").text("menu")


def test_stop_while_an_answer_is_on_its_way_holds_it_back(phone: Phone, bot: FakeBot) -> None:
    phone.text("menu")
    bot.before_reply = lambda asked: opt_out(sender_key(phone.number))
    assert phone.text("bond") == []
