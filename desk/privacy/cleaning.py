"""Makes a typed text fit for matching: what hides a number is taken out, what a person means is kept."""

import unicodedata

# Brackets belong to placeholders alone: nobody can type "[PHONE 1]" and be given what stands behind it.
_BRACKETS = str.maketrans(dict.fromkeys("[［⟦【〔❲⁅", "(") | dict.fromkeys("]］⟧】〕❳⁆", ")"))
_KEPT_CONTROLS = "\n\t"
_INVISIBLE = {0x034F, 0x115F, 0x1160, 0x20E3, 0x3164, *range(0xFE00, 0xFE10)}
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTXYaeijopcyxABEZHIKMNOPTYXo"
)


def clean(text: str) -> str:
    """``text`` with plain digits, plain spaces and no invisible characters; letters and ¡ ¿ ñ stay as they are."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(_plain(character) for character in composed).translate(_BRACKETS)


def _plain(character: str) -> str:
    if character < "\x7f":
        return character if character >= " " or character in _KEPT_CONTROLS else ""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Cs") or ord(character) in _INVISIBLE:
        return ""
    if category in ("Zs", "Zp", "Zl"):
        return " " if category == "Zs" else "\n"
    return character


def fold(text: str) -> str:
    """A shadow of a clean text, character by character: no accents, plain hyphens and quotes, Latin letters.

    Positions in the shadow are positions in the text.
    """
    return "".join(_folded(character) for character in text.translate(_LOOKALIKES))


def _folded(character: str) -> str:
    if character < "\x7f":
        return character
    category = unicodedata.category(character)
    if category == "Pd" or character in "−⁓∼～":
        return "-"
    if category in ("Pi", "Pf") or character in "´`ʼ":
        return "'"
    if character in "·•∙⋅․…‧":
        return "."
    parts = unicodedata.normalize("NFKD", character)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return bare if len(bare) == 1 else character
