"""Text messages as TwiML, the answer to Twilio's request."""

from collections.abc import Iterable

from twilio.twiml.messaging_response import MessagingResponse


def as_twiml(texts: Iterable[str]) -> str:
    """TwiML that sends each of ``texts``, or nothing when there is none."""
    response = MessagingResponse()
    for text in texts:
        response.message(text)
    return str(response)
