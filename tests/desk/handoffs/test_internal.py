"""The internal API: a token or nothing, one request per id, problems that repeat nothing."""

import pytest
from django.utils import timezone

from desk.handoffs.models import Handoff
from desk.privacy.erasure import erase_due
from desk.privacy.models import PendingErasure
from desk.privacy.values import remember
from desk.record.models import Conversation
from desk.record.store import in_store
from tests.desk.handoffs.samples import PHONE, a_conversation, a_handoff

pytestmark = pytest.mark.django_db(transaction=True)


def wanted(conversation: Conversation, **changes):
    return {
        "conversation": str(conversation.pk),
        "request_id": f"{conversation.pk}:1",
        "consent": {"version": "2026-11-23", "items": ["call", "share"]},
        "name": "[NAME 1]",
        "phone": "[PHONE 1]",
        "callback": "any_time",
        "topic": "relative_detained",
        "urgency": "detained_now",
        "language": "es",
        "channel": "web",
        **changes,
    }


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("post", "/internal/handoffs"),
        ("get", "/internal/handoffs/status?code=K7M-R4Q"),
        ("get", "/internal/clock"),
        ("post", "/internal/erasures"),
        ("post", "/internal/phones"),
    ],
)
async def test_without_the_token_there_is_nothing(call, method, path):
    for token in (None, "", "wrong", "wröng", "Bearer"):
        answer = await call(method, path, {}, token=token)
        assert (answer.status_code, answer.json()["type"]) == (401, "/problems/token-wrong")
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_a_request_gets_a_receipt_and_a_replay_the_same_one(call):
    conversation = await in_store(a_conversation)
    first = await call("post", "/internal/handoffs", wanted(conversation))
    again = await call("post", "/internal/handoffs", wanted(conversation))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json()["stage"] == "received"
    assert first.json()["clock"] == {"state": "unknown", "opens_at": None}
    assert await in_store(Handoff.objects.count) == 1


async def test_a_request_of_an_unknown_conversation_is_refused(call):
    answer = await call("post", "/internal/handoffs", wanted(Conversation()))
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/conversation-unknown")


async def test_a_phone_that_was_forgotten_is_refused(call):
    conversation = await in_store(a_conversation)
    answer = await call("post", "/internal/handoffs", wanted(conversation, phone="[PHONE 2]"))
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/phone-unknown")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("consent", {"version": "2026-11-23", "items": []}),
        ("callback", "whenever"),
        ("topic", f"call {PHONE}"),
        ("urgency", "very"),
        ("language", "nah"),
        ("channel", "fax"),
        ("phone", PHONE * 9),
        ("request_id", ""),
    ],
)
async def test_a_wrong_field_is_named_and_its_value_not_repeated(call, field, value):
    conversation = await in_store(a_conversation)
    answer = await call("post", "/internal/handoffs", wanted(conversation, **{field: value}))
    assert answer.status_code == 422
    assert answer.json()["type"] == "/problems/invalid-request"
    assert field in answer.json()["detail"]
    assert PHONE not in answer.text


@pytest.mark.parametrize("body", ["{", "[]", '"x"', "\ud83d".encode("utf-8", "surrogatepass"), b"\xff"])
async def test_a_body_that_is_no_request_is_a_problem(call, body):
    answer = await call("post", "/internal/handoffs", body)
    assert answer.status_code in (400, 422)
    assert answer.headers["Content-Type"] == "application/problem+json"


async def test_the_status_is_found_however_the_code_was_typed(call):
    handoff = await in_store(a_handoff)
    typed = handoff.code.lower().replace("-", "%20")
    answer = await call("get", f"/internal/handoffs/status?code={typed}")
    assert answer.json() == {"code": handoff.code, "stage": "received"}


async def test_an_unknown_code_is_not_found(call):
    answer = await call("get", "/internal/handoffs/status?code=K7M-R4Q")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/code-unknown")


async def test_the_clock_tells_time_state_and_opening(call, settings):
    settings.ORG_HOURS = "Mon-Sun 00:00-23:59"
    answer = (await call("get", "/internal/clock")).json()
    assert answer["state"] in ("open", "closed")
    assert answer["now"][-6:] in ("-08:00", "-07:00")
    assert "opens_at" in answer


async def test_an_erasure_waits_for_the_last_words_and_leaves_the_request(call, bot):
    conversation = await in_store(a_conversation)
    await call("post", "/internal/handoffs", wanted(conversation))
    for _ in range(2):
        answer = await call("post", "/internal/erasures", {"conversation": str(conversation.pk)})
        assert answer.status_code == 204
    assert await erase_due() == 0
    assert await in_store(Conversation.objects.exists)
    await in_store(Conversation.objects.update, erase_at=timezone.now())
    assert await erase_due() == 1
    assert not await in_store(Conversation.objects.exists)
    assert await in_store(Handoff.objects.filter(conversation=None).count) == 1
    assert bot.forgotten == [str(conversation.pk)]
    assert not await in_store(PendingErasure.objects.exists)


@pytest.mark.parametrize(
    ("number", "usable"),
    [("(213) 555-0147", True), ("+1 213 555 0147", True), ("555 0147", False), ("+52 55 1234 5678", False)],
)
async def test_only_a_whole_number_of_this_country_can_be_called(call, number, usable):
    conversation = await in_store(a_conversation)
    await in_store(remember, conversation, [("[PHONE 2]", number)])
    asked = {"conversation": str(conversation.pk), "phone": "[PHONE 2]"}
    answer = await call("post", "/internal/phones", asked)
    assert (answer.status_code, answer.json()) == (200, {"usable": usable})


async def test_a_phone_that_nobody_knows_cannot_be_called(call):
    conversation = await in_store(a_conversation)
    for owner, phone in ((conversation, "[PHONE 9]"), (Conversation(), "[PHONE 1]")):
        answer = await call("post", "/internal/phones", {"conversation": str(owner.pk), "phone": phone})
        assert answer.json() == {"usable": False}
    refused = await call("post", "/internal/phones", {"conversation": str(conversation.pk), "phone": PHONE})
    assert refused.status_code == 422
    assert PHONE not in refused.content.decode()


async def test_what_is_not_there_is_a_problem_too(call):
    answer = await call("get", "/internal/nothing")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
