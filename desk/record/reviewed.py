"""The line under an answer: when it was prepared or reviewed, and that it is information, not legal advice.

On the website its words are those of data/widget.yml, by SMS of notice_reviewed.yml.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

from django.utils.formats import date_format
from django.utils.translation import override

from answers.catalogue import ROOT
from answers.content import read_yaml
from desk.record.catalogue import approved_words


def reviewed_line(review: Mapping[str, str], language: str, channel: str = "web") -> str:
    """The line of an answer with this ``review`` (on, by), as ``Catalogue.reviewed`` gives it."""
    is_draft = review["by"].startswith("draft")
    if channel == "sms":
        notice = "utter_notice_prepared" if is_draft else "utter_notice_reviewed"
        line = approved_words().text(notice, language, channel).text
    else:
        line = _line("draft" if is_draft else "signed", language)
    with override(language):
        on = date_format(date.fromisoformat(review["on"]))
    return line.replace("{on}", on).replace("{by}", review["by"])


@cache
def _line(standing: str, language: str) -> str:
    return str(read_yaml(ROOT / "data" / "widget.yml")["strings"][f"reviewed_line_{standing}"][language])
