"""The SMS app."""

from django.apps import AppConfig


class SmsConfig(AppConfig):
    name = "desk.sms"
    default_auto_field = "django.db.models.BigAutoField"
