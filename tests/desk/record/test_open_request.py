"""A family with an open request is told the truth about it: it stands, and it keeps its phone."""

from collections.abc import Callable

import pytest

from desk.handoffs.models import Handoff
from desk.handoffs.requesting import open_request
from desk.record.models import Conversation, Message
from desk.record.turn import answer, in_store, receive
from tests.desk.fake_bot import FakeBot
from tests.desk.handoffs.samples import a_conversation, a_request
from tests.desk.record.talking import EMERGENCY

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = ("en", "es")
CHANNELS = ("web", "sms")
ENDINGS = ("cancel", "handoff_cancelled", "handoff_declined")


@pytest.fixture(autouse=True)
def internal_side(side: Callable[[str], None]) -> None:
    """Only there may a request be opened."""
    side("internal")


def a_family(channel: str = "sms", language: str = "es") -> tuple[Conversation, Handoff]:
    conversation = a_conversation(channel, language)
    return conversation, open_request(conversation, a_request(language=language, channel=channel)).handoff


async def said_to(conversation: Conversation, text: str) -> list[Message]:
    return await answer(await receive(conversation, text, text=text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_new_phone_is_not_taken_silently(bot: FakeBot, channel: str, language: str) -> None:
    conversation, handoff = await in_store(a_family, channel, language)
    for number in ("213 555 0142", "213 555 0143"):
        first, *rest = await said_to(conversation, f"my new number is {number}")
        assert first.answer_id.startswith(f"notice_request_phone-{language}")
        assert handoff.code in first.text
        assert rest[0].author == "bot"


async def test_in_an_emergency_the_phone_is_spoken_of_after_the_first_steps(bot: FakeBot) -> None:
    conversation, _ = await in_store(a_family)
    bot._turn = lambda asked: {**EMERGENCY, "nlu": None, "expects": None, "language": "es"}  # type: ignore[method-assign]
    replies = await said_to(conversation, "estan aqui, 213 555 0142")
    assert [message.kind for message in replies] == ["emergency", "notice"]


@pytest.mark.parametrize("taken", ["ask_handoff_callback", "handoff_joined"])
async def test_a_phone_given_with_a_new_request_needs_no_such_word(bot: FakeBot, taken: str) -> None:
    conversation, _ = await in_store(a_family)
    said = bot._turn({"text": taken, "channel": "sms"})
    said["messages"][-1]["topic"] = "talk_to_lawyer"
    bot._turn = lambda asked: said  # type: ignore[method-assign]
    replies = await said_to(conversation, "call 213 555 0142 after five")
    assert not any(message.answer_id.startswith("notice_request_phone") for message in replies)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", CHANNELS)
async def test_leaving_a_flow_does_not_sound_like_the_end_of_the_request(
    bot: FakeBot, channel: str, language: str, ending: str
) -> None:
    conversation, handoff = await in_store(a_family, channel, language)
    ways = bot._turn({"text": ending, "channel": channel})["messages"][-1]["choices"]
    [reply] = await said_to(conversation, ending)
    assert reply.answer_id.startswith(f"notice_request_stands-{language}")
    assert handoff.code in reply.text
    assert [choice["value"] for choice in reply.choices] == [choice["value"] for choice in ways]


@pytest.mark.parametrize("ending", ENDINGS)
async def test_without_an_open_request_the_bots_words_stand(bot: FakeBot, ending: str) -> None:
    conversation, handoff = await in_store(a_family)
    await in_store(Handoff.objects.filter(pk=handoff.pk).update, closed_at=handoff.created_at)
    [reply] = await said_to(conversation, ending)
    assert reply.author == "bot"
    first, *_ = await said_to(conversation, "my new number is 213 555 0142")
    assert first.answer_id.startswith("notice_typed_identifier")
