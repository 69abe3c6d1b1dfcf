"""How somebody can be called (voicemail, texts, who may answer): the ways people say it, and the calls and texts that are about something else."""

import pytest

from lexicon import Wish

NO_VOICEMAIL = """
don't leave a voicemail
dont leave voicemail please
do not leave any messages
no voicemail
No voicemails, please
please no messages
never leave a message
you can't leave a message
call me after 6 but dont leave a voice mail
i dont want voicemail
no dejen recado
no dejen mensaje de voz
no me deje recado por favor
por favor no dejen ningún mensaje
sin mensaje
sin dejar recado
que no dejen mensajes
no dejen nada en el buzón
llámenme después de las 6 y no dejen recado
nada de mensajes de voz
my wife can answer
my brother in law can pick up the phone
my older sister answers
only i answer the phone
nobody else can answer
only talk to me
dont talk to my husband
if i dont answer call my wife
puede contestar mi hermano
mi esposa puede contestar
contesta mi hija
si no contesto hable con mi esposa
hablen solo conmigo
solo hablen conmigo
no hablen con mi esposo
pregunten por mi
nadie mas puede contestar
después de las 5, puede contestar mi esposa, no dejen recado
you can leave a message but not at night
dont leave a message, never
not ok to leave a message
no, not voicemail is fine
"""
VOICEMAIL_IS_FINE = """
you can leave a message
yes you can leave a voicemail
they can leave me a voicemail
leave a message
voicemail is ok
voicemail is fine
its ok to leave a message
if i dont answer you can leave a message
call me after 5, you can leave a voicemail
si pueden dejar mensaje
sí, pueden dejar mensaje
me pueden dejar recado
si no contesto pueden dejar mensaje
dejen mensaje
dejeme un recado
en la tarde, y pueden dejar mensaje
esta bien dejar mensaje de voz
my wife can answer and you can leave a message
"""
TEXT_ONLY = """
only text me
just text me please
text only
texts only please
dont call, just text
dont call me, text me
no calls, only texts
i prefer text
by text only
only text me after 6
solo por mensaje
solo mensajes de texto
solo por texto por favor
nomas por mensaje
no me llamen, escriban
no llamen, mejor manden mensaje
que no me llamen solo escríbanme
prefiero por mensaje
mejor mensaje de texto
escribanme nomas
por mensaje nada más
sin llamadas, solo texto
escribanme nomas por favor
"""
NO_WISH_ABOUT_HOW = """
they left a voicemail
me dejaron un mensaje de voz
ICE left me a voicemail
i got a text message
me llego un mensaje de texto
can i text my husband in detention
can my wife call me from detention
puedo mandarle mensajes a mi esposo
my wife was taken
mi esposo no contesta
my husband doesnt answer his phone
can ICE leave a message
no message from him
i have no voicemail set up
le dejé un mensaje
mi hermano puede salir con fianza
my brother can get bond
dont talk to ICE
no hablo ingles
no contesto la puerta
should i answer the door
my son answered the door
mi hijo contesto la puerta
can my wife answer the door
solo quiero el telefono
only call me
text
mensaje
solo mensajes de whatsapp
puede mi esposa visitar
call my wife in detention
no llamen a la migra
dont call the police
me mandaron un texto diciendo que es ICE
"""


@pytest.mark.parametrize(
    ("callback", "text"),
    [
        *(("no_voicemail", text) for text in NO_VOICEMAIL.strip().splitlines()),
        *(("any_time", text) for text in VOICEMAIL_IS_FINE.strip().splitlines()),
        *(("text_only", text) for text in TEXT_ONLY.strip().splitlines()),
    ],
)
def test_a_message_that_says_only_how_to_call_is_a_wish_in_its_own_words(lexicon, callback, text):
    """Who may answer or be talked to allows no voicemail, nor does anything with a reserve about it."""
    assert lexicon.when_to_call(text) == Wish(text, True, callback)


@pytest.mark.parametrize("text", NO_WISH_ABOUT_HOW.strip().splitlines())
def test_a_message_a_call_or_a_text_of_something_else_is_no_wish(lexicon, text):
    assert lexicon.when_to_call(text) is None


@pytest.mark.parametrize(
    ("text", "wish", "callback"),
    [
        ("my husband checks my phone, dont leave a voicemail", "dont leave a voicemail", "no_voicemail"),
        ("he reads my calls so only text me", "only text me", "text_only"),
        ("mi esposo oye todo, solo por mensaje", "solo por mensaje", "text_only"),
        ("aqui hay mucha gente, no dejen recado", "no dejen recado", "no_voicemail"),
        ("only text me because my boss is here", "only text me", "text_only"),
    ],
)
def test_beside_a_reason_how_to_call_is_sure(lexicon, text, wish, callback):
    assert lexicon.when_to_call(text) == Wish(wish, False, callback)
