"""How many requests one family, one place or one phone can have before they stand behind all others."""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.db.models import Q
from django.utils import timezone

from desk.handoffs.models import Handoff, WebSource, as_high
from desk.privacy.numbering import canonical
from desk.privacy.sealing import keyed_hash
from desk.record.models import Conversation

# Together with one real emergency they fit on the first page of the queue. A text message's source is its number,
# which has one conversation.
PER_CONVERSATION = 5
PER_PLACE = 10
PER_PHONE = 5
_DAY = timedelta(days=1)
# What a provider gives to one household or one phone.
_HOUSEHOLD = 64


def phone_key(phone: str) -> str:
    """By which requests for one phone are counted; however it is written, and from which nobody can read it."""
    return keyed_hash(canonical("PHONE", phone), "handoff phone")


def note_place(conversation: Conversation, address: str, now: datetime | None = None) -> None:
    """Keeps with ``conversation`` from where it was begun, as a hash that is another one tomorrow."""
    place = _place(address)
    if place:
        day = (now or timezone.now()).date()
        WebSource.objects.create(conversation=conversation, key=keyed_hash(f"{day} {place}", "web source"))


def is_over_a_limit(conversation: Conversation, phone: str, urgency: str, now: datetime) -> bool:
    """Does one request more than enough stand open for the phone, or for the place, or came from the conversation?

    Closing requests makes room again; of one conversation only one is ever open, so there those of a day count.
    Anybody can name a family's phone, so for a phone only those count that stand in the queue as high as this one would:
    whoever calls them calls this family.
    """
    waiting = Handoff.objects.open()
    source = WebSource.objects.filter(conversation=conversation).first()
    of_the_place = Q(conversation__web_source__key=source.key) if source else Q(pk=None)
    return (
        waiting.filter(phone_key=phone, urgency__in=as_high(urgency), is_suspicious=False).count()
        >= PER_PHONE
        or waiting.filter(of_the_place).count() >= PER_PLACE
        or Handoff.objects.filter(conversation=conversation, created_at__gt=now - _DAY).count()
        >= PER_CONVERSATION
    )


def _place(address: str) -> str:
    """The address, of the long ones the part that a household shares; nothing for one of our own or an unknown."""
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    if isinstance(known, IPv6Address) and known.ipv4_mapped:
        known = known.ipv4_mapped
    if known.is_private:
        # Our own proxy, not a family: all families would be one place.
        return ""
    if isinstance(known, IPv6Address):
        return str(ip_network((known, _HOUSEHOLD), strict=False))
    return str(known)
