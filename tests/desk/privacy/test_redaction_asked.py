"""Redaction of the answer to a question: a name or a phone was asked for, so the next words are one, unless they are not."""

import re

import pytest

from desk.privacy.redaction import Redacted
from tests.desk.privacy.taking_out import take_out


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("Maria", "Maria"),
        ("maria", "maria"),
        ("MARIA LOPEZ", "MARIA LOPEZ"),
        ("juan carlos", "juan carlos"),
        ("maria de los angeles lopez garcia", "maria de los angeles lopez garcia"),
        ("Xóchitl", "Xóchitl"),
        ("Yuridia", "Yuridia"),
        ("Wei Chen", "Wei Chen"),
        ("O'Connor", "O'Connor"),
        ("Արմեն", "Արմեն"),
        ("李明", "李明"),
        ("Maria, gracias", "Maria"),
        ("Rosa por favor", "Rosa"),
        ("me llamo Rosa", "Rosa"),
        ("soy rosa", "rosa"),
        ("it's Maria", "Maria"),
        ("es Maria Lopez", "Maria Lopez"),
        ("Pedro.", "Pedro"),
        ("si, Maria", "Maria"),
        ("Yes Maria", "Maria"),
        ("Pili ok", "Pili"),
        ("si, es maria", "maria"),
    ],
)
def test_the_answer_to_a_question_for_a_name_is_a_name(answer: str, name: str) -> None:
    assert take_out(answer, expects="name").found == [("[NAME 1]", name)]


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "yes",
            "no",
            "si",
            "sí",
            "ok",
            "cancel",
            "cancelar",
            "stop",
            "menu",
            "no quiero",
            "si acepto",
            "yes i agree",
            "si, fianza",
            "si gracias",
            "prefiero no decir",
            "why?",
        ),
        *(
            "¿por qué?",
            "para que quieren mi nombre",
            "is it safe",
            "what is bond",
            "fianza",
            "abogado",
            "ICE",
            "la migra",
        ),
        *(
            "ICE is at my door",
            "estan en mi puerta",
            "agents are here",
            "se llevaron a mi esposo",
            "english",
            "gracias",
            "help me",
        ),
        *(
            "i dont want to say",
            "anonimo",
            "anonymous",
            "hola",
            "ayuda",
            "I changed my mind",
            "está detenido",
        ),
    ],
)
def test_what_is_no_name_stays_also_when_a_name_was_asked_for(answer: str) -> None:
    assert take_out(answer, expects="name") == Redacted(answer, [])


@pytest.mark.parametrize(
    ("answer", "digits"),
    [
        ("5550123", "5550123"),
        ("555-0183", "5550183"),
        ("213\n555\n0183", "2135550183"),
        ("es el 71234567", "71234567"),
        ("213555012", "213555012"),
        ("2135550123", "2135550123"),
        ("my cell 213 555 0123 after 5 pm", "2135550123"),
        ("at 5 213 555 0123", "2135550123"),
        ("+503 7123 4567", "50371234567"),
        ("123456789012345", "123456789012345"),
        ("two one three five five five oh one two three", "2135550123"),
        ("doscientos trece, quinientos cincuenta y cinco, cero uno dos tres", "2135550123"),
        ("dos uno tres 555 cero uno dos tres", "2135550123"),
        ("double five five zero one two three", "5550123"),
        ("eight hundred five five five zero one two three", "8005550123"),
    ],
)
def test_the_answer_to_a_question_for_a_phone_is_a_phone(answer: str, digits: str) -> None:
    [(placeholder, value)] = take_out(answer, expects="phone").found
    assert placeholder == "[PHONE 1]"
    assert re.sub(r"\D", "", value) == digits


@pytest.mark.parametrize(
    "answer", ["no", "1", "not now", "call me on 11/23/2026", "a las 5:30", "ICE is here", "por que?"]
)
def test_what_is_no_phone_stays_also_when_a_phone_was_asked_for(answer: str) -> None:
    assert take_out(answer, expects="phone") == Redacted(answer, [])
