"""The demonstration page with the widget."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from answers.catalogue import ROOT, Catalogue
from answers.content import read_yaml
from desk.record.catalogue import approved_words

_EXIT = "https://www.google.com"


@require_safe
def show_page(request: HttpRequest) -> HttpResponse:
    """The page, first in the language of ``?lang=``, else of the browser."""
    response = render(request, "web/page.html", page_context(_language(request)))
    patch_vary_headers(response, ["Accept-Language"])
    return response


def page_context(first: str) -> dict[str, Any]:
    """What the template may use.

    ``first`` is the language that comes first; ``strings`` holds the texts of data/widget.yml by language and
    name; ``phones`` the entries of data/phones.yml; ``office`` has name, phone, address and hours.
    """
    words = approved_words()
    return {
        "first": first,
        "strings": {language: _strings(words, language) for language in words.languages},
        "phones": words.phones,
        "office": words.office,
        "is_demo": settings.DEMO,
        "exit_url": _EXIT,
    }


@cache
def _strings(words: Catalogue, language: str) -> dict[str, str]:
    written = read_yaml(ROOT / "data" / "widget.yml")["strings"]
    return {name: words.fill(texts[language], language) for name, texts in written.items()}


def _language(request: HttpRequest) -> str:
    wishes = [request.GET.get("lang", "")]
    wishes += [code for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", ""))]
    known = (wish[:2] for wish in wishes if wish[:2] in approved_words().languages)
    return next(known, "en")
