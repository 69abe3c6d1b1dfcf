"""What happens, what might happen, and what is long past."""

import pytest

REAL = """
ICE took my husband
they took my son and if they call what do I say
we have been here 20 years and they took my husband today
my husband came in 2005 and ICE took him this morning
no sé si fue la migra pero se llevaron a mi tío
si, se llevaron a mi esposo
sí la migra agarró a mi hijo
mi papá fue deportado hace años y hoy lo agarraron otra vez
llevamos 20 años aquí y ayer se llevaron a mi papá
if you can please help me they took my daughter
i dont know if it was the cops but they took my nephew
""".strip().splitlines()

SUPPOSED = """
what if they took my mom
what happens if my wife is detained
what do I do if my son was arrested by ICE
in case my husband is detained who picks up the kids
si mi esposo está detenido algún día, qué hago
""".strip().splitlines()

NOT_YET = """
can ICE take my kids
will they arrest my husband at his court date
si se llevan a mi mamá qué hago
que pasa si agarran a mi esposo
pueden arrestar a mi esposo en la corte
tengo miedo de que se lleven a mi hijo
should I be worried that ICE will take my wife
""".strip().splitlines()

LONG_AGO = """
ICE took my uncle two years ago
my dad was detained in 2015
hace años se llevaron a mi papá
hace 10 años agarraron a mi hermano
el año pasado detuvieron a mi primo
cuando era niño la migra se llevó a mi papá
""".strip().splitlines()


@pytest.mark.parametrize("text", REAL)
def test_a_real_event_is_not_supposed(lexicon, text):
    concepts = lexicon.read(text).concepts
    assert "TAKEN" in concepts
    assert not concepts & {"HYPOTHETICAL", "PAST_LONG"}


@pytest.mark.parametrize("text", SUPPOSED)
def test_a_supposed_event_is_marked(lexicon, text):
    assert "HYPOTHETICAL" in lexicon.read(text).concepts


@pytest.mark.parametrize("text", NOT_YET)
def test_what_has_not_happened_is_not_taken(lexicon, text):
    assert "TAKEN" not in lexicon.read(text).concepts


@pytest.mark.parametrize("text", LONG_AGO)
def test_a_distant_event_is_marked(lexicon, text):
    assert {"TAKEN", "PAST_LONG"} <= lexicon.read(text).concepts


def test_now_outweighs_the_near_past(lexicon):
    assert "PAST" in lexicon.read("they knocked yesterday").concepts
    assert "PAST" not in lexicon.read("they knocked yesterday and they are knocking right now").concepts
