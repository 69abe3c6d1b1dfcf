"""Texts whose sending was cut short, by a kill or a broken connection: which of them Twilio has, though nobody noted it."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from desk.record.store import in_store
from desk.sms.models import Delivery
from desk.sms.outbound import Taken

type Ask = Callable[[str, datetime], list[Taken]]

# By which Twilio's clock, which counts whole seconds, may be behind.
_CLOCKS_DIFFER = timedelta(seconds=10)


async def ids_already_out(number: str, parts: list[str], since: datetime, ask: Ask) -> list[str]:
    """Twilio's ids of the first of ``parts``, as many as it has; none when it has none of them.

    ``since`` is when they were recorded. A text that is noted as another message's is not counted.

    Raises:
        NotNow: Twilio does not say.
    """
    texts = await asyncio.to_thread(ask, number, since - _CLOCKS_DIFFER)
    noted = await in_store(_noted, [text.sid for text in texts])
    unknown = iter([text for text in texts if text.sid not in noted])
    ids: list[str] = []
    for part in parts:
        # A trial account puts words of its own before ours.
        sid = next((text.sid for text in unknown if text.text.rstrip().endswith(part.rstrip())), "")
        if not sid:
            break
        ids.append(sid)
    return ids


def _noted(sids: Iterable[str]) -> set[str]:
    return set(Delivery.objects.filter(sid__in=sids).values_list("sid", flat=True))
