"""How an alarm goes out: text message, e-mail, webhook. Each sends one alarm once and says when it could not."""

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage

from desk.handoffs.alarms import webhook
from desk.handoffs.alarms.models import Alarm, Way
from desk.handoffs.alarms.words import as_mail, as_text_message
from desk.sms import outbound
from desk.sms.outbound import NotNow, Refused

logger = logging.getLogger(__name__)

_FOR_GOOD = 500


@dataclass(frozen=True)
class Sender:
    """``send`` blocks for at most a minute and raises NotNow or Refused; ``is_configured`` is false while it cannot."""

    is_configured: Callable[[], bool]
    send: Callable[[Alarm], None]


def _text(alarm: Alarm) -> None:
    if alarm.person is None or not alarm.person.phone:
        raise Refused
    text = as_text_message(alarm)
    if alarm.may_be_out and outbound.was_taken(alarm.person.phone, text, alarm.created_at):
        return
    outbound.send(alarm.person.phone, text)


def _mail(alarm: Alarm) -> None:
    """Its Message-ID is the alarm's, so that a mailbox shows a second copy as the same message."""
    if alarm.person is None or not alarm.person.email:
        raise Refused
    mail = as_mail(alarm)
    sender = settings.DEFAULT_FROM_EMAIL
    headers = {"Message-ID": f"<{alarm.pk}@{sender.rpartition('@')[2].rstrip('>')}>"}
    try:
        EmailMessage(mail.subject, mail.body, sender, [alarm.person.email], headers=headers).send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        logger.warning("an e-mail was not taken: %s", codes)
        raise (Refused if all(code >= _FOR_GOOD for code in codes) else NotNow) from None
    except (smtplib.SMTPException, OSError) as error:
        logger.warning("an e-mail was not taken: %s", type(error).__name__)
        raise NotNow from None


def _can_mail() -> bool:
    return bool(settings.EMAIL_HOST and settings.DEFAULT_FROM_EMAIL)


SENDERS = {
    Way.SMS: Sender(outbound.is_configured, _text),
    Way.EMAIL: Sender(_can_mail, _mail),
    Way.WEBHOOK: Sender(webhook.is_configured, webhook.post),
}
