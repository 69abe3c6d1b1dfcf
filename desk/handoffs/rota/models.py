"""Who is on the rota, how to reach them, and when they stand by."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from desk.handoffs.clock import is_holiday, moment_of
from desk.privacy.sealing import keyed_hash, open_text, seal_text

LANGUAGES = [("en", "English"), ("es", "Spanish")]
_WEEK = 7


class RotaPerson(models.Model):
    """A lawyer who can be alarmed. Phone and address are sealed; the phone is also found by a keyed hash."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="rota_person"
    )
    speaks = models.JSONField(default=list)
    reads = models.CharField(max_length=2, choices=LANGUAGES, default="en")
    sealed_phone = models.BinaryField(default=bytes)
    phone_key = models.CharField(max_length=64, blank=True, db_index=True)
    sealed_email = models.BinaryField(default=bytes)

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def phone(self) -> str:
        """As +12135550147; empty when none is known."""
        return _opened(self.sealed_phone)

    @phone.setter
    def phone(self, number: str) -> None:
        self.sealed_phone = _sealed(number)
        # The same hash as that of a family that texts: so STOP and replies are known by it.
        self.phone_key = keyed_hash(number, "sms sender") if number else ""

    @property
    def email(self) -> str:
        return _opened(self.sealed_email)

    @email.setter
    def email(self, address: str) -> None:
        self.sealed_email = _sealed(address)


class Shift(models.Model):
    """When somebody stands by, on the clocks of the office; one that ends before it begins ends the next day.

    A weekly shift is left out on federal holidays unless ``on_holidays``. ``place`` orders those who stand by
    at the same time: 1 is alarmed first.
    """

    person = models.ForeignKey(RotaPerson, on_delete=models.CASCADE, related_name="shifts")
    day = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    is_weekly = models.BooleanField(default=False)
    on_holidays = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )

    class Meta:
        ordering = ["day", "begins", "place", "id"]

    def __str__(self) -> str:
        return f"shift {self.pk}"

    def falls_on(self, day: date) -> bool:
        """Does the shift begin on ``day``?"""
        if not self.is_weekly:
            return day == self.day
        is_its_weekday = day >= self.day and (day - self.day).days % _WEEK == 0
        return is_its_weekday and (self.on_holidays or not is_holiday(day))

    def stretch(self, day: date) -> tuple[datetime, datetime]:
        """From when to when the shift lasts that begins on ``day``."""
        last = day if self.ends > self.begins else day + timedelta(days=1)
        return moment_of(day, self.begins), moment_of(last, self.ends)


def _sealed(value: str) -> bytes:
    return seal_text(settings.RECORD_KEY, value) if value else b""


def _opened(sealed: bytes | memoryview) -> str:
    return open_text(settings.RECORD_KEY, bytes(sealed)) if sealed else ""
