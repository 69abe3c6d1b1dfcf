"""The record app."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "desk.record"
    default_auto_field = "django.db.models.BigAutoField"
