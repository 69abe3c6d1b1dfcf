"""Whether the office can call a number: one of the United States, whole."""

import phonenumbers
from phonenumbers import NumberParseException

_HOME = "US"
_HOME_CODE = 1


def can_be_called(number: str) -> bool:
    """True for a number of ten digits as they are given out in North America, with or without +1."""
    try:
        parsed = phonenumbers.parse(number, _HOME)
    except NumberParseException:
        return False
    return parsed.country_code == _HOME_CODE and phonenumbers.is_valid_number(parsed)
