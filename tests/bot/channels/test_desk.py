"""The bot's door, with the trained model: whoever asks again gets all of what was said."""

import asyncio
import socket
import uuid
from types import SimpleNamespace

import aiohttp
import pytest
from sanic import Sanic

from channels.desk import ActionsAway, DeskInput
from components.tracker_store import BoundedTrackerStore
from tests.bot.conftest import Actions

MOMENTS = [0, 0.02, 0.04, 0.06, 0.08]  # seconds after the asking, within the turn


class SlowActions(Actions):
    async def request(self, json, **_):
        await asyncio.sleep(0.1)
        return await super().request(json)


class LosesOneAnswer(Actions):
    """Does what it is asked, and breaks off before it says what came of it, once."""

    is_next = False

    async def request(self, json, **_):
        answer = await super().request(json)
        if self.is_next:
            self.is_next = False
            raise aiohttp.ClientPayloadError
        return answer


@pytest.fixture
def ask_with(agent, catalogue, tmp_path, monkeypatch):
    store = BoundedTrackerStore(agent.domain, path=str(tmp_path / "dialogues.sqlite3"))
    monkeypatch.setattr(agent.processor, "tracker_store", store)
    door = DeskInput(catalogue=catalogue)

    def ask_with(actions):
        monkeypatch.setattr(agent.processor, "action_endpoint", actions)

        async def ask(sender, text="i want a lawyer"):
            asked = {"sender": sender, "message_id": text, "channel": "web", "text": text}
            reply = await door._answer(asked, store, agent.handle_message)
            return [message["answer_id"] for message in reply["messages"]]

        return ask

    return ask_with


@pytest.fixture
def ask(ask_with, tmp_path):
    return ask_with(SlowActions(tmp_path))


@pytest.mark.parametrize("seconds", MOMENTS)
async def test_who_asks_again_after_hanging_up_within_the_turn_gets_all_of_it(ask, seconds):
    sender = uuid.uuid4().hex
    hung_up = asyncio.ensure_future(ask(sender))
    await asyncio.sleep(seconds)
    hung_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hung_up
    reply = await ask(sender)
    assert reply[-1] == "ask-handoff-consent-en"
    assert reply == await ask(uuid.uuid4().hex)


@pytest.mark.parametrize(
    "words", [["i want a lawyer"], ["they took my brother", "idk", "ice", "hes 34", "yes"]]
)
async def test_a_handoff_whose_beginning_was_lost_begins_when_it_is_asked_for_again(
    ask_with, tmp_path, words
):
    actions, sender = LosesOneAnswer(tmp_path), uuid.uuid4().hex
    ask = ask_with(actions)
    for word in words[:-1]:
        await ask(sender, word)
    actions.is_next = True
    with pytest.raises(ActionsAway):
        await ask(sender, words[-1])
    assert (await ask(sender, words[-1]))[-1] == "ask-handoff-consent-en"


async def test_a_server_told_to_end_keeps_no_connection(catalogue):
    """Or a desk that asks on would keep it from ending, until it is killed in the middle of a turn."""
    app = Sanic("told_to_end")
    app.ctx.agent = SimpleNamespace(is_ready=lambda: True)
    app.blueprint(DeskInput(catalogue=catalogue).blueprint(None), url_prefix="/desk")
    with socket.create_server(("127.0.0.1", 0)) as sock:
        host, port = sock.getsockname()
        server = await app.create_server(sock=sock, return_asyncio_server=True)
        await server.startup()
        seen = []
        for app.is_stopping in (False, True):
            async with aiohttp.request("GET", f"http://{host}:{port}/desk/") as answered:
                seen.append((answered.status, answered.headers["Connection"]))
        await server.close()
    assert seen == [(200, "keep-alive"), (200, "close")]
