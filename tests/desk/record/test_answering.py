"""A recorded message is answered once, in order, whatever dies in between."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from desk.record import leases, turns
from desk.record.models import Conversation
from desk.record.turn import answer, in_store, receive
from desk.record.waiting import Waiting
from tests.desk.fake_bot import FakeBot
from tests.desk.record.talking import a_conversation, fresh, history

pytestmark = pytest.mark.django_db(transaction=True)


def erase(asked: dict[str, Any]) -> None:
    """As another process does it."""
    Conversation.objects.filter(pk=asked["sender"]).delete()
    connection.close()


async def kill(conversation: Conversation) -> None:
    """What a killed process leaves behind, after its lease has run out."""
    past = timezone.now() - timedelta(seconds=1)
    await in_store(Conversation.objects.filter(pk=conversation.pk).update, lease_until=past)


async def test_the_reply_is_recorded_with_the_message(bot: FakeBot) -> None:
    conversation = await a_conversation()
    message = await receive(conversation, "k", text="bond")
    replies = await answer(message)
    assert {reply.topic for reply in replies} == {"bond"}
    stored = await fresh(message)
    assert (stored.state, stored.nlu["intent"]) == ("answered", "bond")
    assert stored.conversation.lease_until is None
    assert stored.conversation.offered == replies[-1].choices


async def test_the_bot_gets_the_redacted_text_and_an_id_of_its_own(bot: FakeBot) -> None:
    conversation = await a_conversation()
    message = await receive(conversation, "k", text="call me at 213-555-0147")
    await answer(message)
    assert bot.asked[0]["text"] == "call me at [PHONE 1]"
    assert (bot.asked[0]["sender"], bot.asked[0]["message_id"]) == (str(conversation.pk), str(message.pk))


async def test_killed_after_recording_the_worker_answers(bot: FakeBot) -> None:
    conversation = await a_conversation()
    message = await receive(conversation, "k", text="bond")
    await kill(conversation)
    assert await Waiting(grace=timedelta()).answer_all() == 1
    assert (await fresh(message)).state == "answered"
    assert bot.turns == {(str(conversation.pk), str(message.pk)): 1}


async def test_killed_before_the_reply_was_recorded_the_same_reply_is_recorded_once(
    bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = await a_conversation()
    message = await receive(conversation, "k", text="bond")
    with monkeypatch.context() as patch:
        patch.setattr("desk.record.answering.end_turn", _power_cut)
        with pytest.raises(PowerCut):
            await answer(message)
    await kill(conversation)
    replies = await answer(await receive(conversation, "k", text="bond"))
    assert {reply.topic for reply in replies} == {"bond"}
    assert list(bot.turns.values()) == [1]
    assert len([m for m in await history(conversation) if m.author == "bot"]) == len(replies)


async def test_killed_half_way_through_recording_nothing_of_the_reply_is_there(
    bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = await a_conversation()
    message = await receive(conversation, "k", text="bond")
    with monkeypatch.context() as patch:
        patch.setattr(turns, "record_said", _power_cut)
        with pytest.raises(PowerCut):
            await answer(message)
    assert (await fresh(message)).state == "waiting"
    assert [m.author for m in await history(conversation)][-1] == "you"
    await kill(conversation)
    assert await Waiting(grace=timedelta()).answer_all() == 1


async def test_a_turn_that_was_taken_over_records_nothing(bot: FakeBot) -> None:
    conversation = await a_conversation()
    message = await receive(conversation, "k", text="bond")
    await kill(conversation)
    await Waiting(grace=timedelta()).answer_all()
    replies = await answer(message)  # still holds the lease it once took
    assert len([m for m in await history(conversation) if m.author == "bot"]) == len(replies) > 0


async def test_two_messages_at_once_are_answered_in_order(bot: FakeBot) -> None:
    bot.seconds = 0.05
    conversation = await a_conversation()
    first = await receive(conversation, "1", text="bond")
    second = await receive(conversation, "2", text="dont_sign")
    replies = await asyncio.gather(answer(second), answer(first))
    assert [{m.topic for m in said} for said in replies] == [{"dont_sign"}, {"bond"}]
    assert [asked["message_id"] for asked in bot.asked] == [str(first.pk), str(second.pk)]


async def test_the_same_message_twice_at_once_runs_one_turn(bot: FakeBot) -> None:
    bot.seconds = 0.05
    conversation = await a_conversation()

    async def send() -> list[int]:
        return [reply.pk for reply in await answer(await receive(conversation, "k", text="bond"))]

    replies = await asyncio.gather(*(send() for _ in range(5)))
    assert all(said == replies[0] for said in replies)
    assert list(bot.turns.values()) == [1]


async def test_a_message_behind_one_left_behind_by_a_kill_answers_both(bot: FakeBot) -> None:
    conversation = await a_conversation()
    first = await receive(conversation, "1", text="bond?")
    await kill(conversation)
    second = await receive(conversation, "2", text="dont_sign")
    assert {m.topic for m in await answer(second)} == {"dont_sign"}
    assert (await fresh(first)).state == "answered"
    assert [asked.get("text") or asked["choice"] for asked in bot.asked] == ["bond", "dont_sign"]


async def test_while_a_dead_turn_is_not_over_the_family_gets_the_card_and_then_the_answer(
    bot: FakeBot,
) -> None:
    conversation = await a_conversation()
    first = await receive(conversation, "1", text="bond")  # and its process dies
    again = await receive(conversation, "1", text="bond")
    card = await answer(again, seconds=0.1)
    assert {m.author for m in card} == {"system"}
    await kill(conversation)
    second = await receive(conversation, "2", text="privacy")
    assert {m.topic for m in await answer(second)} == {"privacy"}
    assert (await fresh(first)).state == "answered"


async def test_an_answer_goes_on_when_the_familys_connection_breaks(bot: FakeBot) -> None:
    bot.seconds = 0.2
    conversation = await a_conversation()
    message = await receive(conversation, "k", text="bond")
    caller = asyncio.create_task(answer(message))
    await asyncio.sleep(0.05)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    replies = await answer(await receive(conversation, "k", text="bond"))
    assert {m.topic for m in replies} == {"bond"}
    assert list(bot.turns.values()) == [1]


async def test_a_conversation_erased_meanwhile_is_forgotten_by_the_bot_too(bot: FakeBot) -> None:
    conversation = await a_conversation()
    bot.before_reply = erase
    message = await receive(conversation, "k", text="bond")
    assert await answer(message) == []
    assert bot.forgotten == [str(conversation.pk)]


async def test_the_language_of_a_reply_is_remembered_and_a_chosen_one_is_passed_on(bot: FakeBot) -> None:
    conversation = await a_conversation(language="en")
    await answer(await receive(conversation, "1", choice='change_language{"language":"es"}'))
    await answer(await receive(conversation, "2", text="bond"))
    assert [asked["language"] for asked in bot.asked] == ["es", "es"]
    await in_store(conversation.refresh_from_db)
    assert (conversation.language, conversation.language_chosen) == ("es", True)


async def test_a_wish_for_a_language_in_words_is_a_choice_too(bot: FakeBot) -> None:
    conversation = await a_conversation(language="es")
    await answer(await receive(conversation, "1", text="change_language"))
    await in_store(conversation.refresh_from_db)
    assert conversation.language_chosen


async def test_what_the_bot_expects_next_is_remembered(bot: FakeBot) -> None:
    bot.expects = "name"
    conversation = await a_conversation()
    await answer(await receive(conversation, "1", text="talk_to_lawyer"))
    await answer(await receive(conversation, "2", text="Xochitl"))
    assert bot.asked[1]["text"] == "[NAME 1]"


async def test_while_a_person_has_taken_over_the_bot_is_not_asked(bot: FakeBot) -> None:
    conversation = await a_conversation()
    await in_store(Conversation.objects.filter(pk=conversation.pk).update, bot_silent=True)
    assert await answer(await receive(conversation, "1", text="bond")) == []
    assert bot.asked == []


async def test_a_turn_costs_two_transactions_and_few_queries(
    bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = await a_conversation()
    queries: list[str] = []

    def count(execute: Any, sql: str, *args: Any) -> Any:
        queries.append(sql)
        return execute(sql, *args)

    def listen() -> None:
        connection.execute_wrappers.append(count)

    await in_store(listen)
    try:
        await answer(await receive(conversation, "1", text="bond"))
    finally:
        await in_store(_stop_listening)
    # PostgreSQL's driver begins by itself.
    assert connection.vendor != "sqlite" or len([sql for sql in queries if sql.startswith("BEGIN")]) == 2
    assert len(queries) <= 14, queries


def _stop_listening() -> None:
    connection.execute_wrappers.clear()


class PowerCut(BaseException):
    """As kill -9: nothing after it runs."""


def _power_cut(*_: object, **__: object) -> None:
    raise PowerCut


def test_a_lease_outlives_what_the_bot_may_take() -> None:
    from desk.record.bot import PATIENCE

    assert leases.EXPIRY.total_seconds() > PATIENCE + 2
