"""Forgets how to reach a family 30 days after their request was closed."""

from datetime import datetime, timedelta

from django.db import transaction

from desk.handoffs.models import Addition, Handoff

CONTACT_KEPT = timedelta(days=30)


@transaction.atomic
def forget_contacts(now: datetime) -> int:
    """Deletes what is sealed of requests closed or expired long enough ago; returns of how many."""
    finished = Handoff.objects.filter(closed_at__lte=now - CONTACT_KEPT)
    Addition.objects.filter(handoff__in=finished).exclude(sealed_contact=b"").update(sealed_contact=b"")
    return finished.exclude(sealed_contact=b"").update(sealed_contact=b"")
