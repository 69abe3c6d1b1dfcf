"""Understanding without Rasa: what is certain, what is learned, why, and what remains without a classifier."""

import pytest

from components.classifier import Classifier
from components.decision import CLARIFY, FALLBACK, Decision, Thresholds
from components.understanding import Understanding, document_of, is_another_language, is_only_a_detail
from lexicon import Lexicon

THRESHOLDS = Thresholds(
    sure=0.6,
    sure_emergency=0.4,
    sure_clause=0.8,
    sure_apart=0.7,
    likely=0.1,
    likely_emergency=0.02,
    maybe_emergency=0.3,
)


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load()


@pytest.fixture(scope="module")
def without_classifier(lexicon):
    return Understanding(THRESHOLDS, lexicon=lexicon)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("[PHONE 1]", True),
        ("mi numero es [PHONE 1]", True),
        ("my name is [NAME 1]", True),
        ("ICE took my brother, call [PHONE 1]", False),
        ("how much is bond", False),
    ],
)
def test_a_message_may_be_nothing_but_a_detail(lexicon, text, only):
    assert is_only_a_detail(text, lexicon.read(text)) is only


@pytest.mark.parametrize(
    ("text", "intent", "another"),
    [
        ("do you speak K'iche'", "change_language", True),
        ("你好", "fallback", True),
        ("en español por favor", "change_language", False),
        ("interprete de mam", "change_language", True),
        ("mam", "change_language", True),
        ("idioma", "change_language", False),
        ("my wife only speaks Mixteco and ICE took her", "relative_detained", False),
        ("ewe nisaidie mume wangu amekamatwa", "tps", True),
        ("lae aslllum applicaion", "asylum", False),
    ],
)
def test_a_language_that_we_do_not_speak(lexicon, text, intent, another):
    assert is_another_language(Decision(intent, 1.0), lexicon.read(text), frozenset()) is another


def test_a_language_that_no_list_knows_hides_no_emergency(lexicon):
    reading = lexicon.read("ewe nisaidie mume wangu amekamatwa")
    assert not is_another_language(Decision("ice_at_door", 0.9), reading, {"ice_at_door"})


@pytest.mark.parametrize(
    ("choices", "another"),
    [
        (("talk_to_lawyer", "change_language"), True),
        (("talk_to_lawyer",), False),
        (("relative_detained", "change_language"), False),
    ],
)
def test_a_language_that_is_named_is_no_question_back_unless_it_may_be_an_emergency(
    lexicon, choices, another
):
    decision = Decision(CLARIFY, 0.5, choices)
    reading = lexicon.read("mi esposo solo habla mam")
    assert is_another_language(decision, reading, {"relative_detained"}) is another


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("se llevaron a mi esposo", "relative_detained"),
        ("ICE is at my door", "ice_at_door"),
        ("menu", "menu"),
        ("quiero hablar con una persona", "talk_to_lawyer"),
        ("is my cousin eligible for a loan", FALLBACK),
        ("", FALLBACK),
    ],
)
def test_what_is_certain_needs_no_classifier(without_classifier, text, intent):
    assert without_classifier.understand(text).decision.intent == intent


def test_a_certain_intent_says_which_words_made_it_so(without_classifier):
    understood = without_classifier.understand("they took my husband and he is in adelanto, how much is bond")
    assert understood.ranking[0] == (understood.decision.intent, 1.0)
    assert (
        any(reason.startswith("TAKEN: ") for reason in understood.because) or "bond" in understood.because[0]
    )


def test_a_learned_intent_says_its_words_and_the_three_likeliest(lexicon):
    texts = {
        "tps": ["is my tps still good", "tps for hondurans"],
        "taxes": ["taxes without a social", "file taxes"],
        "travel": ["fly to vegas", "is it ok to fly"],
    }
    pairs = [(lexicon.read(text), intent) for intent, several in texts.items() for text in several * 3]
    classifier = Classifier.train(
        [document_of(reading) for reading, _ in pairs], [intent for _, intent in pairs]
    )
    understood = Understanding(THRESHOLDS, classifier, lexicon).understand("what about tps for my aunt")
    assert understood.decision.intent == "tps"
    *said, first, second, third = understood.because
    assert any("tps" in reason for reason in said)
    assert first.startswith("tps ")
    assert all(reason.endswith("%") for reason in (first, second, third))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("migra!!", "ice_at_door"),
        ("ICE", "ice_at_door"),
        ("imigracion", "ice_at_door"),
        ("mi espozo", "relative_detained"),
        ("how long?", "deportation_timeline"),
        ("¿cuándo?", "deportation_timeline"),
        ("why", "repeat"),
        ("what can i do", "ice_at_door"),
        ("q puedo aser", "ice_at_door"),
        ("and then?", "repeat"),
        ("que mas", "repeat"),
    ],
)
def test_what_says_too_little_is_asked_about_with_or_without_a_classifier(without_classifier, text, first):
    understood = without_classifier.understand(text)
    assert (understood.decision.intent, understood.decision.choices[0]) == ("clarify", first)
    assert understood.because[0] == "says too little"
