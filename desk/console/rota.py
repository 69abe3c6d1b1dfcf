"""The rota's page, for lawyers: who stands by now, how everybody is reached (never shown), and the shifts."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from desk.console.access import StaffRequest, lawyers_only
from desk.console.audit import note
from desk.console.models import Action
from desk.console.rota_forms import PersonForm, ShiftForm
from desk.handoffs.rota.duty import on_call
from desk.handoffs.rota.models import RotaPerson, Shift


@require_GET
@lawyers_only
def show_rota(request: StaffRequest) -> HttpResponse:
    """People and shifts, each with a form under it."""
    return _page(request, PersonForm(), ShiftForm())


@require_POST
@lawyers_only
def save_person(request: StaffRequest) -> HttpResponse:
    """Adds a lawyer, or replaces what was stored for one."""
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _page(request, form, ShiftForm(), status=422)
    with transaction.atomic():
        note(request.user, Action.CHANGED_ROTA, f"person {form.save().pk}")
    return redirect("console:rota")


@require_POST
@lawyers_only
def remove_person(request: StaffRequest, person_id: int) -> HttpResponse:
    """Takes a lawyer off the rota, with phone, address and shifts."""
    return _remove(request, get_object_or_404(RotaPerson, pk=person_id))


@require_POST
@lawyers_only
def add_shift(request: StaffRequest) -> HttpResponse:
    form = ShiftForm(request.POST)
    if not form.is_valid():
        return _page(request, PersonForm(), form, status=422)
    with transaction.atomic():
        note(request.user, Action.CHANGED_ROTA, form.save())
    return redirect("console:rota")


@require_POST
@lawyers_only
def remove_shift(request: StaffRequest, shift_id: int) -> HttpResponse:
    return _remove(request, get_object_or_404(Shift, pk=shift_id))


@transaction.atomic
def _remove(request: StaffRequest, what: RotaPerson | Shift) -> HttpResponse:
    note(request.user, Action.CHANGED_ROTA, what)
    what.delete()
    return redirect("console:rota")


def current_shifts() -> QuerySet[Shift]:
    """Weekly shifts, and those of a day that are not over yet."""
    yesterday = timezone.localdate() - timedelta(days=1)
    return Shift.objects.filter(Q(is_weekly=True) | Q(day__gte=yesterday)).select_related("person__user")


def _page(request: StaffRequest, person: PersonForm, shift: ShiftForm, status: int = 200) -> HttpResponse:
    context = {
        "standing": on_call(timezone.now()),
        "people": RotaPerson.objects.select_related("user").order_by("user__username"),
        "shifts": current_shifts(),
        "person_form": person,
        "shift_form": shift,
    }
    return render(request, "console/rota.html", context, status=status)
