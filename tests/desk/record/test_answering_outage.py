"""While the bot or its action server is away the family gets the card at once, and the answer once they are back."""

from datetime import timedelta

import pytest

from desk.record.bot import Bot
from desk.record.turn import answer, receive
from desk.record.waiting import Waiting
from tests.desk.fake_bot import FakeBot
from tests.desk.record.talking import a_conversation, fresh, history

pytestmark = pytest.mark.django_db(transaction=True)


async def test_when_the_bot_is_down_the_card_comes_once_and_later_the_answer(bot: FakeBot) -> None:
    conversation = await a_conversation(language="es")
    bot.stop()
    message = await receive(conversation, "k", text="cuanto cuesta la fianza")
    card = await answer(message)
    assert {(m.author, m.kind, m.lang) for m in card} == {("system", "notice", "es")}
    assert [m.pk for m in await answer(await receive(conversation, "k", text="cuanto cuesta la fianza"))] == [
        m.pk for m in card
    ]
    assert await Waiting(grace=timedelta()).answer_all() == 0
    bot.start()
    assert await Waiting(grace=timedelta()).answer_all() == 1
    assert await Waiting(grace=timedelta()).answer_all() == 0
    authors = [m.author for m in await history(conversation) if m.reply_to_id == message.pk]
    assert authors[: len(card)] == ["system"] * len(card)
    assert set(authors[len(card) :]) == {"bot"}


async def test_a_slow_bot_is_a_bot_that_is_down(bot: FakeBot) -> None:
    bot.seconds = 5
    message = await receive(await a_conversation(), "k", text="hello there")
    assert {m.kind for m in await answer(message, seconds=0.2)} == {"notice"}


@pytest.mark.parametrize("status", [400, 500, 503])
async def test_a_bot_that_fails_is_a_bot_that_is_down(bot: FakeBot, status: int) -> None:
    bot.status = status
    message = await receive(await a_conversation(), "k", text="hello there")
    assert {m.kind for m in await answer(message)} == {"notice"}


async def test_what_waited_is_set_aside_once_the_family_has_moved_on(bot: FakeBot) -> None:
    conversation = await a_conversation()
    bot.stop()
    first = await receive(conversation, "1", text="bond")
    await answer(first)
    bot.start()
    await answer(await receive(conversation, "2", text="privacy"))
    assert (await fresh(first)).state == "set_aside"
    assert await Waiting(grace=timedelta()).answer_all() == 0


async def test_an_answer_that_the_action_server_missed_goes_before_newer_words(bot: FakeBot) -> None:
    conversation = await a_conversation()
    bot.missed = {"Rosa", "any time"}
    missed = []
    for text in ("Rosa", "any time"):
        missed.append(await receive(conversation, text, text=text))
        assert {reply.author for reply in await answer(missed[-1])} == {"system"}
    bot.missed, bot.asked[:] = set(), []
    replies = await answer(await receive(conversation, "3", text="privacy"))
    assert {reply.topic for reply in replies} == {"privacy"}
    assert [asked["text"] for asked in bot.asked] == ["Rosa", "any time", "privacy"]
    assert [(await fresh(message)).state for message in missed] == ["answered", "answered"]


async def test_newer_words_are_answered_while_the_action_server_is_still_away(bot: FakeBot) -> None:
    conversation = await a_conversation()
    bot.missed = {"Rosa"}
    first = await receive(conversation, "1", text="Rosa")
    await answer(first)
    replies = await answer(await receive(conversation, "2", text="privacy"))
    assert {reply.topic for reply in replies} == {"privacy"}
    assert [asked["text"] for asked in bot.asked] == ["Rosa", "Rosa", "privacy"]
    assert (await fresh(first)).state == "set_aside"


async def test_a_message_the_bot_chokes_on_is_tried_less_and_less_often(bot: FakeBot) -> None:
    bot.status = 500
    conversation = await a_conversation()
    await answer(await receive(conversation, "k", text="bond"))
    waiting = Waiting(grace=timedelta())
    for _ in range(3):
        await waiting.answer_all()
    assert len(bot.asked) == 2


async def test_a_connection_the_bot_has_closed_is_no_outage(bot: FakeBot) -> None:
    client = Bot(bot.url)
    assert await client.is_up()
    bot.stop()
    assert not await client.is_up()
    bot.start()
    assert await client.is_up()
    await client.close()
