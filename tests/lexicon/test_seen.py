"""What people tell of who took somebody and of a paper at the door, and what is left to ask or to say something else."""

import pytest

from lexicon import Lexicon

WHO = {
    "police": """
        it was police not ice
        the police, not immigration
        not ice it was the cops
        it wasn't immigration. the sheriff took him
        cops, i dont think it was ice
        polise no ice
        no era la migra, era la policia
        no era la migra era la polisia
        no hera la migra hera la polisia
        policia no migra
        no fue ice, fue el sheriff
        no la migra sino la policia
        fue la policia de la ciudad, no fue ice
        i thought it was ice but it was police
        policía, no creo que era ICE""",
    "ice": """
        ICE not police
        it wasnt the police it was ice
        no police just ice agents
        no era la policia, era la migra
        no fueron policias fueron los de inmigracion
        ice no policia
        no, it was ICE
        no, fue la migra
        they didnt say but it was ice
        it says police ice on the vest
        vest said POLICE ICE
        the vest said police and under it ICE
        they said police but the vest said ICE
        vest says police HSI
        decia police pero abajo ICE
        el chaleco desia polise ice
        dijeron que eran policias pero traian chaleco de ICE
        looked like cops but it was ICE
        parecian policias pero eran de la migra
        ICE con uniforme de policia
        en la espalda decía POLICE ICE""",
    "unsure": """
        police and ice
        both police and ice
        la policia y la migra juntos
        police or ice i dont know
        no sé si era la policía o la migra
        dicen que era policia o migra
        la migra no, la policia
        neither police nor ice
        ni la policia ni la migra
        vest said police
        decia policia en el chaleco
        police gave him to ice""",
}
PAPER = {
    "judge": """
        they show paper from judge
        its signed by a judge
        it's signed by a juge i think
        it says district court
        paper say court
        its a warrant signed by a federal judge
        there is a judges name on it
        its an arrest warrant signed by a judge
        dice corte
        dise juez
        dice corte arriba
        traen papel de un juez
        está firmada por el juez
        trai un papel de la corte
        trae la firma del jues""",
    "ice_form": """
        warrant of removal
        it says U.S. Department of Homeland Security, Warrant of Removal/Deportation
        I-205
        it says I 200 on the bottom
        form from DHS
        a paper from immigration
        signed by immigration officer
        it's not signed by a judge it's signed by an officer
        no judge signature just ice
        no, its from ICE
        looks like from immigration
        dice homeland security
        dise jomland security
        forma de inmigracion
        orden de deportacion
        firmado por un agente de ice
        no lo firma un juez lo firma ICE
        no viene firmado por ningun juez
        me pasaron un papel por debajo de la puerta dice homeland security""",
    # Both, or an immigration judge, or what only the agents say: never a judge's paper.
    "unknown": """
        signed by an immigration judge
        its from immigration court
        signed by an ICE judge
        warrant of removal signed by a judge
        it says DHS and there is a judge signature
        ICE paper signed by a judge
        its an order of removal from a judge
        they say its from a judge but it says ICE
        they say its a judge warrant but i cant see it
        firmado por un juez de inmigracion
        es de la corte de inmigración
        un juez de ICE
        orden de deportacion firmada por un juez
        dice homeland security y trae firma de juez
        dicen que es de un juez
        its signed but i dont know who signed
        somebody signed it
        es una orden de arresto
        orden de arresto de un juez de inmigracion
        it has a signature
        not sure if a judge signed it
        i saw it through the window but i dont know what it says
        too far i cant see
        no trae firma
        there is no signature
        they put paper on window i cant read it good
        está firmado pero no sé por quién
        tiene una firma pero no se de quien
        se los vi por la ventana pero no se que dice
        esta en ingles no le entiendo
        it is in english i dont understand it
        i cant read english
        no se leer ingles
        lo veo pero no entiendo lo que dice
        i dont understand what it says
        no sé si es de un juez
        no alcanzo a leer
        they have a warrant
        dicen que traen orden""",
    "none": """
        they wont show it
        they refuse to show the paper
        they arent showing anything
        they say they have a warrant but wont show it
        no me lo quieren enseñar
        no enseñan papel
        dicen que no necesitan orden
        la migra no trae papel
        no train papel""",
}


@pytest.fixture(scope="module")
def seen():
    return Lexicon.load().seen


def told(lists):
    return [(text.strip(), value) for value, texts in lists.items() for text in texts.strip().splitlines()]


@pytest.mark.parametrize(("text", "value"), told(WHO))
def test_who_took_somebody(seen, text, value):
    assert seen(text)["detained_by"] == value


@pytest.mark.parametrize(("text", "value"), told(PAPER))
def test_what_paper_is_at_the_door(seen, text, value):
    assert seen(text)["door_paper"] == value


@pytest.mark.parametrize(
    "text",
    [
        "not ice",
        "no era la migra",
        "can the police ask for papers",
        "can ICE wear police vests",
        "is it signed by a judge?",
        "what does a judge warrant look like",
        "como se ve una orden de un juez",
        "they want me to sign a paper",
        "me piden que firme el papel",
        "they are in",
        "ya se metieron",
        "i have no papers",
        "mi esposo no tiene papeles",
        "ICE took my husband with a paper from a judge",
        "i dont understand",
        "no entiendo nada",
        "no le entiendo",
        "english please",
        "in english",
        "en ingles por favor",
        "hola",
        "",
    ],
)
def test_what_asks_or_says_anything_else_tells_nothing(seen, text):
    assert seen(text) == {}


@pytest.mark.parametrize("text", ["i dont know", "not sure", "no se", "ni idea, no estoy seguro"])
def test_doubt_alone_says_nothing_of_who_it_was(seen, text):
    assert "detained_by" not in seen(text)
