"""The shapes of the chat API, in code and in its OpenAPI document."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from django.utils import timezone
from ninja import Field, Schema
from pydantic import AfterValidator

from desk.record.current import withdrawn_emergencies
from desk.record.models import Message


def _in_utf_8(text: str) -> str:
    """JSON can write half of a surrogate pair, which is no letter and cannot be kept."""
    text.encode()
    return text


Text = Annotated[str, AfterValidator(_in_utf_8)]


class Start(Schema):
    """What a conversation begins with."""

    language: Literal["en", "es"] | None = Field(
        None, description="What the page is in; the family's own words win."
    )


class Sent(Schema):
    """A message of the family: exactly one of both."""

    text: Text | None = Field(None, description="At most 4,000 letters.")
    choice: Text | None = Field(None, description="The value of a choice that was offered.", max_length=200)


class Choice(Schema):
    label: str
    value: str = Field(description="An intent, optionally with entities as JSON behind it.")


class Source(Schema):
    title: str
    url: str


class Reviewed(Schema):
    on: str
    due: str
    by: str


class Said(Schema):
    """One message of the conversation."""

    id: int
    at: datetime
    author: Literal["you", "bot", "staff", "system"] = Field(alias="from")
    kind: str | None = Field(
        description="answer, emergency, clarify, fallback, question, handoff, notice or staff; null for `you`."
    )
    topic: str | None = Field(description="The need that is answered, or the flow a question belongs to.")
    lang: str
    text: str
    choices: list[Choice]
    sources: list[Source]
    reviewed: Reviewed | None


class Messages(Schema):
    """Messages in order; ``cursor`` is what to ask ``after`` next time."""

    messages: list[Said]
    cursor: int
    withdrawn: list[str] = Field(
        description="Emergencies whose answer the office has withdrawn: a page must not say a copy of it by itself."
    )


class Started(Messages):
    """A new conversation; the token is shown once and opens nothing else."""

    conversation: str
    token: str


class ProblemDetails(Schema):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str | None = None


def message_body(message: Message) -> dict[str, Any]:
    """One message as the API gives it."""
    return {
        "id": message.pk,
        "at": message.created_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "from": message.author,
        "kind": message.kind or None,
        "topic": message.topic,
        "lang": message.lang,
        "text": message.text,
        "choices": message.choices,
        "sources": message.sources,
        "reviewed": message.reviewed,
    }


def messages_body(messages: Iterable[Message], cursor: int = 0) -> dict[str, Any]:
    """Messages, the cursor behind the last of them (``cursor`` when there are none), and what is withdrawn."""
    bodies = [message_body(message) for message in messages]
    return {
        "messages": bodies,
        "cursor": bodies[-1]["id"] if bodies else cursor,
        "withdrawn": withdrawn_emergencies(timezone.now()),
    }
