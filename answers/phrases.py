"""Phrases that no text may hold: false comfort in either language, and in a text message the words of a chat window."""

import re
import unicodedata
from typing import Optional

_FALSE_COMFORT = re.compile(
    r"\b(?:"
    # English
    r"(?:you|they|we|he|she|your family) ?(?:are|'re|is|will be|'ll be) (?:\w+ly |all |now )?(?:safe|out of danger|in no danger)"
    r"|(?<!not )keeps? you safe|(?:you|they) (?:are|'re) protected from (?:ice|deportation|arrest)"
    r"|(?:cannot|can not|can'?t|could not|will not|won'?t|will never|can never) (?:be|get) (?:deported|removed|detained)"
    r"|(?:ice|they|agents|nobody|no one) (?:cannot|can not|can'?t|will not|won'?t|can|will)(?: ever| never)? deport you"
    r"|nothing (?:bad )?(?:will|can|is going to) happen to (?:you|them|him|her|your)|nothing to (?:fear|worry about|be afraid of)"
    r"|guarantee\w*|do(?: not|n'?t) (?:worry|be afraid)|no need to worry|no worries|rest assured|you can relax"
    r"|everything (?:will|is going to) be (?:fine|ok|okay|all right|alright)|(?:we|i) promise|(?<!that )there is no risk|without (?:any )?risk|risk[- ]free|100 ?% (?:safe|sure)"
    r"|(?:we|this service|a lawyer|the city|sanctuary) (?:will|can) (?:protect you|keep you safe)|you will (?:win|not lose)"
    # Spanish, as it reads without accents
    r"|est(?:a|an|amos|ara|aran) (?:\w+mente )?(?:a salvo|fuera de peligro)|(?:usted|aqui|ya|familia) esta (?:segur|protegid)[oa]"
    r"|no (?:le|les) (?:(?:va|van) a (?:pasar|suceder|ocurrir)|pasara|sucedera|ocurrira) nada|nada (?:malo )?le (?:va a pasar|pasara)"
    r"|no (?:lo|la|le|los|las|les) (?:(?:pueden?|van?|podran?) (?:a )?|han de )(?:deportar|expulsar)"
    r"|no (?:lo|la|le|los|las|les) deportar[ae]n?|no (?:pueden?|podran?|van? a) deportar(?:l[oae]s?)?|no seran? deportad[oa]s?"
    r"|garanti[az]\w*|no (?:se|te) preocupe[ns]?|sin preocuparse|no (?:hay|tiene) (?:nada )?(?:de |por |que )?que (?:temer|preocuparse)"
    r"|no tengan? miedo|todo (?:va a (?:estar|salir)|saldra|estara) bien|quedese tranquil[oa]|este tranquil[oa]"
    r"|(?:le|les|se lo) promet(?:o|emos)|sin (?:ningun )?riesgo|no corren? (?:ningun )?(?:riesgo|peligro)|100 ?% segur[oa]"
    r"|(?:lo|la|le|los|les) (?:vamos a proteger|protegemos|protegera)|va a ganar (?:su|el) caso"
    r")\b",
    re.IGNORECASE,
)
# "Press 2" and "oprima 2" are said of the phone.
_CHAT_WINDOW = re.compile(
    r"\b(?:click\w*|tap(?:ped|ping)?|swipe|scroll\w*|buttons?|below|(?:on|touch) (?:the|your) screen|press (?:the|on|here|it)\b"
    r"|(?:haga |dar |de )?clic|bot(?:on|ones)|en (?:la|su) pantalla|(?:oprima|presione|pulse)(?! (?:el )?\d)|toque (?:aqui|el|la (?:opcion|pantalla))"
    r"|aqui abajo|de abajo|(?:elij|escoj|contest|respond|ve|le|mir)[aeo] (?:[\w ]{0,20} )?abajo)\b",
    re.IGNORECASE,
)
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00a0": " ", "\n": " "})


def false_comfort_in(text: str) -> Optional[str]:
    """What ``text`` says that would make somebody feel safe who is not, as it stands there."""
    return _found(_FALSE_COMFORT, text)


def chat_window_in(text: str) -> Optional[str]:
    """What ``text`` says that can only be done on the website: nothing is clicked in a text message."""
    return _found(_CHAT_WINDOW, text)


def without_accents(text: str) -> str:
    """``text``, letter for letter, as people type it who leave the accents out."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)


def _found(pattern: "re.Pattern[str]", text: str) -> Optional[str]:
    found = pattern.search(without_accents(text).translate(_STRAIGHT))
    return text[found.start() : found.end()].strip() if found else None
