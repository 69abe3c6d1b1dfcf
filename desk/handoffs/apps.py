"""The handoffs app; it refuses to start with office hours nobody can read."""

from django.apps import AppConfig
from django.conf import settings

from desk.handoffs.clock import office_hours


class HandoffsConfig(AppConfig):
    name = "desk.handoffs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        office_hours(settings.ORG_HOURS)
