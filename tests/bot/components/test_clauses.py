"""A message is cut where a sentence ends and where a further thought begins."""

import pytest

from components.clauses import clauses_of


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "ICE took my husband today where is he and can he get out",
            ["ICE took my husband today", "where is he", "and can he get out"],
        ),
        (
            "Hoy agarraron a mi papá, ¿cuánto es la fianza?",
            ["Hoy agarraron a mi papá", "cuánto es la fianza"],
        ),
        (
            "they took my brother from work today, will he be deported",
            ["they took my brother from work today", "will he be deported"],
        ),
        ("how much is bond", []),
        ("hola. si. no", []),
        ("", []),
    ],
)
def test_the_clauses_of_a_message(text, clauses):
    assert clauses_of(text) == clauses
