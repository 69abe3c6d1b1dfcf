"""How many parts a text message has: the GSM 03.38 alphabet, and UCS-2 for what is outside it."""

import unicodedata

GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_7_EXTENDED = frozenset("^{}\\[~]|€\f")  # two septets each

# The most that one answer may cost a family: in an emergency the first words must come quickly.
MOST_SEGMENTS = {"emergency": 2, "other": 3}
LONGEST_BUTTON = 24  # letters


def outside_gsm7(text: str) -> str:
    """The characters of ``text``, each once, that make the whole message UCS-2."""
    return "".join(dict.fromkeys(char for char in text if char not in GSM_7 | GSM_7_EXTENDED))


def in_cheap_letters(text: str) -> str:
    """``text`` with the accents taken off those letters that stand outside GSM-7; the others stay."""
    return text.translate({ord(letter): _bare(letter) for letter in outside_gsm7(text)})


def segments(text: str) -> int:
    """The parts a phone company counts: 160 septets alone or 153 each, else 70 UTF-16 units or 67 each.

    A character is never split, so a part may end one short (3GPP TS 23.038 and 23.040).
    """
    if outside_gsm7(text):
        units, alone, each = [len(char.encode("utf-16-le")) // 2 for char in text], 70, 67
    else:
        units, alone, each = [2 if char in GSM_7_EXTENDED else 1 for char in text], 160, 153
    if sum(units) <= alone:
        return 1
    parts, used = 1, 0
    for size in units:
        if used + size > each:
            parts, used = parts + 1, 0
        used += size
    return parts


def _bare(letter: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return bare or letter
