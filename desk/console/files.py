"""The style sheet and the icon of the console."""

from functools import cache
from mimetypes import guess_type
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

_FOLDER = Path(__file__).parent / "static" / "console"


@login_not_required
@require_safe
def show_file(request: HttpRequest, name: str) -> HttpResponse:
    """The file ``name``, which may stay in the browser for five minutes."""
    if name not in _files():
        raise Http404
    kind, _ = guess_type(name)
    return HttpResponse(_files()[name], content_type=kind, headers={"Cache-Control": "private, max-age=300"})


@cache
def _files() -> dict[str, bytes]:
    """Only what is listed can be asked for, so no name leads out of the folder."""
    return {path.name: path.read_bytes() for path in _FOLDER.iterdir()}
