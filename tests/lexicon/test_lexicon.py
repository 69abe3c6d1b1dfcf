"""Concepts: everyday words in both languages, code words, and words that only look like one."""

import pytest

from lexicon import Lexicon

FOUND = [
    # being taken, in the words people use
    *[(text, {"TAKEN"}) for text in """
they took him|ICE took my husband|they got my dad|he got picked up|they grabbed my mom|my wife was arrested|immigration has my boyfriend|she was detained
my uncle got caught up in the raid|they dragged him into a van|he is locked up|they snatched my tio|ice got him again|they are taking my dad right now
my son is in ice custody|he is in immigration detention|they pulled him out of the truck|picked my little brother up|they are holding her|they cuffed him
se lo llevaron|se llevaron a mi esposo|agarraron a mi papá|la migra agarró a mi hermano|levantaron a mi mamá|cayó mi primo|lo tienen|detuvieron a mi cuñado
mi marido cayó en una redada|inmigración tiene a mi muchacho|me quitaron a mi esposa|está detenido|tienen preso a mi esposo|lo esposaron|lo subieron a una camioneta
torcieron a mi carnal|atoraron a mi primo|lo apañaron|encerraron a mi tío|arrestaron a mi hijo|se lo están llevando|está con migración|mi suegra fue detenida
""".strip().replace("\n", "|").split("|")],
    # agents and their nicknames
    *[(text, {"ICE"}) for text in """
ICE|the ice|la migra|los de verde|la perrera|la hielera|los de migración|immigration took him|homeland security|border patrol|agents outside|encapuchados|men in masks|🧊
""".strip().split("|")],
    ("my husband and my kids", {"RELATIVE"}),
    ("mi jefita, mi carnal, mi patojo y mi cipote", {"RELATIVE"}),
    ("a friend from church", {"OTHER_PERSON", "CHURCH"}),
    ("mi vecina y mi compañero de trabajo", {"OTHER_PERSON", "WORK"}),
    ("I was detained", {"SELF", "TAKEN"}),
    ("me agarraron", {"SELF", "TAKEN"}),
    ("immigration is knocking at my door", {"ICE", "KNOCK", "DOOR"}),
    ("están tocando la puerta de mi casa ahorita", {"KNOCK", "DOOR", "HOME", "NOW"}),
    ("ICE outside my apartment", {"ICE", "DOOR", "HOME"}),
    ("la migra está afuera de mi casa", {"ICE", "DOOR", "HOME"}),
    ("should he sign the voluntary departure", {"SIGN", "VOLUNTARY_DEPARTURE"}),
    ("que no firme la salida voluntaria", {"SIGN", "VOLUNTARY_DEPARTURE"}),
    ("cuánto es la fianza", {"BOND", "COST"}),
    ("can we bail him out", {"BOND"}),
    ("does sanctuary stop deportation", {"SANCTUARY", "DEPORT"}),
    ("la ciudad santuario me protege de que me deporten", {"SANCTUARY", "PROTECT", "DEPORT"}),
    ("where did they take my wife", {"LOCATE", "RELATIVE"}),
    ("no aparece en el localizador", {"LOCATE", "LOCATOR"}),
    ("en qué centro de detención está", {"LOCATE", "DETENTION_CENTER", "DETENTION_PLACE"}),
    ("he is in Adelanto", {"DETENTION_CENTER", "DETENTION_PLACE"}),
    ("quiero un abogado gratis", {"WANT", "LAWYER", "FREE"}),
    ("I can't afford a lawyer", {"NO_MONEY", "LAWYER"}),
    ("have a lawyer call me back", {"LAWYER", "CALL_ME"}),
    ("me puede llamar una licenciada", {"CALL_ME", "LAWYER"}),
    ("quiero hablar con una persona, no con un robot", {"WANT", "TALK", "HUMAN", "ROBOT", "NEGATION"}),
    ("what is a sanctuary city", {"QUESTION_MEANING", "QUESTION_WHAT", "SANCTUARY"}),
    ("qué significa santuario", {"QUESTION_MEANING", "QUESTION_WHAT", "SANCTUARY"}),
    ("my husband hits me", {"VIOLENCE"}),
    ("ya no quiero vivir", {"SUICIDE"}),
    ("tengo miedo", {"FEAR"}),
    ("I saw it on the news", {"NEWS"}),
    ("lo vi en las noticias", {"NEWS"}),
    ("arraigo social en España", {"OTHER_COUNTRY"}),
    ("is this confidential", {"PRIVACY"}),
    ("they had no warrant signed by a judge", {"WARRANT"}),
    ("I am undocumented", {"STATUS"}),
    ("no tengo papeles", {"STATUS"}),
    ("last week", {"PAST"}),
    ("la semana pasada", {"PAST"}),
    ("hace 3 años", {"PAST", "PAST_LONG"}),
    ("what if they come", {"HYPOTHETICAL"}),
    ("que hago si vienen", {"HYPOTHETICAL"}),
    ("en caso de redada", {"HYPOTHETICAL", "RAID"}),
]  # fmt: skip

NOT_FOUND = [
    ("ice cream for my kids", "ICE"),
    ("free immigration lawyer", "ICE"),
    ("help with immigration papers", "ICE"),
    ("corte de inmigración", "ICE"),
    ("tengo dudas de migracion", "ICE"),
    ("james bond movie", "BOND"),
    ("sign language", "SIGN"),
    ("where do I sign up", "SIGN"),
    ("se me cayó el teléfono", "TAKEN"),
    ("mi hijo se cayó en la escuela", "TAKEN"),
    ("me cayó mal la comida", "TAKEN"),
    ("it took three months", "TAKEN"),
    ("I took my son to school", "TAKEN"),
    ("my mom took my brother to the doctor", "TAKEN"),
    ("my landlord took my deposit", "TAKEN"),
    ("they took my fingerprints", "TAKEN"),
    ("the teacher took my daughter's phone", "TAKEN"),
    ("i got your message", "TAKEN"),
    ("la grúa se llevó mi carro", "TAKEN"),
    ("me llevo bien con mi suegra", "TAKEN"),
    ("agarré el autobús con mi mamá", "TAKEN"),
    ("tienen abogados gratis", "TAKEN"),
    ("no lo tienen", "TAKEN"),
    ("nunca he sido detenido", "TAKEN"),
    ("si", "HYPOTHETICAL"),
    ("sí quiero el abogado", "HYPOTHETICAL"),
    ("no sé si firmar", "HYPOTHETICAL"),
    ("home depot", "HOME"),
    ("a ella sí le toca", "DOOR"),
    ("ICE no puede tocar a nadie", "DOOR"),
    ("feel free to call", "FREE"),
    ("son de la migra ustedes", "RELATIVE"),
    ("papá noel", "RELATIVE"),
    ("deportes en la tele", "DEPORT"),
    ("social security", "PROTECT"),
    ("es hombre o mujer", "RELATIVE"),
    ("what now", "NOW"),
    ("hace mucho frío", "PAST_LONG"),
    ("i have been here 20 years", "PAST_LONG"),
]


@pytest.mark.parametrize(("text", "concepts"), FOUND)
def test_concepts_are_found(lexicon, text, concepts):
    assert concepts - lexicon.read(text).concepts == set()


@pytest.mark.parametrize(("text", "concept"), NOT_FOUND)
def test_words_that_only_look_like_a_concept(lexicon, text, concept):
    reading = lexicon.read(text)
    assert concept not in reading.concepts, reading.words


def test_the_words_that_fired_are_named(lexicon):
    words = lexicon.read("¡Se llevaron a mi HERMANO!").words
    assert words["RELATIVE"] == ("hermano",)
    assert "se llevaron" in words["TAKEN"]


def test_nothing_and_clause_are_not_reported(lexicon):
    assert not {"NOTHING", "CLAUSE"} & lexicon.read("ice cream and what now but casi").concepts


def test_long_ago_moves_with_the_calendar(lexicon):
    from datetime import date

    text = "ICE took him in 2027"
    assert "PAST_LONG" not in Lexicon.load(today=date(2027, 5, 1)).read(text).concepts
    assert "PAST_LONG" in Lexicon.load(today=date(2029, 5, 1)).read(text).concepts
