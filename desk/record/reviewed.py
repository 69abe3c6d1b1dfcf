"""The line under an answer: when it was prepared or reviewed, and that it is information, not legal advice (data/widget.yml)."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from django.utils.formats import date_format
from django.utils.translation import override

from answers.catalogue import ROOT
from answers.content import read_yaml


def reviewed_line(review: Mapping[str, str], language: str) -> str:
    """The line of an answer with this ``review`` (on, by), as ``Catalogue.reviewed`` gives it."""
    with override(language):
        on = date_format(date.fromisoformat(review["on"]))
    line = _line("draft" if review["by"].startswith("draft") else "signed", language)
    return line.replace("{on}", on).replace("{by}", review["by"])


@cache
def _line(standing: str, language: str) -> str:
    return str(read_yaml(ROOT / "data" / "widget.yml")["strings"][f"reviewed_line_{standing}"][language])
