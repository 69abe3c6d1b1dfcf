"""/healthz: is the store there, and is the bot? Without the bot the desk still works, so only the store decides."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from desk.problems import Problem
from desk.record.bot import the_bot
from desk.record.store import in_store


@login_not_required
async def show_health(request: HttpRequest) -> HttpResponse:
    """200 ``{status: ok, record: ok, bot: up|down}``, or 503 when the record cannot be read."""
    if not await in_store(_is_record_there):
        return Problem(503, "record-unavailable").response()
    bot = "up" if await the_bot().is_up() else "down"
    body = {"status": "ok", "record": "ok", "bot": bot}
    return JsonResponse(body, headers={"Cache-Control": "no-store"})


def _is_record_there() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM record_conversation LIMIT 1")
    except DatabaseError:
        return False
    return True
