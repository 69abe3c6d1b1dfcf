"""`text`: plays a family's phone, for trying out the SMS door without an account at Twilio."""

import secrets
from typing import Any
from xml.etree import ElementTree

import httpx
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from desk.sms.signing import sign

_SECONDS = 20.0


class Command(BaseCommand):
    help = 'Sends a text message to the desk as Twilio would: text --from +12135550123 "tengo miedo"'

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("body")
        parser.add_argument("--from", dest="number", default="+12135550123", help="the family's number")
        parser.add_argument(
            "--sid", default="", help="Twilio's id of the message; the same again is a repeat"
        )
        parser.add_argument("--media", type=int, default=0, help="how many pictures come with it")

    def handle(self, *args: Any, **options: Any) -> None:
        address = f"{settings.PUBLIC_URL}/sms/twilio"
        form = {
            "MessageSid": options["sid"] or f"SM{secrets.token_hex(16)}",
            "AccountSid": settings.TWILIO_ACCOUNT_SID,
            "From": options["number"],
            "To": settings.TWILIO_FROM,
            "Body": options["body"],
            "NumMedia": str(options["media"]),
        }
        try:
            response = httpx.post(
                address,
                data=form,
                headers={"X-Twilio-Signature": sign(address, form)},
                timeout=_SECONDS,
                trust_env=False,
            )
        except httpx.HTTPError as error:
            raise CommandError(
                f"{address} does not answer: {type(error).__name__}. Is `make run` running?"
            ) from error
        if response.status_code != httpx.codes.OK:
            raise CommandError(f"HTTP {response.status_code}: {response.text}")
        for message in ElementTree.fromstring(response.content).iter("Message"):  # noqa: S314  our own desk
            self.stdout.write(message.text or "")
