"""The addresses of the staff side."""

from django.urls import include, path

from desk.web.health import show_health

urlpatterns = [
    path("healthz", show_health),
    path("", include("desk.console.urls")),
]
handler403 = "desk.console.errors.forbidden"
handler404 = "desk.console.errors.not_found"
