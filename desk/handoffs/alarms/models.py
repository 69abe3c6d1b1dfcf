"""How far the alarm of a request has climbed, and every alarm that goes out: the durable outbox of the ladder."""

import uuid

from django.db import models
from django.db.models import Q


class Rung(models.TextChoices):
    """How far up. Values are stored."""

    ONE_BY_ONE = "one_by_one"  # those who stand by and speak the language, one after the other
    EVERYONE = "everyone"
    RED = "red"  # on every screen of the staff
    ASIDE = "aside"  # a suspicious request: named in a digest, not alarmed for


class Ladder(models.Model):
    """One for each request, gone when the request is finished."""

    handoff = models.OneToOneField(
        "handoffs.Handoff", primary_key=True, on_delete=models.CASCADE, related_name="ladder"
    )
    rung = models.CharField(max_length=10, choices=Rung.choices, db_index=True)
    since = models.DateTimeField()
    # How often the request has become more urgent: each time everybody may be alarmed once more.
    rise = models.PositiveSmallIntegerField(default=0)
    is_in_digest = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.handoff_id} {self.rung}"


class Way(models.TextChoices):
    """By what an alarm goes. Values are stored."""

    SMS = "sms"
    EMAIL = "email"
    WEBHOOK = "webhook"


class Fate(models.TextChoices):
    """What became of an alarm. Values are stored."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    WITHDRAWN = "withdrawn"  # no longer needed, or no longer wanted
    GIVEN_UP = "given_up"  # will never be taken


class Alarm(models.Model):
    """One alarm by one way: to a person about a request, about ``count`` suspicious requests, or to the webhook.

    Its id is the delivery's name at the receiver's: however often it is tried, it is the same delivery.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handoff = models.ForeignKey(
        "handoffs.Handoff", null=True, on_delete=models.CASCADE, related_name="alarms"
    )
    person = models.ForeignKey("handoffs.RotaPerson", null=True, on_delete=models.CASCADE)
    way = models.CharField(max_length=7, choices=Way.choices)
    rise = models.PositiveSmallIntegerField(default=0)  # the ladder's when this was laid out
    count = models.PositiveIntegerField(default=1)
    fate = models.CharField(max_length=9, choices=Fate.choices, default=Fate.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    again_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    # Set while it is tried again: an attempt before it, cut short or not heard of, may have gone out.
    may_be_out = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["handoff", "person", "way", "rise"],
                condition=Q(handoff__isnull=False, person__isnull=False),
                name="each_person_alarmed_once",
            ),
            models.UniqueConstraint(
                fields=["handoff", "way", "rise"], condition=Q(person=None), name="webhook_alarmed_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["way", "again_at"], condition=Q(fate__in=("waiting", "sending")), name="alarms_due"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
