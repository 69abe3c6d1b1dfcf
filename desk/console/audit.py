"""Writes and, after a year, forgets the audit."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone

from desk.console.models import Action, Audit

AUDIT_KEPT = timedelta(days=365)


def note(who: User, action: Action, subject: object = "") -> None:
    """One line: ``who`` did ``action`` to the thing with the id ``subject``."""
    Audit.objects.create(at=timezone.now(), who=who, action=action, subject=str(subject))


def note_sign_in(sender: type[User], request: HttpRequest, user: User, **_: Any) -> None:
    """Receives Django's signal that somebody signed in."""
    note(user, Action.SIGNED_IN)


def forget_old_audit(now: datetime) -> int:
    """Deletes what is older than a year; returns how many lines."""
    return Audit.objects.filter(at__lte=now - AUDIT_KEPT).delete()[0]
