"""relative_detained answered in the family's own words, with the trained bot: a number only where a number was asked for."""

import pytest

BEGIN = {"en": "they took someone from my family", "es": "se llevaron a alguien"}


@pytest.fixture
def asked(family):
    """A conversation in which the question for ``slot`` is open."""

    def begun(language, slot):
        family.say(BEGIN[language])
        for answer in {"detained_when": [], "detained_by": ["hours"], "detained_minor": ["hours", "ice"]}[
            slot
        ]:
            before = "detained_by" if answer == "ice" else "detained_when"
            family.say(f'/give_detail{{"{before}":"{answer}"}}')
        assert family.tracker.get_slot("requested_slot") == slot
        return family

    return begun


@pytest.mark.parametrize(
    ("language", "slot", "text", "value"),
    [
        ("es", "detained_when", "hace 20 minutos", "hours"),
        ("en", "detained_when", "around noon", "hours"),
        ("en", "detained_when", "2 days ago", "days"),
        ("es", "detained_when", "antier", "days"),
        ("es", "detained_when", "tres dias", "days"),
        ("es", "detained_by", "unos hombres armados", "unsure"),
        ("en", "detained_by", "men with masks", "unsure"),
        ("en", "detained_by", "plain clothes", "unsure"),
        ("en", "detained_by", "it was police not ice", "police"),
        ("es", "detained_by", "no era la migra, era la policia", "police"),
        ("en", "detained_by", "ICE not police", "ice"),
        ("en", "detained_by", "it says police ice on the vest", "ice"),
        ("es", "detained_by", "decia police pero abajo ICE", "ice"),
        ("es", "detained_by", "la policia y la migra juntos", "unsure"),
    ],
)
def test_an_answer_in_words_is_taken_and_the_next_question_asked(asked, language, slot, text, value):
    family = asked(language, slot)
    family.say(text)
    assert family.tracker.get_slot(slot) == value
    assert family.tracker.get_slot("requested_slot") not in (slot, None)


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("en", "15 yrs", "look-for-minor"),
        ("en", "17", "look-for-minor"),
        ("es", "va a cumplir 18", "look-for-minor"),
        ("es", "tiene 6 meses", "look-for-minor"),
        ("es", "tiene diesiseis", "look-for-minor"),
        ("es", "treinta años", "look-new"),
        ("en", "twenty two", "look-new"),
        ("es", "cumplió 18 ayer", "look-new"),
        ("en", "18", "look-new"),
    ],
)
def test_an_age_says_where_to_look(asked, language, text, answer):
    assert asked(language, "detained_minor").say(text)[0] == answer


@pytest.mark.parametrize(
    ("language", "text"), [("es", "si tiene 18"), ("es", "no, tiene 17"), ("en", "17 or 18")]
)
def test_an_age_that_may_be_on_either_side_of_18_is_unsure(asked, language, text):
    family = asked(language, "detained_minor")
    family.say(text)
    assert family.tracker.get_slot("detained_minor") == "unknown"


@pytest.mark.parametrize("text", ["2", "35", "diecisiete", "tiene 6 meses"])
def test_a_number_is_no_age_while_another_question_is_open(asked, text):
    family = asked("es", "detained_when")
    family.say(text)
    assert family.tracker.get_slot("detained_minor") is None
    assert family.tracker.get_slot("detained_when") is None
    assert family.tracker.get_slot("requested_slot") == "detained_when"
