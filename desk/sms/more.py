"""MORE / MAS: an SMS says the least that helps; the website's wording of the same answer is the rest."""

from collections.abc import Iterable
from typing import Any

from answers.sms import MOST_SEGMENTS, in_cheap_letters, segments
from answers.texting import ANSWERS, OFFERS, REST, Bubble, as_texts, has_line, says_more_on_the_web
from desk.record.catalogue import approved_words
from desk.record.models import Conversation, Message
from desk.record.reviewed import reviewed_line
from desk.sms.cutting import cut_at_sentences

QUESTIONS = ("question", "clarify")


def last_replies(conversation: Conversation) -> list[Message]:
    """What the bot or the door said last: all its replies to one message of the family."""
    last = (
        conversation.messages.filter(reply_to__isnull=False).exclude(author="staff").order_by("-id").first()
    )
    return list(last.reply_to.replies.order_by("id")) if last and last.reply_to else []


def is_asked(replies: Iterable[Bubble]) -> bool:
    """True while a question is open: then every word may be the answer to it. Whether a lawyer shall call can wait."""
    words = approved_words()
    return any(
        reply.kind in QUESTIONS and words.response_of(reply.answer_id) not in OFFERS for reply in replies
    )


def offer_under(replies: Iterable[Bubble]) -> str:
    """The line that offers the rest of these replies; empty when they say all there is."""
    answer = _told_in_part(list(replies))
    return approved_words().text("utter_notice_more", answer.lang, "sms").text if answer else ""


def line_under(replies: Iterable[Bubble], language: str = "") -> str:
    """When the answer among these replies was prepared or reviewed, of several the oldest; empty when there is none."""
    answers = [(reply.reviewed, reply.lang) for reply in replies if reply.reviewed and _has_line(reply)]
    if not answers:
        return ""
    review, spoken = min(answers, key=lambda answer: answer[0]["on"])
    return in_cheap_letters(reviewed_line(review, language or spoken, "sms"))


def rest_of(replies: Iterable[Bubble], language: str, offered: list[dict[str, str]]) -> list[dict[str, Any]]:
    """The rest of an answer as bubbles of at most three segments, the last with the choices that still count.

    Where the line about its review had no room under the answer, it stands here. Empty when there is nothing more to tell, also because it was told already.
    """
    replies = list(replies)
    answer = _told_in_part(replies)
    response = approved_words().response_of(answer.answer_id) if answer else None
    if response is None:
        return []
    bubbles = approved_words().say(response, language, "web")
    words = in_cheap_letters("\n".join(bubble["text"] for bubble in bubbles))
    parts = cut_at_sentences(words, MOST_SEGMENTS["other"])
    line = line_under(replies, language)
    if line and not any(line in text for text in as_texts(replies, line=line_under(replies))):
        parts = _ended(parts, line)
    return [
        {
            **bubbles[0],
            "text": part,
            "answer_id": REST + bubbles[0]["answer_id"],
            "choices": offered if place == len(parts) else [],
        }
        for place, part in enumerate(parts, 1)
    ]


def _ended(parts: list[str], line: str) -> list[str]:
    """The line is never torn apart: it stands under the last part where there is room, else alone."""
    with_line = f"{parts[-1]}\n{line}"
    return [*parts[:-1], with_line] if segments(with_line) <= MOST_SEGMENTS["other"] else [*parts, line]


def _told_in_part(replies: list[Bubble]) -> Bubble | None:
    if is_asked(replies):
        return None
    return next((reply for reply in replies if reply.kind in ANSWERS and _says_more_on_the_web(reply)), None)


def _says_more_on_the_web(reply: Bubble) -> bool:
    words = approved_words()
    response = words.response_of(reply.answer_id)
    if response is None:
        return False
    on_the_web, by_sms = (words.text(response, reply.lang, channel) for channel in ("web", "sms"))
    return reply.answer_id == by_sms.id and says_more_on_the_web(on_the_web, by_sms)


def _has_line(reply: Bubble) -> bool:
    response = approved_words().response_of(reply.answer_id)
    return response is not None and has_line(response, approved_words())
