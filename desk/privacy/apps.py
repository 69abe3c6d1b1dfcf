"""The privacy app."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "desk.privacy"
    default_auto_field = "django.db.models.BigAutoField"
