"""POST /sms/twilio: one signed text message in, one TwiML answer out, within Twilio's 15 seconds."""

import logging
import time

from django.http import HttpRequest, HttpResponse

from answers.texting import as_texts, in_parts
from desk.privacy.erasure import erase_if_wished
from desk.problems import Problem
from desk.record.catalogue import approved_words
from desk.record.models import Conversation, Message
from desk.record.turn import NothingSaid, TextTooLong, answer, in_store
from desk.sms.giving import give
from desk.sms.inbound import Inbound, TakenIn, take_in
from desk.sms.more import line_under, offer_under
from desk.sms.rendering import as_twiml
from desk.sms.signing import signed_form

logger = logging.getLogger(__name__)


async def receive_text(request: HttpRequest) -> HttpResponse:
    """200 with TwiML, empty when nothing is to be said; a problem for whatever is no text message of Twilio's."""
    began = time.monotonic()
    try:
        inbound = Inbound.from_form(signed_form(request))
        texts = await _texts_for(await in_store(take_in, inbound))
    except Problem as problem:
        logger.info("refused a text: %s", problem.name)
        return problem.response()
    except (TextTooLong, NothingSaid):
        return Problem(422, "text-too-long", "A text may have at most 4,000 letters.").response()
    logger.info("answered %s in %.3f s", _id(inbound.sid), time.monotonic() - began)
    return HttpResponse(as_twiml(texts), content_type="text/xml; charset=utf-8")


async def _texts_for(taken: TakenIn) -> list[str]:
    if taken.confirmation:
        return in_parts(taken.confirmation)
    if taken.message is None:
        return await in_store(_given, taken.conversation, taken.texts, [])
    replies = await answer(taken.message)
    texts = await in_store(_given, taken.message.conversation, replies, taken.welcome)
    await erase_if_wished(taken.message)
    return texts


def _given(conversation: Conversation | None, replies: list[Message], welcome: list[Message]) -> list[str]:
    """The texts that go out with this response; what the worker has sent meanwhile is left out."""
    if conversation is None:
        return []
    if not replies and not Conversation.objects.filter(pk=conversation.pk).exists():
        return in_parts(_erased(conversation.language))
    given = {message.pk for message in give(conversation, [*welcome, *replies])}
    said = [message for message in replies if message.pk in given]
    welcomed = [message for message in welcome if message.pk in given]
    return as_texts(said, welcomed, line=line_under(said), offer=offer_under(said))


def _erased(language: str) -> str:
    """What a family gets whose words have just erased the conversation: nothing of it is recorded."""
    said = approved_words().say("utter_notice_erased", language or "en", "sms")
    return "\n".join(bubble["text"] for bubble in said)


def _id(sid: str) -> str:
    """Only what can be an id may stand in a log."""
    return sid if sid.isalnum() and sid.isascii() and len(sid) <= 34 else "a text"
