"""A handoff while something is killed: one installation, and everybody who is alarmed by it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.desk.sms.fake_twilio import FakeTwilio
from tests.e2e.installation import Installation, running_installation
from tests.e2e.receivers import Receiver
from tests.e2e.resident import Resident

OFFICE = "213-555-0100"
LAWYERS = {"lara": "+12135550181", "dora": "+12135550182"}
SECRET = "s" * 32
ROTA = """
from tests.desk.handoffs.rota.samples import a_person, always
always(a_person("lara", phone="+12135550181", email="lara@example.org"))
a_person("dora", phone="+12135550182", email="dora@example.org")
"""
# What the record holds. What a killed worker was sending, or what waits to be tried again, is made due: it would be soon.
LOOK = """
import json
import os
from dataclasses import asdict
from django.utils import timezone
from desk.handoffs.contact import asked_in
from desk.handoffs.models import Alarm, Handoff
from desk.sms.conversations import number_of
from desk.sms.models import Delivery
Alarm.objects.filter(fate__in=("waiting", "sending")).update(again_at=timezone.now())
Delivery.objects.filter(fate="sending").update(again_at=timezone.now())
print(json.dumps([
    {
        "family": number_of(handoff.conversation) or str(handoff.conversation_id),
        "code": handoff.code,
        "asked": [asdict(asked) for asked in asked_in(handoff, os.environ["LAWYERS_PRIVATE_KEY"])],
        "sent": sum(alarm.fate == "sent" for alarm in handoff.alarms.all()),
    }
    for handoff in Handoff.objects.prefetch_related("additions", "alarms")
], default=str))
"""


@dataclass
class Scene:
    """One installation, and everybody who is alarmed by it."""

    installation: Installation
    record: Resident
    twilio: FakeTwilio
    mail: Receiver
    cases: Receiver

    def look(self) -> dict[str, list[dict[str, Any]]]:
        """The requests of each family, known by its phone or its conversation, opened with the lawyers' key."""
        requests: dict[str, list[dict[str, Any]]] = {}
        for request in self.record.ask():
            requests.setdefault(request["family"], []).append(request)
        return requests

    def be_slow(self, seconds: float) -> None:
        """From now on everybody who is alarmed says only after ``seconds`` what they took."""
        self.twilio.seconds = seconds
        for receiver in (self.mail, self.cases):
            receiver.kill()
            receiver.start(seconds)

    def alarm_texts(self) -> list[dict[str, str]]:
        """What Twilio took for the lawyers."""
        return [text for text in list(self.twilio.taken) if text["To"] in LAWYERS.values()]

    def family_texts(self) -> list[dict[str, str]]:
        """What Twilio took for families."""
        return [text for text in list(self.twilio.taken) if text["To"] not in LAWYERS.values()]

    def counts(self) -> list[int]:
        """How many alarms were taken by each of the three ways, also what came again."""
        return [len(self.alarm_texts()), len(self.mail.taken()), len(self.cases.taken())]

    def came_again(self) -> list[int]:
        """How many e-mails and how many posts came more than once: they were cut short."""
        return [self.mail.came_again(), self.cases.came_again()]


def set_up(folder: Path, **more: str) -> Iterator[Scene]:
    """A scene with ``more`` settings."""
    with FakeTwilio() as twilio, Receiver("mail", folder) as mail, Receiver("cases", folder) as cases:
        settings = {
            "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
            "TWILIO_FROM": "+12135550100",
            "TWILIO_API_URL": twilio.url,
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(mail.port),
            "SMTP_SECURITY": "none",
            "ALARM_FROM": "amparo@example.org",
            "ALARM_WEBHOOK_URL": f"http://127.0.0.1:{cases.port}/hook",
            "ALARM_WEBHOOK_SECRET": SECRET,
            # Three seconds from the first lawyer to everybody.
            "ALARM_MINUTES": "agents_now 60, detained_now 0.05, hearing_soon 60, removal_order 60, other 0.05",
        }
        for installation in running_installation(folder, **settings, **more):
            installation.manage("shell", "-c", ROTA)
            with Resident(installation, LOOK) as record:
                yield Scene(installation, record, twilio, mail, cases)
