"""A lawyer's answer to an alarm by text message: the code, or OK, takes the request."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from desk.console.audit import note
from desk.console.models import Action
from desk.handoffs.alarms.models import Fate, Way
from desk.handoffs.alarms.words import means_yes, reply
from desk.handoffs.codes import read_code
from desk.handoffs.models import Handoff
from desk.handoffs.rota.duty import everyone
from desk.handoffs.stages import Stage, WrongStage, move
from desk.sms.keywords import plain

# An answer that Twilio sends once more, or a second OK, is no new wish.
_STILL_THE_SAME = timedelta(minutes=10)


@transaction.atomic
def acknowledge(phone_key: str, body: str, now: datetime | None = None) -> str | None:
    """The words to answer a lawyer with; None when this is no answer of a lawyer's to an alarm.

    Only the number of a lawyer on the rota counts, and only for a request that this number was alarmed for.
    """
    person = everyone().filter(phone_key=phone_key).select_related("user").first() if phone_key else None
    if person is None:
        return None
    alarmed = Handoff.objects.filter(
        closed_at=None,
        alarms__person=person,
        alarms__way=Way.SMS,
        alarms__fate__in=(Fate.SENDING, Fate.SENT, Fate.WAITING),
    )
    at = timezone.now() if now is None else now
    by_code = alarmed.filter(code=read_code(body)).first()
    if by_code is None and not means_yes(plain(body)):
        return None
    open_ones = [by_code] if by_code else _meant(list(alarmed), person.user, at)
    if len(open_ones) > 1:
        return reply("which", person.reads)
    if not open_ones:
        return None
    taken = _take(open_ones[0], person.user, at)
    return reply("taken" if taken else "too_late", person.reads, open_ones[0])


def _meant(alarmed: list[Handoff], user: User, now: datetime) -> list[Handoff]:
    """Those that still wait; if none does, the one that this person has just taken."""
    waiting = [one for one in alarmed if one.claimed_at is None]
    mine = [one for one in alarmed if one.claimed_by_id == user.pk and one.claimed_at is not None]
    recent = [one for one in mine if one.claimed_at and one.claimed_at > now - _STILL_THE_SAME]
    return waiting or recent[:1]


def _take(handoff: Handoff, user: User, now: datetime) -> bool:
    """True when the request is this person's, now or already."""
    try:
        if move(handoff, Stage.CLAIMED, by=user, now=now):
            note(user, Action.CLAIMED, handoff.pk)
    except WrongStage:
        return handoff.claimed_by_id == user.pk
    return True
