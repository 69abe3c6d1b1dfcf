"""A lawyer sets a request that came with many others, and is no junk, among them again."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from desk.handoffs.models import Handoff, Remark


@transaction.atomic
def clear_suspicion(handoff: Handoff, by: User) -> bool:
    """Puts ``handoff`` among the others again; False when it stands there already."""
    behind = Handoff.objects.filter(Q(is_suspicious=True) | Q(alike_before__gt=0), pk=handoff.pk)
    cleared = behind.update(is_suspicious=False, alike_before=0) == 1
    handoff.refresh_from_db()
    if cleared:
        handoff.events.create(at=timezone.now(), stage=handoff.stage, remark=Remark.CLEARED, by=by)
    return cleared
