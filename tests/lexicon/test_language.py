"""The language of a message, from the first word on."""

import pytest

ENGLISH = """
help|help me|help please|help!!|please help|hi|hello|hey|hey there|good morning|good afternoon|thanks|thank you|thx|bye|goodbye|yes|yes please
yeah|yep|nope|lawyer|a lawyer|lawyer now|need lawyer|free lawyer|attorney|bond|bail|how much|raid|ice raid|ice here|ice outside|at my door|knocking
they took him|he is detained|detained|arrested|deported|deportation|where is he|find him|court date|hearing|my rights|sanctuary|sanctuary city
what now|what happened|who are you|are you real|is this private|sign papers|warrant|work permit|asylum|school|police|cops outside|scared|im scared
urgent|emergency|my husband|my mom|my brother|wife|son detained|question|options|start over|never mind|speak english|english|english please|u there
pls help|wat do i do|immigration|immigration court|stopped me|not sure|ok thanks|ok help|lawer|imigration|helppp|HELP|Lawyer?|cancel|go back|next
more info|call me|phone number|someone there|anybody|nobody home|am I safe in LA|can they deport me|weather tomorrow|tell me a joke
"""

SPANISH = """
migra!!|migra|la migra|ayuda|ayuda!!|ayudaaa|ayudenme|ayúdeme por favor|auxilio|socorro|hola|ola|buenas|buenos dias|buenas tardes|gracias
muchas gracias|grasias|adios|si|sí|si por favor|claro|orale|nel|abogado|un abogado|abogado gratis|nesesito abogado|avogado|licenciado|fianza
cuanto es|cuánto cuesta|redada|redada ahorita|afuera|estan afuera|en la puerta|tocando|se lo llevaron|lo agarraron|detenido|está detenido|preso
deportacion|deportado|donde esta|dónde está|no aparece|corte|audiencia|mis derechos|santuario|ciudad santuario|y ahora|que hago|q hago|quien es
es privado|firmar papeles|orden de arresto|residencia|permiso de trabajo|asilo|escuela|policia|la chota|miedo|tengo miedo|urge|urgente|emergencia
mi esposo|mi mamá|hermano|esposa|hijo detenido|pregunta|opciones|empezar de nuevo|olvidelo|habla español|español|en español|kiero ayuda|xfa
inmigracion|corte de inmigracion|me pararon|la parada|no se|ok gracias|abojado|AYUDA|Abogado?|cancelar|regresar|siguiente|mas informacion
llamenme|telefono|alguien ahi|la perrera|la hielera|los de verde|papeles|señora|mañana|niños|¿qué?|me llevaron|que onda|disculpe|oiga|un chiste
son de la migra ustedes
"""

UNSURE = """
ok|okay|no|k|ICE|ice|?|!!!|...|👍|😭|123|2|DACA|TPS|visa|uscis|hmm|lol|mm|ok ok|si yes|hola hello|9|xd|[NAME 1]|[PHONE 1]|menu|stop|chat|hotel|
"""

MIXED = [
    ("la migra got my cousin and i dont know what to do", "en"),
    ("agarraron a my brother en el trabajo y no sé que hacer", "es"),
    ("mi esposo got arrested que hago ayuda por favor", "es"),
    ("can a licenciado call me please", "en"),
]


def openers(block):
    return [text for line in block.strip().splitlines() for text in line.split("|")]


@pytest.mark.parametrize("text", openers(ENGLISH))
def test_english_from_the_first_word(lexicon, text):
    assert lexicon.read(text).language == "en"


@pytest.mark.parametrize("text", openers(SPANISH))
def test_spanish_from_the_first_word(lexicon, text):
    assert lexicon.read(text).language == "es"


@pytest.mark.parametrize("text", openers(UNSURE))
def test_a_word_of_both_languages_is_unsure(lexicon, text):
    assert lexicon.read(text).language is None


@pytest.mark.parametrize(("text", "language"), MIXED)
def test_the_greater_part_of_a_mix_decides(lexicon, text, language):
    assert lexicon.read(text).language == language


def test_unknown_words_vote_by_their_letters(lexicon):
    assert lexicon.read("thwackings whooshly").language == "en"
    assert lexicon.read("zarandearamos chiquillerias").language == "es"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("en español por favor", "es"), ("spanish please", "es"), ("do you speak spanish", "es"), ("habla español?", "es"),
        ("no hablo ingles", "es"), ("me no english", "es"), ("por que me contesta en ingles", "es"), ("my dad dont understand english", "es"),
        ("english please", "en"), ("in english", "en"), ("en ingles mejor", "en"), ("i dont read spanish", "en"), ("sorry no spanish", "en"),
        ("they come in english and I need them in spanish", "es"),
        ("how to get spanish nationality", None), ("clases de ingles gratis", None), ("ICE took my husband", None), ("hola", None),
    ],
)  # fmt: skip
def test_the_language_asked_for(lexicon, text, wanted):
    assert lexicon.read(text).wanted_language == wanted
