"""How many requests one conversation or one place can have before they stand behind all others.

The phone that a request names is no limit: anybody can name the phone of a family.
"""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.db.models import Q
from django.utils import timezone

from desk.handoffs.models import Handoff, WebSource
from desk.privacy.sealing import keyed_hash
from desk.record.models import Conversation

# Together with one real emergency they fit on the first page of the queue. A text message's source is its number,
# which has one conversation.
PER_CONVERSATION = 5
PER_PLACE = 10
_DAY = timedelta(days=1)
# What a provider gives to one household or one phone.
_HOUSEHOLD = 64


def note_place(conversation: Conversation, address: str, now: datetime | None = None) -> None:
    """Keeps with ``conversation`` from where it was begun, as a hash that is another one tomorrow."""
    place = _place(address)
    if place:
        day = (now or timezone.now()).date()
        WebSource.objects.create(conversation=conversation, key=keyed_hash(f"{day} {place}", "web source"))


def is_over_a_limit(conversation: Conversation, now: datetime) -> bool:
    """Does one request more than enough stand open for the place, or came from the conversation?

    Closing requests makes room again; of one conversation only one is ever open, so there those of a day count.
    """
    source = WebSource.objects.filter(conversation=conversation).first()
    # Not by a join: PostgreSQL, as long as it has not counted a table that grows in a flood, compares all rows with all.
    there = WebSource.objects.filter(key=source.key).values("conversation") if source else None
    of_the_place = Q(conversation__in=there) if source else Q(pk=None)
    return (
        Handoff.objects.open().filter(of_the_place).count() >= PER_PLACE
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
