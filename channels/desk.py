"""The bot's only door: one message of a conversation in, the approved words and why out."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import os
from typing import Any, Awaitable, Callable, Dict, Optional, Text
from weakref import WeakValueDictionary

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import ActiveLoop, SlotSet
from sanic import Blueprint, response
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse

from answers import Catalogue
from channels.reply import is_swallowed, is_unfinished, reply_to
from components.handoff_details import handoff_entities
from components.tracker_store import BoundedTrackerStore

logger = logging.getLogger(__name__)

_CHANNELS = ("web", "sms")


class ActionsAway(Exception):
    """The message needs the action server, which is away; the conversation is as it was before it."""


class SilentChannel(OutputChannel):
    """Lets Rasa choose the texts of a channel; what was said is read from the conversation."""

    def __init__(self, channel: Text) -> None:
        self._channel = channel

    def name(self) -> Text:  # type: ignore[override]
        """``web`` or ``sms``: Rasa picks the texts written for it."""
        return self._channel

    async def send_response(self, recipient_id: Text, message: Dict[Text, Any]) -> None:
        """Sends nothing: the reply is taken from the saved conversation, so a repeat gives the same."""


class DeskInput(InputChannel):
    """``POST /webhooks/desk/webhook`` and ``DELETE /webhooks/desk/conversations/<sender>``."""

    def __init__(self, token: Optional[Text] = None, catalogue: Optional[Catalogue] = None) -> None:
        """Args:
        token: what the desk must send as bearer; without one, who can reach the port may ask.
        """
        self._token = token
        self._catalogue = catalogue or Catalogue.load()
        self._locks: WeakValueDictionary[Text, asyncio.Lock] = WeakValueDictionary()

    @classmethod
    def name(cls) -> Text:
        """The channel's place below /webhooks."""
        return "desk"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[Text, Any]]) -> DeskInput:
        """The channel, with the token of the environment (BOT_TOKEN) if one is set."""
        return cls(token=os.environ.get("BOT_TOKEN") or None)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes."""
        door = Blueprint("desk_webhook", "desk_webhook")

        @door.on_response
        async def let_go(request: Request, _: HTTPResponse) -> None:
            # Told to end, the server waits for its connections; the desk would ask on over one that is kept.
            if request.app.is_stopping:
                request.stream.keep_alive = False

        @door.get("/")
        async def health(request: Request) -> HTTPResponse:
            if not request.app.ctx.agent.is_ready():
                return _problem(503, "not-ready", "No model is loaded.")
            return response.json({"status": "ok"})

        @door.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            if not self._is_from_desk(request):
                return _problem(401, "unauthorized", "The bearer token is missing or wrong.")
            try:
                asked = _question(request)
            except InvalidUsage as error:
                return _problem(400, "invalid-request", str(error))
            try:
                return response.json(await self._answer(asked, _store(request), on_new_message))
            except ActionsAway:
                logger.error(
                    "The action server is away; a message of conversation %s waits.", asked["sender"]
                )
                return _problem(503, "actions-away", "The action server is away. Ask again later.")

        @door.delete("/conversations/<sender:str>")
        async def forget(request: Request, sender: Text) -> HTTPResponse:
            if not self._is_from_desk(request):
                return _problem(401, "unauthorized", "The bearer token is missing or wrong.")
            _store(request).forget(sender)
            return response.empty()

        return door

    def _is_from_desk(self, request: Request) -> bool:
        return self._token is None or hmac.compare_digest(
            f"Bearer {self._token}", request.headers.get("authorization", "")
        )

    async def _answer(
        self,
        asked: Dict[Text, Any],
        store: BoundedTrackerStore,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
    ) -> Dict[Text, Any]:
        # Two askings of one message at once must not both find it unanswered.
        async with self._locks.setdefault(asked["sender"], asyncio.Lock()):
            return await self._answer_in_turn(asked, store, on_new_message)

    async def _answer_in_turn(
        self,
        asked: Dict[Text, Any],
        store: BoundedTrackerStore,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
    ) -> Dict[Text, Any]:
        sender, message_id, channel = asked["sender"], asked["message_id"], asked["channel"]
        await _take_back_if_unfinished(store, sender, message_id)  # left so by a process that was killed
        said = await self._reply_already_given(store, sender, message_id, channel)
        if said is not None:
            return said
        await on_new_message(self._message(asked))
        tracker = await store.peek(sender)
        if tracker and is_swallowed(message_id, tracker, self._catalogue):
            # The action server is away, and with it what checks the answers to a form: no form may hold up a question.
            logger.error("A form of conversation %s was left: its answers cannot be checked.", sender)
            await _leave_form(store, sender)
            await on_new_message(self._message(asked))
        if await _take_back_if_unfinished(store, sender, message_id):
            raise ActionsAway
        said = await self._reply_already_given(store, sender, message_id, channel)
        if said is None:
            raise RuntimeError("The turn was not saved.")
        if not await store.is_listening(sender):
            logger.error("A turn of conversation %s did not end; it begins anew.", sender)
            store.forget(sender)
        return said

    def _message(self, asked: Dict[Text, Any]) -> UserMessage:
        return UserMessage(
            text=_text_for_rasa(asked, self._catalogue),
            output_channel=SilentChannel(asked["channel"]),
            sender_id=asked["sender"],
            input_channel=asked["channel"],
            message_id=asked["message_id"],
            metadata={
                "channel": asked["channel"],
                "language": asked.get("language"),
                "default_language": asked.get("default_language"),
            },
        )

    async def _reply_already_given(
        self, store: BoundedTrackerStore, sender: Text, message_id: Text, channel: Text
    ) -> Optional[Dict[Text, Any]]:
        tracker = await store.peek(sender)
        return tracker and reply_to(message_id, tracker, self._catalogue, channel)


async def _take_back_if_unfinished(store: BoundedTrackerStore, sender: Text, message_id: Text) -> bool:
    tracker = await store.peek(sender)
    if tracker is None or not is_unfinished(message_id, tracker):
        return False
    await store.take_back(sender, message_id)
    return True


async def _leave_form(store: BoundedTrackerStore, sender: Text) -> None:
    tracker = await store.retrieve(sender)
    assert tracker is not None
    tracker.update(ActiveLoop(None))
    tracker.update(SlotSet(REQUESTED_SLOT, None))
    await store.save(tracker)


def _question(request: Request) -> Dict[Text, Any]:
    asked = request.json
    if not isinstance(asked, dict):
        raise InvalidUsage("The body must be a JSON object.")
    for name in ("sender", "message_id"):
        if not isinstance(asked.get(name), str) or not asked[name]:
            raise InvalidUsage(f"'{name}' must be a text.")
    if not isinstance(asked.get("text") or asked.get("choice"), str):
        raise InvalidUsage("Either 'text' or 'choice' must be a text.")
    if asked.setdefault("channel", "web") not in _CHANNELS:
        raise InvalidUsage(f"'channel' must be one of {', '.join(_CHANNELS)}.")
    return asked


def _text_for_rasa(asked: Dict[Text, Any], catalogue: Catalogue) -> Text:
    """What a person typed can never be taken for a choice, which Rasa marks by a slash in front."""
    if not asked.get("choice"):
        return asked["text"].lstrip("/ \t\n") or "?"
    intent, brace, details = asked["choice"].partition("{")
    entities = json.loads(brace + details) if brace else {}
    language = asked.get("language") or asked.get("default_language")
    if language:
        entities.setdefault("language", language)
    entities.update(handoff_entities(intent, catalogue.needs))
    return f"/{intent}{json.dumps(entities)}" if entities else f"/{intent}"


def _store(request: Request) -> BoundedTrackerStore:
    store = getattr(request.app.ctx.agent.tracker_store, "_tracker_store", None)
    if not isinstance(store, BoundedTrackerStore):
        raise RuntimeError("endpoints.yml must name components.tracker_store.BoundedTrackerStore.")
    return store


def _problem(status: int, name: Text, detail: Text) -> HTTPResponse:
    body: Dict[Text, Any] = {"type": f"/problems/{name}", "status": status, "detail": detail}
    return response.json(body, status=status, content_type="application/problem+json")
