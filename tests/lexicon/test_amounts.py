"""Ages and times: every number on its side of 18, every length of time today or before, and never the other one."""

from datetime import date

import pytest

from lexicon import Lexicon
from lexicon.normalise import plain
from lexicon.slips import one_slip_away

ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SPANISH = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho "
    "diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
).split()
SPANISH_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
SIDES = frozenset({"MINOR", "OF_AGE", "AGE_UNSURE", "NUMBER_MINOR", "NUMBER_OF_AGE"})
TIMES = frozenset({"TODAY", "BEFORE_TODAY", "TIME_TODAY", "TIME_BEFORE"})


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load(today=date(2026, 11, 26))  # a Thursday


def in_english(number):
    if number < 20:
        return ENGLISH[number]
    return ENGLISH_TENS[number // 10 - 2] + (f" {ENGLISH[number % 10]}" if number % 10 else "")


def in_spanish(number):
    if number < 30:
        return SPANISH[number]
    return SPANISH_TENS[number // 10 - 3] + (f" y {SPANISH[number % 10]}" if number % 10 else "")


def ways_to_write(number):
    english, spanish = in_english(number), in_spanish(number)
    return [
        str(number),
        english,
        english.replace(" ", "-"),
        english.replace(" ", ""),
        spanish,
        plain(spanish).upper(),
        spanish.replace(" y ", "i"),
        spanish.replace(" y ", " i "),
        spanish.replace(" y ", " "),
    ]


@pytest.mark.parametrize("number", range(100))
def test_every_number_is_an_age_on_its_side_of_18(lexicon, number):
    side = "MINOR" if number < 18 else "OF_AGE"
    for written in ways_to_write(number):
        for text in (
            "tiene {}",
            "tiene {} años",
            "my son is {}",
            "hes {} years old",
            "mi hermano de {} años",
        ):
            assert lexicon.read(text.format(written)).concepts & SIDES == {side}, text.format(written)
        for text in ("{}", "{} yrs", "su edad es {}"):
            assert lexicon.read(text.format(written)).concepts & SIDES == {f"NUMBER_{side}"}, text.format(
                written
            )


@pytest.mark.parametrize(
    ("written", "number"),
    [
        *(
            (wrong, 16)
            for wrong in ("diesiseis", "dieziseis", "diesi seis", "diez y seis", "dies y seis", "sixten")
        ),
        *(
            (wrong, 17)
            for wrong in ("diesisiete", "diezisiete", "dies y siete", "seventen", "seven teen", "seventeee")
        ),
        *(
            (wrong, 18)
            for wrong in ("diesiocho", "dieziocho", "dies y ocho", "eigteen", "eighten", "eight teen")
        ),
        *((wrong, 31) for wrong in ("treinta y un", "treinta y una", "treintaiun")),
        *((wrong, 20) for wrong in ("beinte", "viente", "twenny")),
        *(
            (wrong, 35)
            for wrong in ("treintaisinco", "trenta y sinco", "treinta y sinco", "thirtyfive", "therty five")
        ),
        *((wrong, 15) for wrong in ("kinse", "quinse", "fiften")),
        *((wrong, 40) for wrong in ("quarenta", "cuarentta", "fourty")),
    ],
)
def test_numbers_are_read_as_they_are_misspelt(lexicon, written, number):
    side = "NUMBER_MINOR" if number < 18 else "NUMBER_OF_AGE"
    assert lexicon.read(written).concepts & SIDES == {side}


@pytest.mark.parametrize("number", [*range(21), *range(30, 100, 10)])
def test_no_slip_of_a_finger_puts_a_number_on_the_other_side(lexicon, number):
    other = {"NUMBER_OF_AGE"} if number < 18 else {"NUMBER_MINOR"}
    for word in (in_english(number), plain(in_spanish(number))):
        for slip in one_slip_away(word) - {"eight", "eighty"}:
            assert not lexicon.read(slip).concepts & other, slip


@pytest.mark.parametrize("number", range(1, 100))
def test_every_length_of_time_is_today_or_before(lexicon, number):
    lengths = {
        "TODAY": [("minutos", "minutes")] + ([("horas", "hours")] if number < 24 else []),
        "BEFORE_TODAY": [("dias", "days"), ("semanas", "weeks")]
        + ([("horas", "hours")] if number >= 24 else []),
    }
    for when, units in lengths.items():
        for spanish, english in units:
            for written in (str(number), in_spanish(number)):
                found = lexicon.read(f"hace {written} {spanish}").concepts
                assert found & TIMES == {when}, (written, spanish)
            for written in (str(number), in_english(number)):
                found = lexicon.read(f"{written} {english} ago").concepts
                assert found & TIMES == {when}, (written, english)
            alone = {"TODAY": "TIME_TODAY", "BEFORE_TODAY": "TIME_BEFORE"}[when]
            assert lexicon.read(f"{number} {spanish}").concepts & TIMES == {alone}


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("menos de 18", {"NUMBER_MINOR"}),
        ("casi 18", {"NUMBER_MINOR"}),
        ("mas de 18", {"OF_AGE", "NUMBER_OF_AGE"}),
        ("over 16", {"AGE_UNSURE"}),
        ("under 30", {"AGE_UNSURE"}),
        ("va a cumplir 19", {"OF_AGE"}),
        ("cumple 18 hoy", {"AGE_UNSURE"}),
        ("tiene 16 y 20", {"AGE_UNSURE"}),
        ("tiene 17, casi 18", {"MINOR"}),
        ("18 months old", {"MINOR"}),
        ("no se, como 15", {"NUMBER_MINOR"}),
        ("150", set()),
        ("it was 17 people", set()),
        ("sentence of 16 years", set()),
    ],
)
def test_an_age_is_what_its_words_allow(lexicon, text, concepts):
    assert lexicon.read(text).concepts & SIDES == concepts


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("menos de un dia", {"TIME_TODAY"}),
        ("hace menos de 24 horas", {"TODAY"}),
        ("hace como 24 horas", set()),
        ("hace una hora y media", {"TODAY"}),
        ("2-3 hours ago", {"TODAY"}),
        ("2:30 hours ago", set()),
        ("el jueves", set()),  # today's own name may mean today
        ("el miercoles en la noche", {"TODAY"}),
        ("el miercoles en la tarde", {"BEFORE_TODAY"}),
        ("thursday last", {"BEFORE_TODAY"}),
        ("tiene 6 meses", set()),  # since then, or the age of a baby
    ],
)
def test_a_time_is_what_its_words_allow(lexicon, text, concepts):
    assert lexicon.read(text).concepts & TIMES == concepts


def test_a_day_of_the_week_is_counted_from_the_day_a_message_is_read():
    on_monday = Lexicon.load(today=date(2026, 11, 23))
    assert on_monday.read("el lunes").concepts & TIMES == set()
    assert on_monday.read("el jueves").concepts & TIMES == {"BEFORE_TODAY"}
