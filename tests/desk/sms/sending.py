"""Texts that wait for the outbox, and what stands for Twilio as they go out."""

from collections.abc import Collection
from datetime import datetime, timedelta

from asgiref.sync import async_to_sync
from django.utils import timezone

from desk.record.models import Message
from desk.record.waiting import Waiting
from desk.sms.models import Delivery
from desk.sms.outbound import Taken
from desk.sms.outbox import deliver_due
from tests.desk.fake_bot import FakeBot
from tests.desk.sms.conftest import Phone


class Sender:
    """Stands for Twilio; raises ``trouble`` as long as there is some, None being a text that it takes."""

    def __init__(self, *trouble: Exception | None) -> None:
        self.trouble = list(trouble)
        self.sent: list[tuple[str, str]] = []
        self.asked = 0

    def __call__(self, number: str, text: str, _: Collection[str]) -> str:
        trouble = self.trouble.pop(0) if self.trouble else None
        if trouble:
            raise trouble
        self.sent.append((number, text))
        return f"SM{len(self.sent):032x}"

    def taken_since(self, number: str, _: datetime) -> list[Taken]:
        self.asked += 1
        sent = enumerate(self.sent, 1)
        return [Taken(f"SM{place:032x}", text) for place, (to, text) in sent if to == number]


def deliver(sender: Sender) -> int:
    return int(async_to_sync(deliver_due)(sender, sender.taken_since))


def later(**passed: int) -> None:
    """The clock moves: everything recorded is that much older."""
    ago = timezone.now() - timedelta(**passed)
    Message.objects.update(created_at=ago)
    Delivery.objects.filter(again_at__isnull=False).update(again_at=ago)


def a_late_answer(phone: Phone, bot: FakeBot, text: str = "bond") -> None:
    """The bot is down, the card goes out, the bot comes back, the worker gets the answer."""
    bot.stop()
    assert phone.text(text) != []
    bot.start()
    assert async_to_sync(Waiting(grace=timedelta()).answer_all)() == 1
    later(seconds=5)


def a_long_late_answer(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    last = Message.objects.exclude(author="you").filter(delivery=None).order_by("id").last()
    assert last
    last.sealed_text = last.conversation.seal("A sentence that is long enough to be cut. " * 30)
    last.save()
