"""The page on which somebody of the office writes to a family: take over, write, hand back, and what is new."""

import uuid
from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from desk.console import takeover
from desk.console.access import StaffRequest, writers_only
from desk.console.held import held
from desk.console.live import asked_by_itself
from desk.handoffs.models import Handoff
from desk.record.holding import HeldByAnother, KeyUsed, NotHeld, shown_from
from desk.record.models import Conversation, Message
from desk.sms.person import MOST, most_letters

_MISTAKES: dict[type[Exception], str | Promise] = {
    takeover.NothingWritten: _("Write something first."),
    takeover.WrittenTooLong: _("This is too long. Please shorten it or send it in two parts."),
    NotHeld: _("You no longer hold this conversation. Nothing was sent."),
    KeyUsed: _("Another text was sent from this page before. Please look at it, then send this one again."),
}


@require_GET
@writers_only
def show_writing(request: StaffRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """For the holder what was written since the take-over, and the box; for others who holds the conversation."""
    return _page(request, _find(conversation_id))


@require_GET
@writers_only
@asked_by_itself
def show_news(request: StaffRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """The part of the page that changes by itself."""
    return render(request, "console/writing_news.html", _news(request, _find(conversation_id)))


@require_POST
@writers_only
def take_over(request: StaffRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """409 when somebody was faster, or the family cannot be reached."""
    try:
        takeover.take(_find(conversation_id), request.user)
    except (HeldByAnother, takeover.NotReachable):
        return _page(request, _find(conversation_id), status=409)
    return redirect("console:writing", conversation_id)


@require_POST
@writers_only
def send(request: StaffRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Sends once, however often the form comes. What cannot be sent stays in the box."""
    conversation, text = _find(conversation_id), request.POST.get("text", "")
    try:
        takeover.write(conversation, request.user, text, _key_in(request), _seen_in(request))
    except tuple(_MISTAKES) as mistake:
        status = 409 if isinstance(mistake, NotHeld) else 422
        return _page(request, _find(conversation_id), status, text, _MISTAKES[type(mistake)])
    return redirect("console:writing", conversation_id)


@require_POST
@writers_only
def hand_back(request: StaffRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """The machine speaks again; also fine when it does already."""
    with suppress(NotHeld):  # The page says who holds it.
        takeover.hand_back(_find(conversation_id), request.user)
    return redirect("console:writing", conversation_id)


def _find(conversation_id: uuid.UUID) -> Conversation:
    return get_object_or_404(Conversation.objects.select_related("held_by"), pk=conversation_id)


def _page(
    request: StaffRequest,
    conversation: Conversation,
    status: int = 200,
    text: str = "",
    mistake: str | Promise = "",
) -> HttpResponse:
    context = _news(request, conversation) | {
        "takeover": takeover.offer(request.user, conversation),
        "handoff": Handoff.objects.filter(conversation=conversation).order_by("-created_at").first(),
        "key": takeover.new_key(),
        "text": text,
        "mistake": mistake,
        "most_segments": MOST,
        "most_letters": most_letters(conversation.language),
    }
    return render(request, "console/writing.html", context, status=status)


def _news(request: StaffRequest, conversation: Conversation) -> dict[str, object]:
    is_mine = conversation.held_by_id == request.user.pk
    messages = _messages(conversation) if is_mine else []
    return {
        "conversation": conversation,
        "is_mine": is_mine,
        "messages": messages,
        "seen": messages[-1].pk if messages else 0,
        "wait": held(conversation, timezone.now()),
    }


def _messages(conversation: Conversation) -> list[Message]:
    """What an earlier holder or the bot was told stays behind the link to the transcript."""
    found = conversation.messages.filter(pk__gte=shown_from(conversation)).select_related("delivery")
    messages = list(found.order_by("id"))
    for message in messages:
        message.conversation = conversation
    return messages


def _key_in(request: HttpRequest) -> str:
    return request.POST.get("key", "")[:64] or takeover.new_key()


def _seen_in(request: HttpRequest) -> int:
    written = request.POST.get("seen", "")
    return int(written) if written.isascii() and written.isdecimal() and len(written) <= 18 else 0
