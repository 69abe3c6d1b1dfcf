"""A lawyer takes the mark off a request that came with many others and is no junk."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from desk.handoffs.models import Handoff, Remark


@transaction.atomic
def clear_suspicion(handoff: Handoff, by: User) -> bool:
    """Puts ``handoff`` among the others again; False when it stands there already."""
    cleared = Handoff.objects.filter(pk=handoff.pk, is_suspicious=True).update(is_suspicious=False) == 1
    handoff.refresh_from_db()
    if cleared:
        handoff.events.create(at=timezone.now(), stage=handoff.stage, remark=Remark.CLEARED, by=by)
    return cleared
