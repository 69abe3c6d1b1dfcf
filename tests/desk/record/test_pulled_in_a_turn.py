"""What a family gets in the place of an answer that is pulled: typed, chosen, and while the bot is away."""

import pytest

from desk.record.pulling import pull, put_back
from desk.record.turn import answer, in_store, receive
from tests.desk.fake_bot import FakeBot
from tests.desk.record.talking import a_conversation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("channel", ["web", "sms"])
async def test_a_pulled_answer_is_gone_for_the_next_family_and_comes_back(bot: FakeBot, channel: str) -> None:
    await in_store(pull, "bond", "maria", "why")
    conversation = await a_conversation(channel)
    [pulled] = await answer(await receive(conversation, "1", text="bond"))
    assert (pulled.author, pulled.kind, pulled.topic) == ("system", "notice", "bond")
    assert pulled.answer_id.startswith("notice_pulled-")
    await in_store(conversation.refresh_from_db)
    assert conversation.offered == pulled.choices
    await in_store(put_back, "bond", "maria")
    replies = await answer(await receive(conversation, "2", text="bond"))
    assert {m.author for m in replies} == {"bot"}


async def test_a_pulled_emergency_is_gone_while_the_bot_is_away_too(bot: FakeBot) -> None:
    bot.stop()
    await in_store(pull, "dont_sign", "maria", "why")
    conversation = await a_conversation()
    replies = await answer(await receive(conversation, "1", text="should i sign the papers ICE gave me"))
    assert {(m.kind, m.topic) for m in replies} == {("emergency", "dont_sign")}
    assert all(m.answer_id.startswith("notice_pulled_emergency") for m in replies)
    await in_store(conversation.refresh_from_db)
    assert conversation.offered == replies[-1].choices


async def test_the_button_of_a_pulled_answer_leads_to_the_safe_reply(bot: FakeBot) -> None:
    await in_store(pull, "dont_sign", "maria", "why")
    conversation = await a_conversation()
    replies = await answer(await receive(conversation, "1", text="bond"))
    assert "dont_sign" in [choice["value"] for choice in replies[-1].choices]
    replies = await answer(await receive(conversation, "2", choice="dont_sign"))
    assert {m.answer_id for m in replies} == {"notice_pulled_emergency-en"}
