"""Phrases that no text may hold: false comfort in either language, and in a text message the words of a chat window."""

import re
import unicodedata
from typing import Optional

# English: who is comforted, who comes, what they are said not to do.
_YOU = r"(?:you|they|we|he|she|everyone|your (?:family|children|child|kids|son|daughter|husband|wife|relatives?|loved ones?))"
_THEM = r"(?:you|them|him|her|us|anyone|everyone|your (?:family|children|child|kids|son|daughter|husband|wife|relatives?))"
_ARE = r" ?(?:are|'re|is|will be|'ll be|stay) (?:\w+ly |all |now |here |still )*"
_AGENTS = r"(?:ice|they|agents?|officers?|immigration|the (?:government|police)|nobody|no one)"
_CANNOT = (
    r"(?:cannot|can not|can'?t|could not|couldn'?t|will not|won'?t|(?:will|can|'ll) never|(?:are|is|'re|'s) (?:not|never) (?:going|able|allowed) to"
    r"|(?:are|is)n'?t (?:going|able|allowed) to)(?: (?:ever|just|simply|legally))?"
)
_NOT_AGENTS = (
    rf"(?:(?:nobody|no one) (?:can|will|may|is (?:going|able|allowed) to)(?: ever)?|{_AGENTS} {_CANNOT})"
)
_NO_LAW = r"(?! (?:only|just|solely)\b)"  # "cannot hold you just because ICE asks": a rule with its limit
_UNLESS = r"(?![^.;:!?]{0,60}\b(?:without|unless)\b)"  # "may not enter without a paper that a judge signed"
_ENGLISH = (
    rf"{_YOU}{_ARE}(?:safe|protected|out of (?:danger|reach)|(?:in|at) no (?:danger|risk)|not (?:in (?:any )?danger|at (?:any )?risk))",
    rf"{_YOU} ?(?:have|has|run|runs|face|faces)(?: absolutely)? (?:no|zero) (?:risk|danger)",
    r"there(?: is|'s) (?:no|zero) (?:risk|danger)|without (?:any )?risk|risk[- ]free|100 ?% (?:safe|sure)",
    r"(?<!if )(?<!when )(?<!where )(?<!once )(?<!while )(?<!until )(?<!as )it(?: is|'s) (?:\w+ly |very |now |quite )?safe",
    r"you can (?:safely|(?:go|come|travel|stay|walk|drive) (?:\w+ )?safely)|(?<!not )keeps? you safe",
    rf"{_CANNOT} (?:be|get) (?:deported|removed|detained|arrested|taken away|picked up|sent back){_NO_LAW}",
    rf"{_NOT_AGENTS} (?:arrest|detain|deport|remove|take|hold|touch|hurt|harm) {_THEM}{_NO_LAW}",
    rf"{_NOT_AGENTS} (?:come in|come into|go in|get in|enter|break in){_UNLESS}",
    rf"there(?: is|'s) nothing (?:that )?{_AGENTS} can do|{_AGENTS} (?:can do nothing|(?:cannot|can'?t) do anything)",
    rf"nothing (?:bad )?(?:will|can|is going to) happen to (?:{_THEM}|your)|nothing to (?:fear|worry about|be afraid of)",
    r"guarantee\w*|do(?: not|n'?t) (?:worry|be afraid)|no need to worry|no worries|rest assured|you can relax|(?:we|i) promise",
    r"(?:you|he|she|they|it|all|everything|your (?:family|case|children)) ?(?:will|is going to|are going to|'re going to|'ll) (?:all )?be (?:just )?"
    r"(?:fine|ok|okay|all right|alright|good)",
    rf"(?<!nothing )(?<!nobody )(?<!no one )(?:protects|shields|(?:will|can|'ll) (?:protect|shield)) {_THEM}",
    rf"(?:we|this service|a lawyer|the city|sanctuary) (?:will|can) keep {_THEM} safe|we protect {_THEM}",
    r"you will (?:win|not lose)|you(?: will|'ll| are going to) (?:be (?:released|freed|approved)|get (?:bond|asylum|released|your papers|a green card))",
    r"(?:case|petition|application|visa|request|bond|asylum|permit|it) (?:will|is going to|is sure to) be (?:approved|granted|won|accepted)",
    r"judge will (?:approve|grant|release|free)|judge will (?:give|let) (?:you|them|him|her)",
)
# Spanish, as it reads without accents.
_LO = r"(?:l[oae]s?|te|nos)"
_NO = r"(?:no|nadie|nunca|jamas)"
_PUEDE = r"(?:(?:puede|podra|podria)[ns]?|va[ns]? a|han de)(?: (?:a|nunca|jamas))?"
_ARRESTAR = r"(?:arrestar|detener|deportar|expulsar|agarrar|encerrar|capturar|apresar|llevar(?:se)?)"
_DEL_PAIS = r"(?:del pais|de aqui|de (?:los )?estados unidos|de (?:su|la) casa)"
_SOLO = r"(?! (?:\w+ )?(?:solo|solamente|unicamente|mas tiempo)\b)(?! mas tiempo)"
_SIN = r"(?![^.;:!?]{0,60}\b(?:sin|salvo|a menos)\b)"
_NEVER = r"(?<!\bno )(?<!nadie )(?<!nada )(?<!nunca )(?<!tampoco )(?<!\bni )"
_FAMILIA = r"(?:usted(?:es)?|su|sus|tod[oa]s?|l[oa]s inmigrantes|la gente|las familias)"
_GAIN = r"(?:fianza|asilo|visa|permiso|papeles|libertad|residencia|ciudadania|caso|salida|green card)"
_SPANISH = (
    rf"{_NEVER}(?:est(?:a|an|as|amos|ara|aran)|queda[n]?|sigue[n]?) (?:\w+mente |bien |ya )?(?:a salvo|fuera de peligro|protegid[oa]s?)",
    r"(?:usted|aqui|ya|familia|hijos) (?:esta|estan) segur[oa]s?",
    rf"{_NEVER}(?<!\bsi )(?<!cuando )(?<!donde )es (?:\w+mente |muy )?segur[oa](?! social)",
    r"(?<!\bsi )(?<!cuando )no (?:hay|existe|corren?|tienen?) (?:ningun |ninguna )?(?:riesgo|peligro)|no estan? en (?:riesgo|peligro)",
    r"sin (?:ningun )?riesgo|100 ?% segur[oa]",
    rf"{_NO} (?:se )?{_LO} {_PUEDE} {_ARRESTAR}{_SOLO}|{_NO} {_PUEDE} (?:{_ARRESTAR}(?:se)?{_LO}|deportar|expulsar){_SOLO}",
    rf"{_NO} (?:se )?{_LO} {_PUEDE} (?:sacar|correr|echar) {_DEL_PAIS}|{_NO} {_PUEDE} (?:sacar|correr|echar){_LO} {_DEL_PAIS}",
    rf"(?<!\bsi ){_NO} (?:se )?{_LO} (?:(?:arrest|deport|expuls|agarr)(?:an?|aran?)|(?:llev|sac)aran?|detienen?|detendran?){_SOLO}",
    rf"{_NO} (?:seran?|va[ns]? a ser|pueden? ser|podran? ser) (?:arrestad|detenid|deportad|expulsad)[oa]s?{_SOLO}",
    rf"(?:ice|migra|migracion|agentes?|ellos|oficial(?:es)?)(?: \w+)? no {_PUEDE} (?:entrar|pasar|meterse){_SIN}",
    rf"(?:nadie {_PUEDE}|no (?:pueden|podran|van a)) (?:entrar|meterse){_SIN}",
    rf"no {_LO} {_PUEDE} hacer nada|no {_PUEDE} hacer{_LO} nada|no hay nada que (?:ice|la migra|ellos|los agentes)(?: \w+)? (?:pueda|hacer)",
    r"no (?:le|les|te) (?:(?:va|van) a (?:pasar|suceder|ocurrir)|pasa|pasara|sucedera|ocurrira) nada|nada (?:malo )?le (?:va a pasar|pasara)",
    r"garanti[az]\w*|no (?:se|te) preocupe[ns]?|sin preocuparse|no (?:hay|tiene) (?:nada )?(?:de |por |que )?que (?:temer|preocuparse)",
    r"no tengan? miedo|quedese tranquil[oa]|este tranquil[oa]|(?:le|les|se lo) promet(?:o|emos)",
    rf"{_NEVER}(?:va[ns]?|vamos) a (?:estar|salir|quedar|ir|acabar) (?:todo |muy )?(?:bien|libres?|segur[oa]s?|a salvo)",
    rf"{_NEVER}(?:saldran?|estaran?|quedaran?) (?:todo |muy )?(?:bien|libres?|segur[oa]s?)",
    rf"{_NEVER}{_LO} (?:protegen?|protegemos|protegeran?|va[n]? a proteger|vamos a proteger|pueden? proteger)",
    rf"{_NEVER}(?:pueden?|podemos|va[n]? a|vamos a) proteger{_LO}|{_NEVER}(?:protegen?|protegeran?) a {_FAMILIA}",
    rf"{_NEVER}(?:se )?{_LO} (?:va[ns]? a (?:dar|aprobar|conceder|otorgar|ganar)|(?:dar|aprobar|conceder|otorgar)an?) (?:(?:la|el|su|sus|los|una?) )?{_GAIN}",
    rf"{_NEVER}{_LO} (?:va[n]? a (?:soltar|liberar|dejar (?:ir|salir))|(?:soltar|liberar)an?)",
    rf"{_GAIN} (?:va[n]? a ser|seran?) (?:aprobad|concedid|otorgad|ganad)[oa]s?|{_NEVER}(?:va[ns]? a ganar|ganaran?) (?:(?:su|el|la) )?(?:caso|apelacion)",
)
_FALSE_COMFORT = re.compile(rf"\b(?:{'|'.join((*_ENGLISH, *_SPANISH))})\b", re.IGNORECASE)
# What stands right before it and takes the comfort back: "no one can promise that ...", "eso no quiere decir que ...".
_TAKEN_BACK = re.compile(
    r"(?:\b(?:nobody|no one|cannot|can not|can'?t|does not|doesn'?t|do not|don'?t|not|never)(?: \w+){0,2} (?:promise|say|mean|tell you|think|believe)"
    r"|\b(?:nadie|no|ni|nunca)(?: \w+){0,2} (?:prometer(?:le)?|promete|decir(?:le)?|asegurar(?:le)?|significa|crea|piense))"
    r"(?: that| que)?(?: (?:you|he|she|they|a place|usted|un lugar))?\s*$",
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
    plain = _plain(text)
    for found in _FALSE_COMFORT.finditer(plain):
        if not _TAKEN_BACK.search(plain, 0, found.start()):
            return text[found.start() : found.end()].strip()
    return None


def chat_window_in(text: str) -> Optional[str]:
    """What ``text`` says that can only be done on the website: nothing is clicked in a text message."""
    found = _CHAT_WINDOW.search(_plain(text))
    return text[found.start() : found.end()].strip() if found else None


def without_accents(text: str) -> str:
    """``text``, letter for letter, as people type it who leave the accents out."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)


def _plain(text: str) -> str:
    return without_accents(text).translate(_STRAIGHT)
