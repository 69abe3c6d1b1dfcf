"""How hard a text is to read, as a school grade in both languages."""

import re

import textstat

# Fernández-Huerta counts ease (100 = easiest); 70 is where Flesch's scale has the end of grade 6.
_EASE_AT_GRADE_6 = 70.0
_POINTS_PER_GRADE = 10.0


def grade(text: str, language: str) -> float:
    """Flesch-Kincaid grade for English; for Spanish Fernández-Huerta's ease on the same scale.

    Numbers of phones and lines without a sentence do not count.
    """
    prose = re.sub(r"\d{3}-\d{3}-\d{4}", "", text)
    prose = "\n".join(
        line if line.rstrip().endswith((".", "?", "!", ":")) else line + "." for line in prose.split("\n")
    )
    if language == "en":
        textstat.set_lang("en_US")
        return float(textstat.flesch_kincaid_grade(prose))
    textstat.set_lang("es")
    return 6.0 + (_EASE_AT_GRADE_6 - float(textstat.fernandez_huerta(prose))) / _POINTS_PER_GRADE
