"""Pages for what went wrong, in the reader's language and without a trace of why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403, _("Not for this account"), _("Your account may not see this page."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request, 404, _("Not found"), _("It does not exist, or it was deleted when its time was over.")
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page came from an earlier session (CSRF): nothing was done."""
    return _page(request, 403, _("Please try again"), _("This page was too old. Nothing was changed."))


def _page(request: HttpRequest, status: int, heading: Promise, detail: Promise) -> HttpResponse:
    context = {"heading": heading, "detail": detail}
    return render(request, "console/problem.html", context, status=status)
