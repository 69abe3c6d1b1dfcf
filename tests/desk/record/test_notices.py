"""The warning about a typed identifier: once, kind, and never before what protects."""

import pytest

from desk.record.pulling import pull
from desk.record.turn import answer, in_store, receive
from tests.desk.fake_bot import FakeBot
from tests.desk.record.talking import EMERGENCY, a_conversation

pytestmark = pytest.mark.django_db(transaction=True)


async def test_after_a_typed_identifier_comes_one_kind_warning(bot: FakeBot) -> None:
    conversation = await a_conversation()
    first = await answer(await receive(conversation, "1", text="my number is 213-555-0147"))
    second = await answer(await receive(conversation, "2", text="my number is 213-555-0148"))
    assert first[0].answer_id.startswith("notice_typed_identifier")
    assert first[0].author == "system"
    assert not any(m.answer_id.startswith("notice_typed_identifier") for m in second)


async def test_a_detail_that_was_asked_for_needs_no_warning(bot: FakeBot) -> None:
    bot.expects = "phone"
    conversation = await a_conversation()
    await answer(await receive(conversation, "1", text="talk_to_lawyer"))
    replies = await answer(await receive(conversation, "2", text="213-555-0147"))
    assert {m.author for m in replies} == {"bot"}


async def test_in_an_emergency_the_warning_comes_after_the_first_steps(bot: FakeBot) -> None:
    conversation = await a_conversation()
    replies = await answer(await receive(conversation, "1", text="ice_at_door"))
    assert replies[0].kind == "emergency"
    bot._turn = lambda asked: {**EMERGENCY, "nlu": None, "expects": None, "language": "en"}  # type: ignore[method-assign]
    replies = await answer(await receive(conversation, "2", text="they are here 213-555-0147"))
    assert [m.author for m in replies] == ["bot", "system"]


async def test_before_the_safe_reply_to_an_emergency_comes_no_warning(bot: FakeBot) -> None:
    await in_store(pull, "ice_at_door", "maria", "why")
    bot._turn = lambda asked: {**EMERGENCY, "nlu": None, "expects": None, "language": "en"}  # type: ignore[method-assign]
    conversation = await a_conversation()
    replies = await answer(await receive(conversation, "1", text="they are here 213-555-0147"))
    assert [m.answer_id.partition("-")[0] for m in replies] == [
        "notice_pulled_emergency",
        "notice_pulled_emergency",
        "notice_typed_identifier",
    ]
