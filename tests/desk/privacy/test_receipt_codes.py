"""A receipt code names nobody: however it is typed, it reaches the bot as it is."""

import random

import pytest

from components.receipt_code import receipt_code_in
from desk.handoffs.codes import new_code
from desk.privacy.numbering import Numbering
from desk.privacy.redaction import redact

_SAID = ("{}", "mi clave es {}", "my code is {}", "it's {}, nobody called", "codigo: {} gracias", "{} ?")
_WRITTEN = (
    str,
    str.lower,
    lambda code: code.replace("-", " "),
    lambda code: code.replace("-", "").lower(),
    lambda code: " ".join(code.replace("-", "")),
    lambda code: code.replace("-", "."),
)


@pytest.mark.parametrize("expects", [None, "name", "phone"])
def test_a_code_is_left_alone_and_read_by_the_bot(expects: str | None) -> None:
    chance = random.Random(7)
    lost = []
    for _ in range(150):
        code = new_code()
        typed = chance.choice(_SAID).format(chance.choice(_WRITTEN)(code))
        text = redact(typed, Numbering(), expects=expects).text
        if receipt_code_in(text) != code:
            lost.append((typed, text))
    assert lost == []
