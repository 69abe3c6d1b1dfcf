"""A lawyer takes a request with a text message; nobody else can, and everything else stays a message."""

from datetime import timedelta

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth.models import User

from desk.console.models import Audit
from desk.handoffs.alarms.ladder import climb_due
from desk.handoffs.alarms.models import Alarm
from desk.handoffs.models import Handoff
from desk.handoffs.rota.models import RotaPerson
from desk.handoffs.stages import Stage, move
from desk.record.models import Conversation, Message
from tests.desk.fake_bot import FakeBot
from tests.desk.handoffs.rota.samples import LARA_PHONE, a_person, always
from tests.desk.handoffs.samples import a_handoff
from tests.desk.serving import Served
from tests.desk.sms.conftest import Phone

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lara(public: Served, bot: FakeBot) -> Phone:
    always(a_person())
    return Phone(public, LARA_PHONE)


@pytest.mark.parametrize("answer", ["{code}", "{typed}", "OK", "ok!", "Sí"])
def test_the_code_or_ok_takes_the_request(lara: Phone, answer: str) -> None:
    handoff = a_handoff()
    [said] = lara.text(answer.format(code=handoff.code, typed=handoff.code.lower().replace("-", " ")))
    assert said.startswith(f"{handoff.code} is yours.")
    handoff.refresh_from_db()
    assert (handoff.stage, handoff.claimed_by) == (Stage.CLAIMED, User.objects.get(username="lara"))
    assert list(Audit.objects.values_list("action", "subject")) == [("claimed", str(handoff.pk))]
    assert climb_due(handoff.created_at + timedelta(hours=9)) == 0


def test_a_lawyers_answer_is_no_conversation(lara: Phone, bot: FakeBot) -> None:
    a_handoff()
    before = Conversation.objects.count()
    lara.text("OK")
    assert Conversation.objects.count() == before
    assert not Message.objects.filter(author="you").exists()
    assert bot.asked == []


def test_what_twilio_sends_again_gets_the_same_answer(lara: Phone) -> None:
    a_handoff()
    form = lara.form("OK")
    assert lara.post(form).text == lara.post(form).text
    assert Audit.objects.count() == 1


def test_ok_to_several_asks_which(lara: Phone) -> None:
    codes = [a_handoff().code for _ in range(2)]
    assert lara.text("OK") == ["More than one request waits. Reply with the code of the one you take."]
    assert lara.text(codes[1])[0].startswith(f"{codes[1]} is yours.")
    assert lara.text("OK")[0].startswith(f"{codes[0]} is yours.")


def test_who_is_too_late_is_told(lara: Phone) -> None:
    handoff = a_handoff()
    move(handoff, Stage.CLAIMED, by=User.objects.create(username="mateo"))
    assert lara.text(handoff.code) == [f"Somebody else took {handoff.code} already. Nothing more to do."]


@pytest.mark.parametrize("spoil", ["other number", "no lawyer", "switched off", "not alarmed", "no phone"])
def test_nobody_else_takes_a_request(lara: Phone, spoil: str, bot: FakeBot) -> None:
    handoff = a_handoff()
    if spoil == "other number":
        lara.number = "+12135550177"
    if spoil == "no lawyer":
        User.objects.get(username="lara").groups.clear()
    if spoil == "switched off":
        User.objects.update(is_active=False)
    if spoil == "not alarmed":
        Alarm.objects.all().delete()
    if spoil == "no phone":
        RotaPerson.objects.update(phone_key="")
    for words in (handoff.code, "OK"):
        lara.text(words)
    assert Handoff.objects.get().stage == Stage.RECEIVED
    assert len(bot.asked) == 2


def test_a_lawyer_may_text_the_service_like_anybody(lara: Phone, bot: FakeBot) -> None:
    a_handoff()
    lara.text("bond")
    assert len(bot.asked) == 1


def test_stop_from_a_lawyer_is_stop(lara: Phone) -> None:
    a_handoff()
    lara.text("STOP")
    assert lara.text("OK") == []
    assert Handoff.objects.get().stage == Stage.RECEIVED
    assert async_to_sync(_delivered)() == 0


async def _delivered() -> int:
    from desk.handoffs.alarms.models import Way
    from desk.handoffs.alarms.outbox import deliver_alarms
    from desk.handoffs.alarms.ways import Sender

    return await deliver_alarms(Way.SMS, sender=Sender(lambda: True, lambda alarm: None))
