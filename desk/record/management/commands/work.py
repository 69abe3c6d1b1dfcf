"""`work`: the worker process. Answers what waits, delivers late text messages, alarms lawyers, forgets what is old."""

import asyncio
import logging
import signal
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from desk.console.audit import forget_old_audit
from desk.console.sessions import forget_old_sessions
from desk.console.takeover import hand_back_left_alone
from desk.handoffs.alarms.digest import look_at_suspicious
from desk.handoffs.alarms.ladder import climb_due, forget_ladders
from desk.handoffs.alarms.models import Way
from desk.handoffs.alarms.outbox import deliver_alarms
from desk.handoffs.expiry import expire_requests
from desk.handoffs.retention import forget_contacts
from desk.handoffs.status import forget_wrong_codes
from desk.privacy.erasure import erase_due, finish_erasures
from desk.privacy.retention import forget_old
from desk.record.due import name_overdue
from desk.record.store import in_store
from desk.record.waiting import Waiting
from desk.record.working import Job, work
from desk.sms.outbox import deliver_due

logger = logging.getLogger(__name__)

_MINUTE = 60.0
_DAY = 24 * 60 * _MINUTE
_FORGETTING: tuple[Callable[[datetime], object], ...] = (
    forget_old,
    forget_contacts,
    forget_ladders,
    forget_wrong_codes,
    forget_old_audit,
    forget_old_sessions,
)


class Command(BaseCommand):
    help = "Answer waiting messages, deliver late text messages, alarm lawyers, forget what is old; until SIGTERM."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        asyncio.run(_work())


async def _work() -> None:
    stop = asyncio.Event()
    for wish in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(wish, stop.set)
    logger.info("worker started")
    await work(_jobs(), stop)
    logger.info("worker stopped")


def _jobs() -> list[Job]:
    forgetting = [Job(forget.__name__, partial(_now, forget), every=5 * _MINUTE) for forget in _FORGETTING]
    return [
        Job("answer waiting messages", Waiting().answer_all, every=1.0),
        Job("deliver text messages", deliver_due, every=1.0),
        Job("climb the alarm ladders", partial(_now, climb_due), every=1.0),
        *[Job(f"send alarms by {way}", partial(deliver_alarms, way), every=1.0) for way in Way],
        Job("look at suspicious requests", partial(_now, look_at_suspicious), every=_MINUTE),
        Job("hand back conversations", partial(_now, hand_back_left_alone), every=5.0),
        Job("erase what families asked to erase", erase_due, every=5.0),
        Job("finish erasures", finish_erasures, every=5.0),
        *forgetting,
        Job("expire requests", partial(_now, expire_requests), every=5 * _MINUTE),
        Job("name overdue answers", partial(_now, name_overdue), every=_DAY),
    ]


async def _now(work: Callable[[datetime], object]) -> None:
    await in_store(work, timezone.now())
