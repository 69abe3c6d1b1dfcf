"""A family's request for a lawyer, and every step it has taken."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Case, QuerySet, Value, When

from desk.handoffs.stages import Stage


class Urgency(models.TextChoices):
    """How soon somebody must call, the most pressing first."""

    AGENTS_NOW = "agents_now"
    DETAINED_NOW = "detained_now"
    HEARING_SOON = "hearing_soon"
    REMOVAL_ORDER = "removal_order"
    OTHER = "other"


class HandoffQuerySet(QuerySet["Handoff"]):
    """Requests, in the order in which they are worked through."""

    def most_pressing_first(self) -> "HandoffQuerySet":
        """Open ones before finished ones, then by urgency, then the oldest first."""
        ranks = [When(urgency=urgency, then=Value(rank)) for rank, urgency in enumerate(Urgency)]
        finished = Case(When(closed_at=None, then=Value(0)), default=Value(1))
        return self.annotate(finished=finished, rank=Case(*ranks, default=Value(len(ranks)))).order_by(
            "finished", "rank", "created_at"
        )


class Handoff(models.Model):
    """One request; who asks and how to reach them is readable only with the lawyers' private key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey("record.Conversation", null=True, on_delete=models.SET_NULL)
    request_id = models.CharField(max_length=200, unique=True)
    code = models.CharField(max_length=7, unique=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.RECEIVED)
    urgency = models.CharField(max_length=20, choices=Urgency.choices)
    topic = models.CharField(max_length=64)
    language = models.CharField(max_length=2)
    channel = models.CharField(max_length=8)
    consent_version = models.CharField(max_length=32)
    consent_items = models.JSONField(default=list)
    callback = models.CharField(max_length=20)
    sealed_contact = models.BinaryField()
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    created_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = HandoffQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["closed_at", "created_at"], name="handoff_queue")]

    def __str__(self) -> str:
        return self.code

    @property
    def may_share_messages(self) -> bool:
        """Did the family agree that the lawyer reads what they wrote?"""
        return "share" in self.consent_items

    @property
    def is_contact_deleted(self) -> bool:
        return not self.sealed_contact


class HandoffEvent(models.Model):
    """One step of a request: when, to which stage, by whom (nobody when a program did it)."""

    handoff = models.ForeignKey(Handoff, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    stage = models.CharField(max_length=10, choices=Stage.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["handoff", "stage"], name="each_stage_once"),
        ]

    def __str__(self) -> str:
        return f"{self.handoff_id} {self.stage}"


# The app's other tables, where Django looks for them.
from desk.handoffs.alarms.models import Alarm, Ladder  # noqa: E402, F401
from desk.handoffs.rota.models import RotaPerson, Shift  # noqa: E402, F401
