"""Every alarm goes out once: through an hour in which everything is down, through kills, to nobody who said STOP."""

import json
import logging
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth.models import User
from django.db import connections
from django.utils import timezone
from tenacity import wait_none

from desk.handoffs.alarms import outbox, ways
from desk.handoffs.alarms.ladder import climb_due
from desk.handoffs.alarms.models import Alarm, Fate, Way
from desk.handoffs.alarms.outbox import deliver_alarms
from desk.handoffs.alarms.ways import SENDERS, Sender
from desk.handoffs.models import Handoff
from desk.handoffs.stages import Stage, move
from desk.record.models import OptOut
from desk.sms.optouts import opt_out
from desk.sms.outbound import NotNow, Refused, Unsubscribed, send
from tests.desk.handoffs.alarms.receivers import CaseSystem, Mailbox, a_free_port
from tests.desk.handoffs.rota.samples import LARA_EMAIL, LARA_PHONE, a_person, always
from tests.desk.handoffs.samples import NAME, PHONE, a_handoff
from tests.desk.sms.fake_twilio import FakeTwilio

pytestmark = pytest.mark.django_db(transaction=True)


class Services(ExitStack):
    """Twilio, the mail server and the case-management system: real servers, not started yet."""

    def __init__(self, settings: Any) -> None:
        super().__init__()
        self.ports = [a_free_port() for _ in range(3)]
        settings.TWILIO_API_URL = f"http://127.0.0.1:{self.ports[0]}"
        settings.TWILIO_ACCOUNT_SID, settings.TWILIO_FROM = "AC" + "1" * 32, "+12135550100"
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", self.ports[1]
        settings.EMAIL_USE_TLS = False
        settings.DEFAULT_FROM_EMAIL = "amparo@example.org"
        settings.ALARM_WEBHOOK_URL = f"http://127.0.0.1:{self.ports[2]}/hook"
        settings.ALARM_WEBHOOK_SECRET = "a secret of both"

    def start(self) -> None:
        self.twilio = self.enter_context(FakeTwilio(self.ports[0]))
        self.mailbox = self.enter_context(Mailbox(self.ports[1]))
        self.cases = self.enter_context(CaseSystem(self.ports[2]))


@pytest.fixture
def services(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    # The short pauses inside one attempt are Twilio's tests' matter.
    monkeypatch.setattr(ways.outbound, "send", lambda number, text: send(number, text, pause=wait_none()))
    with Services(settings) as services:
        yield services


def deliver(now: datetime | None = None, *some: Way) -> int:
    return sum(async_to_sync(deliver_alarms)(way, now) for way in some or Way)


def deliver_by(send: Callable[[Alarm], None], now: datetime | None = None, way: Way = Way.SMS) -> int:
    return int(async_to_sync(deliver_alarms)(way, now, Sender(lambda: True, send)))


def test_one_alarm_goes_out_by_each_way_once_and_the_request_is_notified(services: Services) -> None:
    always(a_person())
    handoff = a_handoff()
    services.start()
    assert [deliver(), deliver()] == [3, 0]
    assert [text["To"] for text in services.twilio.taken] == [LARA_PHONE]
    assert [mail["To"] for mail in services.mailbox.mails] == [LARA_EMAIL]
    assert len(services.cases.taken) == 1
    handoff.refresh_from_db()
    assert handoff.stage == Stage.NOTIFIED
    assert handoff.events.filter(stage=Stage.NOTIFIED).count() == 1


def test_an_hour_with_everything_down_and_then_fifty_requests_once_each(services: Services) -> None:
    always(a_person())
    began = timezone.now()
    now = began
    codes = set()
    while now < began + timedelta(hours=1):
        codes |= {a_handoff(at=now).code for _ in range(5)}
        climb_due(now)
        assert deliver(now) == 0
        now += timedelta(minutes=6)
    assert set(Handoff.objects.values_list("stage", flat=True)) == {Stage.RECEIVED}
    services.start()
    for _ in range(60):
        climb_due(now)
        deliver(now)
        now += timedelta(seconds=10)
    assert len(codes) == 50
    once_each = dict.fromkeys(codes, 1)
    code = re.compile(r"[A-Z0-9]{3}-[A-Z0-9]{3}")
    texts = [code.search(text["Body"]) for text in services.twilio.taken]
    mails = [code.search(mail["Subject"]) for mail in services.mailbox.mails]
    assert Counter(found.group() for found in texts if found) == once_each
    assert Counter(found.group() for found in mails if found) == once_each
    assert Counter(json.loads(body)["code"] for _, body in services.cases.taken) == once_each
    assert set(Handoff.objects.values_list("stage", flat=True)) == {Stage.NOTIFIED}


def test_no_alarm_holds_anything_about_the_family(services: Services) -> None:
    always(a_person())
    a_handoff(topic="relative_detained")
    services.start()
    deliver()
    out = json.dumps(services.twilio.taken) + services.mailbox.mails[0].as_string()
    out += services.cases.taken[0][1].decode()
    for secret in (NAME, PHONE, PHONE[-7:], "relative", "no_voicemail", str(Handoff.objects.get().pk)):
        assert secret not in out


def test_no_log_holds_how_to_reach_a_lawyer(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    always(a_person())
    a_handoff()
    with caplog.at_level(logging.DEBUG):
        deliver()
        services.start()
        services.mailbox.refusals = ["550 no such user"]
        services.twilio.failures = [(400, 21211)]
        deliver(timezone.now() + timedelta(minutes=5))
    assert "gave up alarm" in caplog.text
    for secret in (LARA_PHONE[-7:], LARA_EMAIL):
        assert secret not in "".join(line for line in caplog.text.splitlines(True) if "desk." in line)


def test_a_worker_killed_before_sending_loses_nothing(services: Services) -> None:
    always(a_person())
    a_handoff()
    now = timezone.now()

    def killed(alarm: Alarm) -> None:
        raise SystemExit

    for way in Way:
        with pytest.raises(SystemExit):
            deliver_by(killed, now, way)
    services.start()
    assert deliver(now + timedelta(seconds=89)) == 0
    assert deliver(now + timedelta(seconds=91)) == 3


def test_a_worker_killed_after_sending_doubles_nothing_that_can_be_told_apart(services: Services) -> None:
    always(a_person())
    a_handoff()
    services.start()
    now = timezone.now()

    def killed_after(way: Way) -> Callable[[Alarm], None]:
        def send_and_die(alarm: Alarm) -> None:
            SENDERS[way].send(alarm)
            raise SystemExit

        return send_and_die

    for way in Way:
        with pytest.raises(SystemExit):
            deliver_by(killed_after(way), now, way)
    assert deliver(now + timedelta(seconds=91)) == 3
    assert len(services.twilio.taken) == 1
    deliveries = {headers["X-Amparo-Delivery"] for headers, _ in services.cases.taken}
    assert (len(services.cases.taken), len(deliveries)) == (2, 1)
    assert len({mail["Message-ID"] for mail in services.mailbox.mails}) == 1


def test_an_alarm_that_twilio_took_without_saying_so_comes_once(services: Services) -> None:
    always(a_person(email=""))
    a_handoff()
    services.start()
    services.twilio.unsaid, services.twilio.is_silent = [503], True
    now = timezone.now()
    assert deliver(now, Way.SMS) == 0
    services.twilio.is_silent = False
    assert deliver(now + timedelta(seconds=11), Way.SMS) == 1
    assert len(services.twilio.taken) == 1


def test_a_worker_given_up_for_dead_does_not_write_over_the_next(services: Services) -> None:
    always(a_person(email=""))
    a_handoff()
    services.start()
    now = timezone.now()

    [alarm] = outbox._claim(Way.SMS, now)
    assert deliver(now + timedelta(seconds=91), Way.SMS) == 1
    assert not outbox._settle(alarm, fate=Fate.WAITING)
    assert Alarm.objects.get(way=Way.SMS).fate == Fate.SENT


def test_two_workers_share_the_work(services: Services) -> None:
    always(a_person(email=""))
    a_handoff()
    now = timezone.now()
    assert [len(outbox._claim(Way.SMS, now)) for _ in range(2)] == [1, 0]


def test_workers_at_the_same_moment_take_each_alarm_and_each_step_once(services: Services) -> None:
    always(a_person(email=""))
    a_person("mateo", email="")
    handoffs = [a_handoff(urgency="agents_now") for _ in range(8)]
    now = handoffs[-1].created_at + timedelta(minutes=3)
    begin = threading.Barrier(4)

    def worker(_: int) -> tuple[int, list[Any]]:
        begin.wait()
        try:
            return climb_due(now), [alarm.pk for alarm in outbox._claim(Way.SMS, now)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as workers:
        done = list(workers.map(worker, range(4)))
    climbed, claimed = sum(count for count, _ in done), [pk for _, pks in done for pk in pks]
    assert climbed == 8
    assert len(claimed) == len(set(claimed))
    assert Alarm.objects.filter(way=Way.SMS).count() == 16


def test_after_an_outage_the_most_pressing_goes_first(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_AT_ONCE", 1)
    always(a_person(email=""))
    codes = [a_handoff(urgency=urgency).code for urgency in ("other", "agents_now", "hearing_soon")]
    services.start()
    sent: list[str] = []
    for _ in range(3):
        deliver_by(lambda alarm: sent.append(alarm.handoff.code))  # type: ignore[union-attr]
    assert sent == [codes[1], codes[2], codes[0]]


def test_after_stop_no_text_goes_there_but_the_mail_does(services: Services) -> None:
    person = a_person()
    always(person)
    a_handoff()
    opt_out(person.phone_key)
    services.start()
    deliver()
    assert services.twilio.calls == 0
    assert len(services.mailbox.mails) == 1
    assert Alarm.objects.get(way=Way.SMS).fate == Fate.WITHDRAWN


def test_a_number_that_blocked_us_is_not_written_to_again(services: Services) -> None:
    person = a_person()
    always(person)
    a_handoff()

    def blocked(alarm: Alarm) -> None:
        raise Unsubscribed

    assert deliver_by(blocked) == 0
    assert OptOut.objects.get().sender_key == person.phone_key
    assert Alarm.objects.get(way=Way.SMS).fate == Fate.WITHDRAWN


def test_what_is_refused_for_good_is_given_up_and_the_ladder_goes_on(services: Services) -> None:
    always(a_person())
    handoff = a_handoff(urgency="agents_now")

    def refused(alarm: Alarm) -> None:
        raise Refused

    deliver_by(refused)
    assert Alarm.objects.get(way=Way.SMS).fate == Fate.GIVEN_UP
    assert climb_due(handoff.created_at + timedelta(minutes=3)) == 1


def test_nobody_is_told_of_a_request_that_is_taken(services: Services) -> None:
    person = a_person()
    always(person)
    handoff = a_handoff()
    move(handoff, Stage.CLAIMED, by=person.user)
    services.start()
    deliver()
    assert services.twilio.calls == 0
    assert services.mailbox.mails == []
    # The office's own system has to know of it all the same.
    assert len(services.cases.taken) == 1


def test_an_account_that_was_switched_off_gets_no_alarm(services: Services) -> None:
    always(a_person())
    a_handoff()
    User.objects.update(is_active=False)
    services.start()
    deliver()
    assert services.twilio.calls == 0
    assert services.mailbox.mails == []


def test_a_mail_server_that_wants_to_wait_is_asked_again(services: Services) -> None:
    always(a_person(phone=""))
    a_handoff()
    services.start()
    services.mailbox.refusals = ["451 later"]
    now = timezone.now()
    assert deliver(now, Way.EMAIL) == 0
    assert deliver(now + timedelta(seconds=11), Way.EMAIL) == 1


def test_a_case_system_that_fails_is_asked_again_with_the_same_delivery(services: Services) -> None:
    a_handoff()
    services.start()
    services.cases.failures = [500, 302]
    now = timezone.now()
    sent = [deliver(now + timedelta(seconds=pause), Way.WEBHOOK) for pause in (0, 11, 32)]
    assert sent == [0, 0, 1]
    assert services.cases.taken[0][0]["X-Amparo-Delivery"] == str(Alarm.objects.get().pk)


def test_the_pauses_grow_and_stay_short_enough_for_an_emergency(services: Services) -> None:
    always(a_person(email=""))
    a_handoff()
    now, pauses = timezone.now(), []

    def away(alarm: Alarm) -> None:
        raise NotNow

    for _ in range(12):
        deliver_by(away, now)
        again_at = Alarm.objects.get(way=Way.SMS).again_at
        pauses.append((again_at - now).total_seconds())
        now = again_at
    assert pauses == [10, 20, 40, 80, *[120] * 8]


@pytest.mark.parametrize("way", [Way.SMS, Way.EMAIL, Way.WEBHOOK])
def test_without_an_account_alarms_wait(services: Services, settings: Any, way: Way) -> None:
    always(a_person())
    a_handoff()
    settings.TWILIO_ACCOUNT_SID = settings.EMAIL_HOST = settings.ALARM_WEBHOOK_SECRET = ""
    services.start()
    assert deliver(None, way) == 0
    assert Alarm.objects.get(way=way).fate == Fate.WAITING
