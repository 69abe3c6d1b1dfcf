"""The queue of families who wait for a lawyer, and the page of one request."""

from collections.abc import Sequence

from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from desk.console.access import StaffRequest, is_lawyer, lawyers_only
from desk.console.audit import note
from desk.console.held import held_now
from desk.console.models import Action
from desk.console.takeover import offer_for
from desk.handoffs.consent import consent_of
from desk.handoffs.contact import Asked, asked_in
from desk.handoffs.models import Handoff
from desk.handoffs.stages import Stage, WrongStage, move, next_stages
from desk.handoffs.suspicion import clear_suspicion

_PER_PAGE = 50
# What a lawyer may do with a button; the other stages belong to the programs.
_BUTTONS = {Stage.CLAIMED: Action.CLAIMED, Stage.CALLED: Action.CALLED, Stage.CLOSED: Action.CLOSED}


@require_GET
def show_queue(request: StaffRequest) -> HttpResponse:
    """Open requests, the most pressing first; with ``?finished`` those that are done."""
    finished = "finished" in request.GET
    handoffs = Handoff.objects.filter(closed_at__isnull=not finished)
    in_order = handoffs.select_related("claimed_by").most_pressing_first()
    context = {
        "page": Paginator(in_order, _PER_PAGE).get_page(request.GET.get("page")),
        "finished": finished,
        "counts": handoffs.filter(is_suspicious=False).counted_by_urgency(),
        "suspicious": handoffs.filter(is_suspicious=True).count(),
        **held_now(request.user),
    }
    return render(request, "console/requests.html", context)


@require_GET
def show_request(request: StaffRequest, code: str) -> HttpResponse:
    """One request without the contact: any member of the staff may see it."""
    return _page(request, find_request(code))


@require_GET
@lawyers_only
def show_contact(request: StaffRequest, code: str) -> HttpResponse:
    """One request with its contact. Written to the audit before the seal is broken."""
    handoff = find_request(code)
    if handoff.is_contact_deleted:
        raise Http404
    note(request.user, Action.OPENED_CONTACT, handoff.pk)
    return _page(request, handoff, asked=asked_in(handoff, settings.LAWYERS_PRIVATE_KEY))


@require_POST
@lawyers_only
def move_request(request: StaffRequest, code: str, stage: str) -> HttpResponse:
    """A lawyer's button: claimed, called, closed. 409 when somebody was faster."""
    if stage not in _BUTTONS:
        raise Http404
    handoff = find_request(code)
    to = Stage(stage)
    try:
        with transaction.atomic():
            if move(handoff, to, by=request.user):
                note(request.user, _BUTTONS[to], handoff.pk)
    except WrongStage:
        return _page(request, handoff, was_faster=True, status=409)
    return redirect("console:request", code=handoff.code)


@require_POST
@lawyers_only
def clear_request(request: StaffRequest, code: str) -> HttpResponse:
    """A lawyer has looked at a request that was set behind the others: it stands among them again."""
    handoff = find_request(code)
    with transaction.atomic():
        if clear_suspicion(handoff, by=request.user):
            note(request.user, Action.CLEARED_SUSPICION, handoff.pk)
    return redirect("console:request", code=handoff.code)


def find_request(code: str) -> Handoff:
    """The request with this code; 404 when there is none."""
    return get_object_or_404(Handoff.objects.select_related("claimed_by"), code=code)


def _page(
    request: StaffRequest,
    handoff: Handoff,
    asked: Sequence[Asked] = (),
    was_faster: bool = False,
    status: int = 200,
) -> HttpResponse:
    lawyer = is_lawyer(request.user)
    context = {
        "handoff": handoff,
        "events": handoff.events.select_related("by"),
        "is_lawyer": lawyer,
        "buttons": [stage for stage in next_stages(handoff.stage) if stage in _BUTTONS] if lawyer else [],
        "asked": asked[::-1],
        "was_faster": was_faster,
        "consent": consent_of(handoff),
        "takeover": offer_for(request.user, handoff),
    }
    return render(request, "console/request.html", context, status=status)
