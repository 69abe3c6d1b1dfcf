"""False comfort is found in both languages, with and without accents; so are the words of a chat window."""

import pytest

from answers.phrases import chat_window_in, false_comfort_in


@pytest.mark.parametrize(
    "said",
    [
        "You are safe here.",
        "Here you're totally safe",
        "Nothing will happen to you.",
        "There is nothing to worry about",
        "You cannot be deported",
        "you can\u2019t be deported",
        "ICE will not deport you",
        "We guarantee it",
        "guaranteed",
        "Don\u2019t worry",
        "dont worry",
        "Do not be afraid",
        "Everything will be all right.",
        "We promise to help",
        "A lawyer will protect you",
        "There is no risk",
        "Aquí está seguro",
        "Usted está a salvo",
        "su familia está segura",
        "No le va a pasar nada",
        "No le pasará nada",
        "no lo pueden deportar",
        "No la van a deportar",
        "no lo deportarán",
        "No pueden deportarlo",
        "no será deportado",
        "Garantizamos el resultado",
        "es una garantía",
        "No se preocupe",
        "No tiene nada que temer",
        "No tenga miedo",
        "Todo va a salir bien",
        "Quédese tranquila",
        "le prometemos ayuda",
        "No corre ningún peligro",
        "ICE cannot arrest you here",
        "They cannot arrest you",
        "Nobody can take your children",
        "You will not be arrested",
        "They are not going to be detained",
        "ICE cannot come in",
        "Agents won't enter your home",
        "You are protected here",
        "Your family is protected",
        "Sanctuary protects you",
        "The city will protect your family",
        "You are not in danger",
        "You will be fine",
        "Your family is going to be okay",
        "It is safe to go",
        "It's safe here",
        "There is nothing ICE can do",
        "You have no risk",
        "There's no danger",
        "Your case will be approved",
        "The judge will let you go",
        "No lo pueden arrestar",
        "Nadie la puede detener",
        "Nunca los van a agarrar",
        "No pueden detenerlo",
        "No podrán arrestarlas",
        "No será arrestada",
        "No lo arrestarán",
        "Aquí no los arrestan",
        "No la van a detener",
        "ICE no puede entrar",
        "Los agentes no pueden entrar a su casa",
        "Está protegido por la ley",
        "Su familia está protegida",
        "El santuario lo protege",
        "La ciudad le protege",
        "La ley la va a proteger",
        "Podemos protegerle",
        "Va a estar bien",
        "Van a estar bien",
        "Aquí no hay peligro",
        "No está en peligro",
        "Es seguro ir",
        "No lo pueden sacar del país",
        "No pueden sacarla del país",
        "Le van a dar la fianza",
        "Le darán el asilo",
        "Su caso será aprobado",
        "No le pueden hacer nada",
    ],
)
def test_false_comfort_is_found_also_without_its_accents(said):
    assert false_comfort_in(said)
    assert false_comfort_in(said.translate(str.maketrans("áéíóúñ", "aeioun")).upper())


def test_it_is_named_as_it_stands():
    assert false_comfort_in("Mire: aquí está seguro.") == "aquí está seguro"


@pytest.mark.parametrize(
    "said",
    [
        "A city rule does not keep you safe from ICE agents.",
        "Nobody can promise that there is no risk.",
        "You can be deported.",
        "No one can say that you are not at risk.",
        "Si está seguro de la fecha, avise.",
        "ICE lo puede deportar.",
        "Nadie puede prometer que no haya arrestos.",
        "Stay in a safe place.",
        "ICE can deport you.",
        "ICE can come in. ICE may arrest you.",
        "Agents cannot come in without a paper that a judge signed.",
        "Agents may not enter your home without a warrant.",
        "The jail cannot hold you just because ICE asks.",
        "Sanctuary does not protect you from ICE.",
        "That does not mean you are protected.",
        "No one can promise that you will be fine.",
        "Call us when it is safe.",
        "A consulate cannot stop a deportation.",
        "Los agentes no pueden entrar sin una orden de un juez.",
        "No pueden detenerle solo porque ICE lo pide.",
        "No le protege de ICE.",
        "La ciudad no lo puede proteger de ICE.",
        "Eso no quiere decir que está protegido.",
        "Nadie puede prometer que no hay riesgo.",
        "No está a salvo de ICE.",
        "Su consulado no puede detener una deportación.",
        "No lo lleve consigo.",
        "Si no lo arrestan, busque un abogado.",
        "A dentist keeps you waiting.",
    ],
)
def test_the_truth_is_no_false_comfort(said):
    assert false_comfort_in(said) is None


@pytest.mark.parametrize(
    "said",
    ["Click here", "tap the button", "Choose one below", "press here", "See your list on the screen"]
    + [
        "Haga clic",
        "Oprima el botón",
        "oprima el boton",
        "Elija una opción abajo",
        "Toque aquí",
        "elija abajo",
    ],
)
def test_the_words_of_a_chat_window_are_found(said):
    assert chat_window_in(said)


@pytest.mark.parametrize(
    "said",
    [
        "Call 988 and press 2",
        "Llame al 988 y oprima 2",
        "oprima el 2",
        "No toque a los agentes",
        "capturas de pantalla",
        "Pueden ir tapados",
        "B-18 (abajo)",
    ],
)
def test_what_is_done_on_the_phone_is_not(said):
    assert chat_window_in(said) is None
