"""The few files a family's browser gets: the widget as ``make`` built it, and what the page is dressed in."""

import gzip
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from answers.catalogue import ROOT

WIDGET = ROOT / "widget" / "dist"
_ROOTS = (WIDGET, Path(__file__).parent / "static")
# After an update no page may stay for long with an old widget.
_CACHE = "public, max-age=300, stale-while-revalidate=86400"


@dataclass(frozen=True)
class File:
    """One file as it is sent."""

    plain: bytes
    small: bytes
    kind: str
    tag: str


@require_safe
def show_file(request: HttpRequest, name: str) -> HttpResponse:
    """The file ``name`` below one of the public folders, small where the browser takes it."""
    path = _listed().get(name)
    if path is None or not path.is_file():
        raise Http404
    file = _read(path, path.stat().st_mtime_ns)
    headers = {
        "Cache-Control": _CACHE,
        "ETag": file.tag,
        "Vary": "Accept-Encoding",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    if request.headers.get("If-None-Match") == file.tag:
        return HttpResponseNotModified(headers=headers)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return HttpResponse(file.small, content_type=file.kind, headers=headers)
    return HttpResponse(file.plain, content_type=file.kind, headers=headers)


@cache
def _listed() -> dict[str, Path]:
    """By name: only what is listed can be asked for, so no name leads out of the folders."""
    return {
        str(path.relative_to(root)): path
        for root in _ROOTS
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@cache
def _read(path: Path, changed: int) -> File:
    plain = path.read_bytes()
    kind, _ = mimetypes.guess_type(path.name)
    if kind is None or kind.startswith("text/") or kind.endswith(("javascript", "xml")):
        kind = f"{kind or 'text/plain'}; charset=utf-8"
    return File(plain, gzip.compress(plain, mtime=0), kind, f'"{changed:x}-{len(plain):x}"')
