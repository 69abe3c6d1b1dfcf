"""Opens a request for a lawyer, or joins it to the one of the same conversation that is still open."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from desk.handoffs.alarms.ladder import begin_ladder
from desk.handoffs.codes import new_code
from desk.handoffs.consent import language_read
from desk.handoffs.contact import Request, contact_of
from desk.handoffs.flood import alike_before, said_by_the_family
from desk.handoffs.joining import join
from desk.handoffs.limits import is_over_a_limit
from desk.handoffs.models import Addition, Handoff, Remark
from desk.handoffs.stages import Stage
from desk.privacy.sealing import seal_for_lawyers
from desk.record.models import Conversation

# Each may meet a code that is taken, or the same family asking at the same moment.
_TRIES = 5


@dataclass(frozen=True)
class Receipt:
    """The request that an asking led to; ``joined_at``: when this was added to one that was open already."""

    handoff: Handoff
    is_new: bool
    joined_at: datetime | None = None

    @property
    def is_merged(self) -> bool:
        return self.joined_at is not None


def open_request(conversation: Conversation, request: Request, now: datetime | None = None) -> Receipt:
    """The receipt for ``request``: one ``request_id`` is one asking, ever.

    Raises:
        PhoneUnknown: no value is known for the phone's placeholder.
        Conversation.DoesNotExist: it was erased meanwhile.
    """
    for _ in range(_TRIES):
        earlier = receipt_of(request.request_id)
        if earlier is not None:
            return earlier
        try:
            return _lock_and_ask(conversation, request, timezone.now() if now is None else now)
        except IntegrityError:
            continue
    raise RuntimeError("no free receipt code")


def receipt_of(request_id: str) -> Receipt | None:
    """The receipt that was given for this id before; also when the conversation is erased."""
    handoff = Handoff.objects.filter(request_id=request_id).first()
    if handoff is not None:
        return Receipt(handoff, is_new=False)
    addition = Addition.objects.select_related("handoff").filter(request_id=request_id).first()
    return Receipt(addition.handoff, is_new=False, joined_at=addition.at) if addition else None


@transaction.atomic
def _lock_and_ask(conversation: Conversation, request: Request, now: datetime) -> Receipt:
    """The lock keeps apart what one family asks twice at once; a lawyer's step waits for the request's own row."""
    conversation = Conversation.objects.select_for_update().get(pk=conversation.pk)
    earlier = receipt_of(request.request_id)
    if earlier is not None:
        return earlier
    request = replace(request, consent_language=language_read(conversation, otherwise=request.language))
    contact = contact_of(conversation, request)
    sealed = seal_for_lawyers(settings.LAWYERS_PUBLIC_KEY, contact)
    # Not of its key: a worker that lays out an alarm for it must not wait for this while this waits for its ladder.
    standing = Handoff.objects.open().select_for_update(no_key=True).filter(conversation=conversation).first()
    if standing is not None:
        join(standing, request, sealed, now)
        return Receipt(standing, is_new=False, joined_at=now)
    return Receipt(_opened(conversation, request, sealed, now), is_new=True)


def _opened(conversation: Conversation, request: Request, sealed: bytes, now: datetime) -> Handoff:
    handoff = Handoff(
        conversation=conversation,
        request_id=request.request_id,
        code=new_code(),
        urgency=request.urgency,
        topic=request.topic,
        language=request.language,
        channel=request.channel,
        consent_version=request.consent_version,
        consent_items=request.consent_items,
        consent_language=request.consent_language,
        callback=request.callback,
        sealed_contact=sealed,
        said_before=said_by_the_family(conversation),
        is_suspicious=is_over_a_limit(conversation, now),
        created_at=now,
    )
    handoff.alike_before = alike_before(handoff, now)
    handoff.save(force_insert=True)
    handoff.events.create(at=now, stage=Stage.RECEIVED)
    if handoff.is_suspicious:
        handoff.events.create(at=now, stage=Stage.RECEIVED, remark=Remark.SUSPECTED)
    begin_ladder(handoff, now)
    return handoff
