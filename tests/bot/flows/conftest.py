"""Talks with the trained bot as the desk does, in one process and without its servers."""

import asyncio
import uuid
import warnings

import pytest

from answers import Catalogue, Office
from answers.catalogue import ROOT
from channels.desk import SilentChannel, _text_for_rasa
from channels.reply import reply_to


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


@pytest.fixture(params=["web", "sms"])
def family(request, agent):
    return Family(
        agent, Catalogue.load(office=Office(name="The Office", phone="213-555-0100")), request.param
    )
