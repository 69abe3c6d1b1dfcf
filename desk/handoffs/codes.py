"""Receipt codes: six letters and digits that can be read out over a bad line, such as K7M-R4Q."""

import secrets

# No vowels, no letters that look like a digit (B D G I L O S Z), and one of each pair that sounds alike.
LETTERS = "CFHJKMPQRTWX"
DIGITS = "2346789"


def new_code() -> str:
    """A fresh code; 2.5 million exist, so the one who stores it must check that it is free.

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
