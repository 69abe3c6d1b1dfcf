"""Joins what a family asks again to its open request: nothing asked earlier is lost, the more pressing wins."""

from datetime import datetime

from desk.handoffs.alarms.ladder import alarm_anew
from desk.handoffs.contact import Request
from desk.handoffs.models import Handoff, Remark, higher


def join(handoff: Handoff, request: Request, sealed: bytes, now: datetime) -> None:
    """Adds ``request`` to ``handoff``, which the caller has locked.

    The consent is the last one given, never both together: who shares less the second time shares less.
    """
    handoff.additions.create(request_id=request.request_id, at=now, sealed_contact=sealed)
    urgency = higher(handoff.urgency, request.urgency)
    is_raised = urgency != handoff.urgency
    if is_raised:
        handoff.urgency, handoff.topic = urgency, request.topic
    handoff.language, handoff.channel = request.language, request.channel
    handoff.consent_version, handoff.consent_items = request.consent_version, request.consent_items
    handoff.consent_language = request.consent_language
    handoff.callback = request.callback
    handoff.save(
        update_fields=[
            *("urgency", "topic", "language", "channel", "callback"),
            *("consent_version", "consent_items", "consent_language"),
        ]
    )
    handoff.events.create(at=now, stage=handoff.stage, remark=Remark.JOINED)
    if is_raised:
        alarm_anew(handoff, now)
