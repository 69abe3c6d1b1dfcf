"""/healthz: is the store there, and is the bot? Without the bot the desk still works, so only the store decides."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from desk.record.bot import the_bot
from desk.record.store import in_store


@login_not_required
async def show_health(request: HttpRequest) -> JsonResponse:
    """200 ``{status: ok, record: ok, bot: up|down}``, or 503 when the record cannot be read."""
    record = await in_store(_is_record_there)
    bot = await the_bot().is_up()
    body = {
        "status": "ok" if record else "error",
        "record": "ok" if record else "error",
        "bot": "up" if bot else "down",
    }
    return JsonResponse(body, status=200 if record else 503, headers={"Cache-Control": "no-store"})


def _is_record_there() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM record_conversation LIMIT 1")
    except DatabaseError:
        return False
    return True
