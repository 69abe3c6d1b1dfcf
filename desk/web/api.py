"""The chat API: start, send, list, follow, erase (DESIGN section 7); its OpenAPI document is made from this file."""

from typing import Annotated, Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from ninja import Body, Header, NinjaAPI, Query
from ninja.errors import AuthenticationError, HttpError, ValidationError

from desk.handoffs.limits import note_place
from desk.privacy.erasure import erase_conversation, erase_if_wished
from desk.problems import Problem, problem_of_status
from desk.record.models import Message
from desk.record.turn import (
    KeyReused,
    NothingSaid,
    NotOffered,
    Said,
    TextTooLong,
    answer,
    in_store,
    open_conversation,
    record_message,
)
from desk.web import shapes
from desk.web.events import event_stream
from desk.web.listing import messages_after
from desk.web.reading import StrictJson, idempotency_key, read_cursor
from desk.web.tokens import ConversationToken, conversation_of, hash_of, new_token, unauthorized

_PROBLEMS: dict[Any, Any] = {
    frozenset({400, 401, 413, 415, 422, 500}): shapes.ProblemDetails,
}

After = Annotated[str, Query(description="The cursor of what is known already; empty for none.")]

api = NinjaAPI(
    title="Amparo chat",
    version="1",
    description="Answers immigrant families in Los Angeles. Errors are problem details (RFC 9457).",
    urls_namespace="chat",
    docs_url=None,
    parser=StrictJson(),
)
_token = ConversationToken()


@api.post("/conversations", response={201: shapes.Started, **_PROBLEMS}, by_alias=True)
async def start(request: HttpRequest, body: Annotated[shapes.Start | None, Body()] = None) -> HttpResponse:
    """Begins a conversation; the first message says who answers and what is kept."""
    token = new_token()
    language = (body and body.language) or ""
    begun = await in_store(_begin, language, token, request.META.get("REMOTE_ADDR") or "")
    return JsonResponse({**begun, "token": token}, status=201)


@api.post("/messages", response={200: shapes.Messages, **_PROBLEMS}, by_alias=True, auth=_token)
async def send(
    request: HttpRequest,
    body: Annotated[shapes.Sent, Body()],
    key: Annotated[str, Header(alias="Idempotency-Key")] = "",
) -> HttpResponse:
    """Sends a message and returns the replies; the same key and body again return the same replies."""
    said = _said(body)
    message = await in_store(_record, request.auth, idempotency_key(request), said)  # type: ignore[attr-defined]
    replies = await answer(message)
    response = JsonResponse(await in_store(shapes.messages_body, replies, message.pk))
    await erase_if_wished(message)
    return response


@api.get("/messages", response={200: shapes.Messages, **_PROBLEMS}, by_alias=True, auth=_token)
async def list_messages(request: HttpRequest, after: After = "") -> HttpResponse:
    """Every message after the cursor, the family's own too."""
    return JsonResponse(await in_store(_list, request.auth, read_cursor(after)))  # type: ignore[attr-defined]


@api.get("/events", response={200: shapes.Said, **_PROBLEMS}, by_alias=True, auth=_token)
async def follow(request: HttpRequest, after: After = "") -> StreamingHttpResponse:
    """Server-Sent Events: one message each, with its id as the event's; a comment as heartbeat when nothing is said."""
    conversation = await in_store(conversation_of, request.auth)  # type: ignore[attr-defined]
    cursor = max(read_cursor(after), read_cursor(request.headers.get("Last-Event-ID", "")))
    return StreamingHttpResponse(
        event_stream(conversation.pk, cursor),
        content_type="text/event-stream",
        headers={"X-Accel-Buffering": "no"},
    )


@api.delete("/conversations/current", response={204: None, **_PROBLEMS}, auth=_token)
async def erase(request: HttpRequest) -> HttpResponse:
    """Erases the conversation everywhere; the token is worth nothing afterwards."""
    conversation = await in_store(conversation_of, request.auth)  # type: ignore[attr-defined]
    await erase_conversation(conversation)
    return HttpResponse(status=204)


def _said(body: shapes.Sent) -> Said:
    try:
        return Said(body.text or "", body.choice or "")
    except TextTooLong as error:
        raise Problem(422, "text-too-long", "A text may have at most 4,000 letters.") from error
    except NothingSaid as error:
        raise Problem(422, "nothing-said", "Send a text that can be seen, or a choice, not both.") from error


@transaction.atomic
def _begin(language: str, token: str, address: str) -> dict[str, Any]:
    """The address is not kept: a hash of it goes with the conversation, so that nobody floods the lawyers."""
    conversation, said = open_conversation("web", language, token_hash=hash_of(token))
    note_place(conversation, address)
    return {"conversation": str(conversation.pk), **shapes.messages_body(said)}


@transaction.atomic
def _record(token: str, key: str, said: Said) -> Message:
    try:
        return record_message(conversation_of(token, lock=True), key, said)
    except NotOffered as error:
        raise Problem(
            422, "choice-not-offered", "No reply of this conversation offers this choice."
        ) from error
    except KeyReused as error:
        raise Problem(422, "key-reused", "This Idempotency-Key belongs to another message.") from error


def _list(token: str, after: int) -> dict[str, Any]:
    conversation = conversation_of(token)
    return shapes.messages_body(messages_after(conversation, after), cursor=after)


@api.exception_handler(Problem)
def _tell(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem.response()


@api.exception_handler(AuthenticationError)
def _tell_unauthorized(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return unauthorized().response()


@api.exception_handler(HttpError)
def _tell_status(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Ninja wraps what its parser raises."""
    cause = error.__cause__
    problem = cause if isinstance(cause, Problem) else problem_of_status(error.status_code)
    return problem.response()


@api.exception_handler(ValidationError)
def _tell_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Names the fields and never repeats what was in them."""
    places = sorted({".".join(map(str, one["loc"])) for one in error.errors})
    return Problem(422, "invalid-request", f"Invalid: {', '.join(places)}.").response()
