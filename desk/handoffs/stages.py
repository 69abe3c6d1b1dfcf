"""The stages of a request, and the only way it moves from one to the next."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

if TYPE_CHECKING:
    from desk.handoffs.models import Handoff


class Stage(models.TextChoices):
    """Where a request stands."""

    RECEIVED = "received"
    NOTIFIED = "notified"
    CLAIMED = "claimed"
    CALLED = "called"
    CLOSED = "closed"
    EXPIRED = "expired"


# A lawyer may claim before the alarm went out, and close without a call: a wrong number.
FROM: dict[Stage, tuple[Stage, ...]] = {
    Stage.NOTIFIED: (Stage.RECEIVED,),
    Stage.CLAIMED: (Stage.RECEIVED, Stage.NOTIFIED),
    Stage.CALLED: (Stage.CLAIMED,),
    Stage.CLOSED: (Stage.CLAIMED, Stage.CALLED),
    Stage.EXPIRED: (Stage.RECEIVED, Stage.NOTIFIED),
}
_TIME_OF = {
    Stage.CLAIMED: "claimed_at",
    Stage.CALLED: "called_at",
    Stage.CLOSED: "closed_at",
    Stage.EXPIRED: "closed_at",
}


class WrongStage(Exception):
    """The request is not where it would have to be: somebody was faster, or a step is missing."""

    def __init__(self, stage: str) -> None:
        super().__init__(stage)
        self.stage = stage


def next_stages(stage: str) -> tuple[Stage, ...]:
    """The stages a request may move to from ``stage``."""
    return tuple(to for to, allowed in FROM.items() if stage in allowed)


def move(handoff: "Handoff", to: Stage, by: User | None = None, now: datetime | None = None) -> bool:
    """Moves ``handoff`` to stage ``to``; False when the same person had moved it there already.

    The row is changed only while it still stands where it may move from, so two lawyers never both claim it.

    Raises:
        WrongStage: the request may not move there from where it stands.
    """
    at = timezone.now() if now is None else now
    changes: dict[str, object] = {"stage": to}
    if to in _TIME_OF:
        changes[_TIME_OF[to]] = at
    if to == Stage.CLAIMED:
        changes["claimed_by"] = by
    with transaction.atomic():
        rows = type(handoff).objects.filter(pk=handoff.pk, stage__in=FROM.get(to, ()))
        moved = rows.update(**changes) == 1
        if moved:
            handoff.events.create(at=at, stage=to, by=by)
    handoff.refresh_from_db()
    if not moved and not _was_moved_by(handoff, to, by):
        raise WrongStage(handoff.stage)
    return moved


def _was_moved_by(handoff: "Handoff", to: Stage, by: User | None) -> bool:
    """A button pressed twice, or a page sent again, is no mistake."""
    return handoff.stage == to and handoff.events.filter(stage=to, remark="", by=by).exists()
