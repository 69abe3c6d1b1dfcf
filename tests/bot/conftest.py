"""Talks with the trained bot as the desk does, in one process and without its servers."""

import asyncio
import uuid
import warnings
from contextlib import contextmanager

import pytest

from answers import Catalogue, Office
from answers.catalogue import ROOT
from channels.desk import SilentChannel, _text_for_rasa
from channels.reply import reply_to


class Actions:
    """The actions beside the bot, as the endpoint that Rasa asks: no server between them, and no desk behind them."""

    def __init__(self, folder):
        from rasa_sdk.executor import ActionExecutor

        from actions.delete_my_data import ActionEraseConversation
        from actions.desk import Desk
        from actions.handoff_status import ActionHandoffStatus
        from actions.outbox import Outbox
        from actions.relative_detained import ActionWhereToLook
        from actions.repeat import ActionRepeat
        from actions.talk_to_lawyer import ActionRequestHandoff
        from actions.talk_to_lawyer_form import ValidateTalkToLawyerForm

        self.kwargs = {}  # as Rasa reads the settings of an endpoint
        nobody = Desk("http://127.0.0.1:9", "")
        self._executor = ActionExecutor()
        for action in (
            ActionEraseConversation(nobody),
            ActionHandoffStatus(nobody),
            ActionRequestHandoff(nobody, Outbox(folder / "outbox.sqlite")),
            ActionWhereToLook(),
            ActionRepeat(),
            ValidateTalkToLawyerForm(nobody),
        ):
            self._executor.register_action(action)

    async def request(self, json, **_):
        return await self._executor.run(json)


class Family:
    """One conversation; ``say`` gives the names of the texts it gets, each once and without the language at their end."""

    def __init__(self, agent, catalogue, channel):
        self._agent, self._catalogue, self._channel = agent, catalogue, channel
        self._sender = uuid.uuid4().hex
        self.tracker = None
        self.messages = []

    def say(self, text):
        asked = {"choice": text[1:]} if text.startswith("/") else {"text": text}
        return asyncio.run(self._turn(_text_for_rasa(asked, self._catalogue)))

    def again(self):
        """Another conversation that has come as far as this one: what is said in it is not said here."""
        other = Family(self._agent, self._catalogue, self._channel)
        other.tracker = self.tracker.copy()
        other.tracker.sender_id = other._sender
        asyncio.run(self._agent.tracker_store.save(other.tracker))
        return other

    async def _turn(self, text):
        from rasa.core.channels.channel import UserMessage

        message_id = uuid.uuid4().hex
        await self._agent.handle_message(
            UserMessage(
                text=text,
                output_channel=SilentChannel(self._channel),
                sender_id=self._sender,
                input_channel=self._channel,
                message_id=message_id,
                metadata={"channel": self._channel, "language": None, "default_language": None},
            )
        )
        self.tracker = await self._agent.tracker_store.retrieve(self._sender)
        self.messages = reply_to(message_id, self.tracker, self._catalogue, self._channel)["messages"]
        ids = (message["answer_id"].removesuffix("-sms")[: -len("-en")] for message in self.messages)
        return list(dict.fromkeys(ids))


@pytest.fixture(scope="session")
def agent():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from rasa.core.agent import Agent

        from tests.bot.in_this_process import InThisProcess

        return Agent.load(str(ROOT / "models" / "amparo.tar.gz"), action_endpoint=InThisProcess())


@pytest.fixture(scope="session")
def catalogue():
    return Catalogue.load(office=Office(name="The Office", phone="213-555-0100"))


@contextmanager
def actions_beside(agent, folder):
    """Every action beside the bot, until it ends."""
    processor = agent.processor
    before, processor.action_endpoint = processor.action_endpoint, Actions(folder)
    yield
    processor.action_endpoint = before


@pytest.fixture
def new_family(agent, catalogue, tmp_path):
    """A new conversation on a channel, with the actions; whoever uses it gets the actions for this test alone."""
    with actions_beside(agent, tmp_path):
        yield lambda channel: Family(agent, catalogue, channel)


@pytest.fixture(params=["web", "sms"])
def family(request, agent, catalogue):
    return Family(agent, catalogue, request.param)
