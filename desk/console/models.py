"""Who on the staff looked at what, and who still has to choose an own password."""

from django.conf import settings
from django.db import models


class Action(models.TextChoices):
    """What somebody did. Values are stored; words for people are in ``words.py``."""

    SIGNED_IN = "signed_in"
    OPENED_TRANSCRIPT = "opened_transcript"
    OPENED_CONTACT = "opened_contact"
    EXPORTED_REQUEST = "exported_request"
    CLEARED_SUSPICION = "cleared_suspicion"
    CLAIMED = "claimed"
    CALLED = "called"
    CLOSED = "closed"
    PULLED_ANSWER = "pulled_answer"
    PUT_BACK_ANSWER = "put_back_answer"
    CHANGED_ROTA = "changed_rota"
    TOOK_OVER = "took_over"
    WROTE = "wrote"
    HANDED_BACK = "handed_back"
    LEFT_ALONE = "left_alone"  # by the worker: the holder had gone


class Audit(models.Model):
    """One line of the audit: who, what, when, and the id of what it was about. Never any text."""

    at = models.DateTimeField(db_index=True)
    # Accounts are switched off, not deleted: an audit must not lose its names.
    who = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    action = models.CharField(max_length=20, choices=Action.choices)
    subject = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"


class OneTimePassword(models.Model):
    """Stands while a person still has the password that somebody else saw."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="one_time_password"
    )

    def __str__(self) -> str:
        return str(self.user_id)
