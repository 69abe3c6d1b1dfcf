"""What the senders of the speed benchmark write: one conversation of ten messages for each bot and language.

Ten messages are one round. A figure for "message 200 of a conversation" is the median over the round
that ends there, so that every place in a conversation is measured with the same ten questions.
"""

FAMILIES: dict[str, tuple[str, ...]] = {
    "en": (
        "hello",
        "does sanctuary mean my mom cannot be deported",
        "ICE took my husband this morning, what do I do",
        "how do I find out where they have him",
        "they want him to sign some papers in there",
        "how much is a bond and who can pay it",
        "there are men at the door who say they are police",
        "we have no money, is there free legal help in LA",
        "is this chat private, who reads it",
        "what time does the dodgers game start",
    ),
    "es": (
        "buenas tardes",
        "si esta es ciudad santuario ya no me pueden deportar verdad",
        "la migra se llevó a mi esposo en la mañana qué hago",
        "cómo sé en qué centro lo tienen",
        "le están dando unos papeles para que firme",
        "de cuánto es la fianza y quién la puede pagar",
        "están tocando la puerta y dicen que son policías",
        "no tenemos dinero, hay abogados gratis",
        "esto es privado o quién lo lee",
        "me ayuda con la tarea de mi hijo",
    ),
}

# The phrases and the course of the stories that `rasa init` writes.
MOODS: dict[str, tuple[str, ...]] = {
    "en": (
        "hello there",
        "I am feeling very good",
        "are you a bot?",
        "bye bye",
        "hi",
        "my day was horrible",
        "yes",
        "good morning",
        "extremely good",
        "see you later",
    ),
}

ROUND = 10
