"""A family's request for a lawyer, what the family added to it, and every step it has taken."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Q, QuerySet, Value, When

from desk.handoffs.stages import Stage


class Urgency(models.TextChoices):
    """How soon somebody must call, the most pressing first."""

    AGENTS_NOW = "agents_now"
    DETAINED_NOW = "detained_now"
    HEARING_SOON = "hearing_soon"
    REMOVAL_ORDER = "removal_order"
    OTHER = "other"


# A lesser urgency never stands before one of these.
EMERGENCIES = (Urgency.AGENTS_NOW, Urgency.DETAINED_NOW)


def higher(one: str, other: str) -> str:
    """The more pressing of two urgencies."""
    return min(one, other, key=Urgency.values.index)


class HandoffQuerySet(QuerySet["Handoff"]):
    """Requests, in the order in which they are worked through."""

    def open(self) -> "HandoffQuerySet":
        """Those that nobody has closed and whose time is not over."""
        return self.filter(closed_at=None)

    def most_pressing_first(self) -> "HandoffQuerySet":
        """Open ones before finished ones, suspicious ones behind all others, emergencies before lesser ones.

        In a flood those that are alike take turns with the others; then by urgency, then the oldest first.
        """
        ranks = [When(urgency=urgency, then=Value(rank)) for rank, urgency in enumerate(Urgency)]
        finished = Case(When(closed_at=None, then=Value(0)), default=Value(1))
        lesser = Case(When(urgency__in=EMERGENCIES, then=Value(0)), default=Value(1))
        rank = Case(*ranks, default=Value(len(ranks)))
        return self.annotate(finished=finished, lesser=lesser, rank=rank).order_by(
            "finished", "is_suspicious", "lesser", "alike_before", "rank", "created_at", "pk"
        )

    def counted_by_urgency(self) -> dict[str, int]:
        """How many of each urgency there are, the most pressing first; none is left out."""
        counted = self.order_by().values_list("urgency").annotate(Count("pk"))
        return {urgency.value: dict(counted).get(urgency, 0) for urgency in Urgency}


class Handoff(models.Model):
    """One request; who asks and how to reach them is readable only with the lawyers' private key.

    The columns say what holds now: the highest urgency, the last consent, the last wish about calling back. A
    conversation has at most one request that is open; what is asked meanwhile becomes an Addition.
    """

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
    # In which it was read; empty in requests from before it was kept.
    consent_language = models.CharField(max_length=2, blank=True)
    callback = models.CharField(max_length=20)
    sealed_contact = models.BinaryField()
    # How many messages the family had written.
    said_before = models.PositiveIntegerField(default=0)
    # How many that look the same were waiting when it came in a flood; 0 at all other times.
    alike_before = models.PositiveIntegerField(default=0)
    is_suspicious = models.BooleanField(default=False)
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    created_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = HandoffQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["closed_at", "created_at"], name="handoff_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(closed_at=None), name="one_open_request"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def may_share_messages(self) -> bool:
        """Did the family agree that the lawyer reads what they wrote?"""
        return "share" in self.consent_items

    @property
    def is_contact_deleted(self) -> bool:
        return not self.sealed_contact


class Addition(models.Model):
    """What a family asked while its request was open: sealed like the first contact, which stays."""

    handoff = models.ForeignKey(Handoff, on_delete=models.CASCADE, related_name="additions")
    request_id = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField()
    sealed_contact = models.BinaryField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.handoff_id} {self.pk}"


class Remark(models.TextChoices):
    """What can happen to a request without moving it."""

    JOINED = "joined"
    SUSPECTED = "suspected"
    CLEARED = "cleared"


class HandoffEvent(models.Model):
    """One line of a request's history: when, by whom (nobody when a program did it), and what.

    Without a remark the request moved to ``stage``; with one it stood there.
    """

    handoff = models.ForeignKey(Handoff, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    stage = models.CharField(max_length=10, choices=Stage.choices)
    remark = models.CharField(max_length=10, choices=Remark.choices, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["handoff", "stage"], condition=Q(remark=""), name="each_stage_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.handoff_id} {self.remark or self.stage}"


class WebSource(models.Model):
    """From where a web conversation was begun, as a keyed hash of that day; it goes with the conversation."""

    conversation = models.OneToOneField(
        "record.Conversation", on_delete=models.CASCADE, primary_key=True, related_name="web_source"
    )
    key = models.CharField(max_length=64, db_index=True)

    def __str__(self) -> str:
        return str(self.pk)


class WrongCode(models.Model):
    """That somebody asked, in a conversation or in none, for a receipt code that nobody has."""

    conversation = models.ForeignKey("record.Conversation", null=True, on_delete=models.CASCADE)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.pk)


# The app's other tables, where Django looks for them.
from desk.handoffs.alarms.models import Alarm, Ladder  # noqa: E402, F401
from desk.handoffs.rota.models import RotaPerson, Shift  # noqa: E402, F401
