"""The console app."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class ConsoleConfig(AppConfig):
    name = "desk.console"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from desk.console.audit import note_sign_in

        user_logged_in.connect(note_sign_in, dispatch_uid="audit")
