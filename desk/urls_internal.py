"""The addresses of the internal side: only the bot's actions come here."""

from django.urls import include, path

from desk.web.health import show_health

urlpatterns = [
    path("", include("desk.handoffs.internal_urls")),
    path("healthz", show_health),
]
