"""Deletes the staff's sessions that have ended."""

from datetime import datetime

from django.contrib.sessions.models import Session


def forget_old_sessions(now: datetime) -> int:
    """Deletes the sessions that ended before ``now``; returns how many."""
    deleted, _ = Session.objects.filter(expire_date__lt=now).delete()
    return deleted
