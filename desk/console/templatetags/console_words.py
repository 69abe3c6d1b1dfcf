"""Template filters: a value of the record in the reader's words, and a confidence as a percentage."""

from django import template
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language

from desk.console.words import LISTS
from desk.record.catalogue import approved_words

register = template.Library()


@register.filter
def in_words(value: str, of: str) -> str | Promise:
    """``{{ handoff.stage|in_words:"stage" }}``; a value without words stands for itself."""
    return LISTS[of].get(value, value)


@register.filter
def topic_in_words(topic: str) -> str:
    """A need by the words of its button; one that has no answer yet, and what no button leads to, by its name."""
    approved = approved_words()
    file = approved.file_of(topic)
    return approved.label(topic, get_language() or "en") if file and file.label else topic


@register.filter
def percent(confidence: float | None) -> str:
    """0.914 as 91 %; nothing for nothing."""
    return "" if confidence is None else f"{number_format(confidence * 100, 0)} %"
