"""Receipt codes: six letters and digits that can be read out over a bad line, such as K7M-R4Q."""

import secrets

# No vowels, and no letters that look like a digit (B D G I L O S Z) or another (V). Of those that rhyme when they are spelt out, only one:
# of C P T (English cee, pee, tee; Spanish ce, pe, te) the P, of J K (jay, kay) the K, of seis and siete the 7. Codes from before
# 2026-11-28 have the others too: read_code and the bot (components/receipt_code.py) take any.
LETTERS = "FHKMPQRWX"
DIGITS = "234789"


def new_code() -> str:
    """A fresh code; 656,100 exist, so the one who stores it must check that it is free.

    Enough for the requests of an office, and against guessing: who asks for a code that nobody has is stopped soon
    (desk/handoffs/status.py), and a right one tells a stage and a time, nothing else.
    Each half is letter, digit, either: a digit always stands between, so that no code ever spells anything
    and none looks like a phone number.
    """
    return f"{_half()}-{_half()}"


def read_code(text: str) -> str:
    """``text`` as a code is written: capitals, one hyphen, whatever a person put in between."""
    letters = "".join(character for character in text.upper() if character.isalnum())
    return f"{letters[:3]}-{letters[3:]}"


def _half() -> str:
    return secrets.choice(LETTERS) + secrets.choice(DIGITS) + secrets.choice(LETTERS + DIGITS)
