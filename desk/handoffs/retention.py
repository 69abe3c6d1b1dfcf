"""Forgets how to reach a family 30 days after their request was closed."""

from datetime import datetime, timedelta

from desk.handoffs.models import Handoff

CONTACT_KEPT = timedelta(days=30)


def forget_contacts(now: datetime) -> int:
    """Deletes the sealed contact of requests closed or expired long enough ago; returns how many."""
    finished = Handoff.objects.filter(closed_at__lte=now - CONTACT_KEPT).exclude(sealed_contact=b"")
    return finished.update(sealed_contact=b"")
