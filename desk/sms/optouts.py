"""Numbers that want no more texts: nothing goes out to them until they write START."""

from django.utils import timezone

from desk.record.models import OptOut


def has_opted_out(sender_key: str) -> bool:
    return OptOut.objects.filter(sender_key=sender_key).exists()


def opt_out(sender_key: str) -> bool:
    """True when this is new."""
    _, is_new = OptOut.objects.get_or_create(sender_key=sender_key, defaults={"at": timezone.now()})
    return is_new


def opt_in(sender_key: str) -> bool:
    """True when the number had opted out."""
    deleted, _ = OptOut.objects.filter(sender_key=sender_key).delete()
    return deleted > 0
