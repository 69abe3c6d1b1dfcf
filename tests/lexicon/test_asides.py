"""What is said to an open question beside an answer: each kind as people say it, and the wishes and answers that are none."""

import pytest

from lexicon import WordsError
from lexicon.asides import Asides
from lexicon.word_files import read_word_files

SAID = {
    "ends": """
        i dont want a call anymore
        I don't want you to call me
        no i changed my mind dont send it
        i dont need a lawyer anymore
        cancel my request
        ya no quiero que me llamen
        mejor ya no me llamen
        no quiero abogado
        quiero retirar mi solicitud
        no la manden por favor
        no call me please stop
        please stop calling me
        ya paren
        dejenme en paz""",
    "refuses": """
        no me llamen
        no me llamen por favor ya
        no dont call me please stop
        do not call me
        no calls please
        please no call to my phone
        never call me
        nobody call me please
        sorry dont call i am afraid
        no thank you dont call
        no dont send it
        no phone call please
        i dont want to talk to nobody
        i changed my mind no call
        no me yamen
        no me llame
        que no me llame nadie
        nadie me llame
        no me marquen
        ya no llamen
        ya no, mejor no me llamen por favor
        mejor no me llamen
        paren por favor no me llamen
        no no me llamen tengo miedo
        no me vallan a llamar
        por favor no me estén llamando
        dejen de llamarme
        no deseo que me llamen
        no me contacten""",
    "may_refuse": """
        no me llamen que mi esposo ve el telefono
        dont call he listens
        stop please i dont want this
        no me llamen porque me oyen""",
    "unclear": """
        no call me
        no call me please
        no no llamenme""",
    "waits": """
        no wait
        ok wait
        hold on a minute
        i have to look for it
        let me check
        espere
        un momento por favor
        dejeme buscarlo
        lo estoy buscando""",
    "wrong_number": """
        wait my number is wrong its [PHONE 1]
        i gave you the wrong number
        me equivoque mi numero es [PHONE 1]
        quiero cambiar mi numero
        puse mal el numero""",
    "wrong_name": """
        wait i want to change my name
        thats not my name
        quiero cambiar mi nombre
        puse mal mi nombre""",
    "indifferent": """
        no preference
        whatever
        it doesn't matter
        no importa
        me da igual""",
    "privacy": """
        is it safe
        are you sure its safe
        what do you mean share
        what is share
        es seguro
        q van aser con mis datos
        que es compartir""",
    "only_call": """
        que me llamen pero no compartan nada
        llamenme pero no compartan
        only call me but dont read my messages
        ok just call me dont share
        call me
        si que me llamen
        yes call me pls hurry
        no no yes call me
        no no si llamenme
        no, sí que me llamen""",
    "only_number": """
        mejor solo dame el telefono
        just the number
        only the phone number please""",
    "for_me": """
        es pa mi
        for me""",
    "asks": """
        what do you mean voicemail
        is somebody coming?
        how long until they call
        quien me va a llamar
        y cuando me van a llamar""",
}
NO_ASIDE = """
    me
    yes
    no
    dont call me at work
    dont call before 5
    no calls after 9
    no me llamen en la noche
    no me llamen si contesta mi esposo
    no llamen por la mañana
    no le llamen a mi esposo
    no thanks
    no gracias
    my husband must not know
    que no se entere mi esposo
    no quiero que se entere mi esposo
    when i get home
    cuando salga del trabajo
    como a las 5
    i want a lawyer
    wait, ICE is at my door
    espere, estan tocando la puerta
    the number they took him from"""


def _each(lines):
    return [line.strip() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in SAID for text in _each(SAID[kind])])
def test_it_is_known(lexicon, kind, text):
    assert lexicon.aside(text) == kind


@pytest.mark.parametrize("text", _each(NO_ASIDE))
def test_what_may_be_an_answer_or_more_is_none(lexicon, text):
    assert lexicon.aside(text) is None


def test_an_entry_that_would_match_nothing_is_refused():
    with pytest.raises(WordsError, match="wait\\? now\\?"):
        Asides({**read_word_files().asides, "waits": ["wait? now?"]}, str.split)
