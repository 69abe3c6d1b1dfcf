"""The handoffs app; it refuses to start with office hours, closed days or pauses that nobody can read."""

from django.apps import AppConfig
from django.conf import settings

from desk.handoffs.clock import closed_days, office_hours


class HandoffsConfig(AppConfig):
    name = "desk.handoffs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from desk.handoffs.alarms.pace import pauses

        office_hours(settings.ORG_HOURS)
        closed_days(settings.ORG_CLOSED_DAYS)
        pauses(settings.ALARM_MINUTES)
