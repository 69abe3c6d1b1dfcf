"""One response as its text messages go out: its choices with numbers, the line about its review, and what MORE brings."""

from answers import Said
from answers.texting import as_texts
from desk.record.catalogue import approved_words
from desk.sms.more import line_under, offer_under, rest_of


def as_sent(response: str, language: str) -> list[str]:
    """The texts that say ``response``, by the code that sends them."""
    replies = _replies(response, language)
    return as_texts(replies, line=line_under(replies), offer=offer_under(replies))


def as_sent_after_more(response: str, language: str) -> list[str]:
    """The texts that MORE brings, with the choices that were offered; none where it brings nothing."""
    replies = _replies(response, language)
    offered = [choice for reply in replies for choice in reply.choices]
    return as_texts([Said(**bubble) for bubble in rest_of(replies, language, offered)])


def _replies(response: str, language: str) -> list[Said]:
    return [Said(**bubble) for bubble in approved_words().say(response, language, "sms")]
