"""What families wrote and how the bot understood it: the list and one transcript."""

import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from desk.console.access import StaffRequest
from desk.console.audit import note
from desk.console.filters import ConversationFilter
from desk.console.held import held_now
from desk.console.models import Action
from desk.console.takeover import offer
from desk.record.models import Conversation, Message

_PER_PAGE = 25
_FLAGS = ("emergency", "fallback")


@require_GET
def show_conversations(request: StaffRequest) -> HttpResponse:
    """The latest first, narrowed by the filter; 25 to a page."""
    wanted = ConversationFilter(request.GET)
    found = wanted.narrow(with_flags(Conversation.objects.all())).order_by("-last_at", "-pk")
    page = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    kinds = kinds_seen(page.object_list)
    rows = [(conversation, kinds[conversation.pk]) for conversation in page]
    context = {"page": page, "rows": rows, "filter": wanted, "query": wanted.as_query()}
    return render(request, "console/conversations.html", context | held_now(request.user))


@require_GET
def show_transcript(request: StaffRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Every message in order, with what was understood and why. Written to the audit."""
    conversation = get_object_or_404(Conversation, pk=conversation_id)
    note(request.user, Action.OPENED_TRANSCRIPT, conversation.pk)
    messages = conversation.messages.order_by("id")
    context = {
        "conversation": conversation,
        "messages": messages,
        "takeover": offer(request.user, conversation),
    }
    return render(request, "console/transcript.html", context)


def with_flags(conversations: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """Each conversation with its last topic and whether an emergency or a fallback was said in it."""
    said = Message.objects.filter(conversation=OuterRef("pk"))
    topics = said.exclude(topic=None).order_by("-id").values("topic")[:1]
    flags = {f"has_{kind}": Exists(said.filter(kind=kind)) for kind in _FLAGS}
    return conversations.annotate(last_topic=Subquery(topics), **flags)


def kinds_seen(conversations: Iterable[Conversation]) -> dict[object, list[str]]:
    """The kinds of replies in each conversation, in the order of the alphabet."""
    said = Message.objects.filter(conversation__in=list(conversations)).exclude(kind="")
    kinds: dict[object, list[str]] = defaultdict(list)
    for conversation, kind in said.values_list("conversation_id", "kind").distinct().order_by("kind"):
        kinds[conversation].append(kind)
    return kinds
