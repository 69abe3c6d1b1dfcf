"""Takes in one text message: keywords are dealt with here, all else is recorded for the bot."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from desk.handoffs.alarms.acknowledging import acknowledge
from desk.privacy.meaning import language_of
from desk.problems import Problem
from desk.record.catalogue import approved_words
from desk.record.current import only_current
from desk.record.holding import MEDIA_ONLY
from desk.record.models import Conversation, Message, State
from desk.record.saying import BOT, SYSTEM, choices_in, record_said
from desk.record.turn import Said, record_message
from desk.sms import keywords, more, optouts
from desk.sms.conversations import conversation_of, sender_key
from desk.sms.picking import picked

_CHANNEL = "sms"
_INVISIBLE = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Mn"))


@dataclass(frozen=True)
class Inbound:
    """What Twilio says of one text message."""

    sid: str
    number: str
    body: str

    @classmethod
    def from_form(cls, form: Mapping[str, str]) -> "Inbound":
        """Raises Problem (400) when there is no id or no sender."""
        sid, number = form.get("MessageSid", "").strip(), form.get("From", "").strip()
        if not sid or not number or len(sid) > 64 or len(number) > 64:
            raise Problem(400, "field-missing", "MessageSid and From must be given.")
        return cls(sid, number, form.get("Body", ""))

    @property
    def has_words(self) -> bool:
        return any(unicodedata.category(letter) not in _INVISIBLE for letter in self.body)


@dataclass(frozen=True)
class TakenIn:
    """What to do now: get ``message`` answered, or say ``texts`` and nothing else.

    ``welcome`` goes with the first answer a number ever gets.
    """

    message: Message | None = None
    welcome: list[Message] = field(default_factory=list)
    texts: list[Message] = field(default_factory=list)
    conversation: Conversation | None = None
    confirmation: str = ""


@transaction.atomic
def take_in(inbound: Inbound) -> TakenIn:
    """Records the message once, however often it comes, and answers what is no matter for the bot.

    Raises:
        Problem: the text is longer than any text message.
    """
    key, keyword = sender_key(inbound.number), keywords.keyword_in(inbound.body)
    wish = keyword.wish if keyword else ""
    if wish == keywords.LEAVE and not _leaves_a_question(key, inbound):
        wish = keywords.STOP
    if wish == keywords.STOP and keyword:
        return TakenIn(confirmation=_opted_out(keyword.language) if optouts.opt_out(key) else "")
    had_opted_out = optouts.has_opted_out(key)
    if had_opted_out and wish != keywords.START:
        return TakenIn()
    to_lawyer = None if keyword else acknowledge(key, inbound.body)
    if to_lawyer is not None:
        return TakenIn(confirmation=to_lawyer)
    conversation = conversation_of(inbound.number, keyword.language if keyword else language_of(inbound.body))
    earlier = conversation.messages.filter(author="you", idempotency_key=inbound.sid).first()
    if earlier is not None:
        return _again(earlier)
    if had_opted_out and keyword:
        optouts.opt_in(key)
        return _noticed(conversation, inbound, "utter_notice_opted_in", keyword.language)
    if wish == keywords.HELP and keyword:
        return _noticed(conversation, inbound, "utter_notice_help", keyword.language)
    if wish == keywords.MORE and keyword and not conversation.bot_silent:
        replies = more.last_replies(conversation)
        if not more.is_asked(replies):
            return _told_more(conversation, inbound, replies, keyword.language)
    if not inbound.has_words and conversation.bot_silent:
        return TakenIn(message=_picture(conversation, inbound))
    if not inbound.has_words:
        language = conversation.spoken
        return _noticed(conversation, inbound, f"utter_{MEDIA_ONLY}", language)
    return _recorded(conversation, inbound)


def _leaves_a_question(key: str, inbound: Inbound) -> bool:
    """True while the bot waits for an answer, also for a text that was taken in then and comes again."""
    conversation = Conversation.objects.filter(sender_key=key, bot_silent=False).first()
    if conversation is None:
        return False
    last = conversation.messages.filter(author=BOT).order_by("-id").first()
    is_known = conversation.messages.filter(author="you", idempotency_key=inbound.sid).exists()
    return is_known or (last is not None and last.kind in more.QUESTIONS)


def _recorded(conversation: Conversation, inbound: Inbound) -> TakenIn:
    # Nobody has seen the choices of the welcome before it was sent, and a person reads the very words.
    may_pick = not conversation.bot_silent and conversation.messages.filter(author="you").exists()
    choice = picked(conversation.offered, inbound.body) if may_pick else None
    said = Said(choice=choice) if choice else Said(text=inbound.body)
    message = record_message(conversation, inbound.sid, said)
    return TakenIn(message=message, welcome=_welcome_before(message))


def _picture(conversation: Conversation, inbound: Inbound) -> Message:
    """Nothing of it is kept; the person who holds the conversation sees that something came."""
    now = timezone.now()
    Conversation.objects.filter(pk=conversation.pk).update(last_at=now)
    return Message.objects.create(
        conversation=conversation,
        author="you",
        idempotency_key=inbound.sid,
        answer_id=MEDIA_ONLY,
        state=State.WAITING,
        sealed_text=conversation.seal(""),
        lang=conversation.language,
        created_at=now,
    )


def _told_more(conversation: Conversation, inbound: Inbound, replies: list[Message], spoken: str) -> TakenIn:
    """The rest of the last answer, once; the menu when there is none."""
    language = conversation.language if conversation.language_chosen else spoken
    rest = more.rest_of(replies, language, conversation.offered)
    if not rest:
        return _noticed(conversation, inbound, "utter_menu", language)
    # It may have been pulled since its beginning was told.
    told = only_current([(SYSTEM, bubble) for bubble in rest], conversation, timezone.now())
    return _answered(conversation, inbound, [bubble for _, bubble in told])


def _again(earlier: Message) -> TakenIn:
    """Twilio repeats a message only when it did not get our answer, so it gets the same one again."""
    noticed = list(earlier.replies.filter(author=SYSTEM)) if earlier.answer_id else []
    if noticed:
        return TakenIn(texts=noticed, conversation=earlier.conversation)
    return TakenIn(message=earlier, welcome=_welcome_before(earlier))


def _noticed(conversation: Conversation, inbound: Inbound, response: str, language: str) -> TakenIn:
    """Records the message as answered, so that the bot never sees it, with the notice it got."""
    return _answered(conversation, inbound, approved_words().say(response, language, _CHANNEL))


def _answered(conversation: Conversation, inbound: Inbound, bubbles: list[dict[str, Any]]) -> TakenIn:
    now = timezone.now()
    message = Message.objects.create(
        conversation=conversation,
        author="you",
        idempotency_key=inbound.sid,
        # Marks a message that the door itself has answered.
        answer_id=bubbles[0]["answer_id"],
        state=State.ANSWERED,
        sealed_text=conversation.seal(inbound.body.strip()),
        lang=bubbles[0]["lang"],
        created_at=now,
    )
    conversation.offered = choices_in(bubbles) or conversation.offered
    conversation.last_at = now
    conversation.save(update_fields=["offered", "last_at"])
    said = record_said(conversation, [(SYSTEM, bubble) for bubble in bubbles], now, reply_to=message)
    return TakenIn(texts=said, conversation=conversation)


def _welcome_before(message: Message) -> list[Message]:
    """The welcome, when ``message`` is the first of its conversation: it names the sender and says how to stop."""
    before = Message.objects.filter(conversation=message.conversation_id, id__lt=message.pk).order_by("id")
    if before.filter(author="you").exists():
        return []
    return list(before.select_related("conversation"))


def _opted_out(language: str) -> str:
    return "\n".join(
        bubble["text"] for bubble in approved_words().say("utter_notice_opted_out", language, _CHANNEL)
    )
