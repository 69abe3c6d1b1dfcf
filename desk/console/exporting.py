"""Gives a lawyer one request as a file for the office's case system."""

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from desk.console.access import StaffRequest, lawyers_only
from desk.console.audit import note
from desk.console.models import Action
from desk.console.queue import find_request
from desk.handoffs.exporting import as_exported


@require_POST
@lawyers_only
def export_request(request: StaffRequest, code: str) -> HttpResponse:
    """The request as JSON, as docs/request.schema.json describes it. Written to the audit before the seal is broken.

    It is asked for with a button, so that no link and no browser that loads ahead ever exports anything.
    """
    handoff = find_request(code)
    if handoff.is_contact_deleted:
        raise Http404
    note(request.user, Action.EXPORTED_REQUEST, handoff.pk)
    headers = {
        "Content-Disposition": f'attachment; filename="{handoff.code}.json"',
        "Cache-Control": "no-store",
    }
    exported = as_exported(handoff, settings.LAWYERS_PRIVATE_KEY)
    return JsonResponse(exported, headers=headers, json_dumps_params={"ensure_ascii": False, "indent": 2})
