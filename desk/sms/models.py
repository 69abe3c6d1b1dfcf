"""What became of each message that goes out as a text; it goes when the message goes."""

from django.db import models


class Fate(models.TextChoices):
    """Values are stored."""

    GIVEN = "given"  # to Twilio, as the answer to its request
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"  # Twilio took it and could not deliver it
    GIVEN_UP = "given_up"  # opted out, number forgotten, or refused


class Delivery(models.Model):
    """One message to a family's phone."""

    message = models.OneToOneField("record.Message", on_delete=models.CASCADE, related_name="delivery")
    fate = models.CharField(max_length=8, choices=Fate.choices)
    attempts = models.PositiveSmallIntegerField(default=0)
    again_at = models.DateTimeField(null=True)
    # A digest of the parts that Twilio has taken while a later one waits.
    taken = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.message_id} {self.fate}"


class Text(models.Model):
    """One of the texts in which a message went out; ``sid`` is Twilio's name of it, for its status reports.

    Several messages may share one text, and a long one has several.
    """

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="texts")
    sid = models.CharField(max_length=34, db_index=True)

    def __str__(self) -> str:
        return self.sid
