"""The console app."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out


class ConsoleConfig(AppConfig):
    name = "desk.console"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from desk.console.audit import note_sign_in
        from desk.console.takeover import hand_back_at_sign_out

        user_logged_in.connect(note_sign_in, dispatch_uid="audit")
        user_logged_out.connect(hand_back_at_sign_out, dispatch_uid="takeover")
