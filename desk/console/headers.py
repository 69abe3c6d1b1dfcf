"""Headers of every staff page: nothing from elsewhere is loaded or run, nothing stays in a cache."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; form-action 'self'; img-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)


class StaffHeaders(MiddlewareMixin):
    """Sets them; staff often share a computer, so a page must not come back with the back button."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
