"""The bearer token of one conversation; the record holds only its hash."""

import hashlib
import secrets

from django.http import HttpRequest
from ninja.security import HttpBearer

from desk.problems import Problem
from desk.record.models import Conversation

_BYTES = 32


def unauthorized() -> Problem:
    return Problem(
        401,
        "unauthorized",
        "The bearer token is missing, unknown, or its conversation was erased.",
        {"WWW-Authenticate": "Bearer"},
    )


class ConversationToken(HttpBearer):
    """Hands the token on; it is looked up together with the work, in one visit to the store."""

    async def authenticate(self, request: HttpRequest, token: str) -> str:
        return token


def new_token() -> str:
    return secrets.token_urlsafe(_BYTES)


def hash_of(token: str) -> str:
    """A token is random enough that its plain hash tells nobody anything."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def conversation_of(token: str, lock: bool = False) -> Conversation:
    """The token's conversation, locked inside a transaction if wanted.

    Raises:
        Problem: 401 for a token nobody gave out, or whose conversation is erased.
    """
    conversations = Conversation.objects.select_for_update() if lock else Conversation.objects.all()
    try:
        return conversations.get(token_hash=hash_of(token))
    except Conversation.DoesNotExist as error:
        raise unauthorized() from error
