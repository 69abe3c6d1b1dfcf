"""Finds a receipt code such as K7M-R4Q in what somebody typed, however it is written."""

import re
from typing import Optional, Text

# As desk/handoffs/codes.py makes them: letter, digit, either; twice. Nothing else that people type looks so.
_LETTER, _DIGIT = "[CFHJKMPQRTWX]", "[2346789]"
_HALF = (_LETTER, _DIGIT, f"(?:{_LETTER}|{_DIGIT})")
_GAP = r"[\s.,_–—-]*"
_CODE = re.compile(rf"(?<![^\W_]){_GAP.join(f'({part})' for part in _HALF * 2)}(?![^\W_])", re.IGNORECASE)


def receipt_code_in(text: Text) -> Optional[Text]:
    """The first code in ``text`` as the desk writes it, or None."""
    found = _CODE.search(text)
    if found is None:
        return None
    letters = "".join(found.groups()).upper()
    return f"{letters[:3]}-{letters[3:]}"
