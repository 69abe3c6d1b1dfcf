"""Texts whose sending was cut short by a kill: which of them Twilio has, though nobody noted it."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime

from desk.record.store import in_store
from desk.sms.models import Text
from desk.sms.outbound import Taken

type Ask = Callable[[str, datetime], list[Taken]]


async def left_to_send(
    number: str, parts: list[str], otherwise: list[list[str]], since: datetime, ask: Ask
) -> tuple[list[str], list[str]]:
    """Those of ``parts`` that Twilio has not, and the ids of those it has.

    Nothing is left either when it has all the parts of the same answer in one of the ways it was said ``otherwise``: the
    family that got it may have gone on, and then its choices are not listed any more. ``since`` is when the answer was recorded. A text that is noted
    as another message's is not counted.

    Raises:
        NotNow: Twilio does not say.
    """
    texts = await asyncio.to_thread(ask, number, since)
    noted = await in_store(_noted, [text.sid for text in texts])
    unknown = [text for text in texts if text.sid not in noted]
    for other in otherwise:
        others = _ids(other, unknown)
        if others and len(others) == len(other):
            return [], others
    ids = _ids(parts, unknown)
    return parts[len(ids) :], ids


def _ids(parts: list[str], texts: list[Taken]) -> list[str]:
    """The ids of the first of ``parts``, as many as are among ``texts`` in this order."""
    left, ids = iter(texts), []
    for part in parts:
        sid = next((text.sid for text in left if text.has(part)), "")
        if not sid:
            break
        ids.append(sid)
    return ids


def _noted(sids: Iterable[str]) -> set[str]:
    return set(Text.objects.filter(sid__in=sids).values_list("sid", flat=True))
