"""The internal API: a token or nothing, one request per id, problems that repeat nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from desk.handoffs.alarms.models import Alarm, Fate
from desk.handoffs.clock import office_clock
from desk.handoffs.models import Handoff
from desk.handoffs.status import WRONG_CODES
from desk.privacy.erasure import erase_due
from desk.privacy.models import PendingErasure
from desk.privacy.values import remember
from desk.record.models import Conversation
from desk.record.store import in_store
from tests.desk.handoffs.rota.samples import a_person, always
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
    receipt = first.json()
    assert {**again.json(), "clock": receipt["clock"]} == receipt
    assert (receipt["stage"], receipt["is_told"], receipt["is_merged"]) == ("received", False, False)
    clock = receipt["clock"]
    assert clock.pop("now")
    assert clock == {"state": "unknown", "opens_at": None, "opens_at_words": None, "on_call": False}
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
        ("about", "neighbour"),
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
    told = answer.json()
    assert (told["code"], told["stage"], told["clock"]["state"]) == (handoff.code, "received", "unknown")
    assert set(told) == {"code", "stage", "clock", "is_told", "is_late"}


async def test_the_status_is_found_by_the_conversation_its_latest_request(call):
    conversation = await in_store(a_conversation)
    await call("post", "/internal/handoffs", wanted(conversation))
    await in_store(Handoff.objects.update, closed_at=timezone.now(), stage="expired")
    path = f"/internal/handoffs/status?conversation={conversation.pk}"
    assert (await call("get", path)).json()["stage"] == "expired"
    newer = await call("post", "/internal/handoffs", wanted(conversation, request_id="newer"))
    assert (await call("get", path)).json()["code"] == newer.json()["code"]


async def test_who_asked_for_nothing_is_told_so(call):
    conversation = await in_store(a_conversation)
    for path in (f"?conversation={conversation.pk}", ""):
        answer = await call("get", f"/internal/handoffs/status{path}")
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/no-request")


async def test_an_unknown_code_is_not_found(call):
    answer = await call("get", "/internal/handoffs/status?code=K7M-R4Q")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/code-unknown")


async def test_who_guesses_codes_has_to_wait_even_with_a_right_one(call):
    handoff, conversation = await in_store(a_handoff), await in_store(a_conversation)
    path = f"/internal/handoffs/status?conversation={conversation.pk}&code="
    for _ in range(WRONG_CODES):
        assert (await call("get", path + "K7M-R4X")).status_code == 404
    answer = await call("get", path + handoff.code)
    assert (answer.status_code, answer.json()["type"]) == (429, "/problems/too-many-wrong-codes")
    assert (await call("get", f"/internal/handoffs/status?code={handoff.code}")).status_code == 200


async def test_a_bare_guess_has_to_wait_as_well_and_a_conversation_does_not_wait_with_it(call):
    handoff = await in_store(a_handoff)
    path = "/internal/handoffs/status?code="
    for _ in range(WRONG_CODES):
        assert (await call("get", path + "K7M-R4X")).status_code == 404
    answers = [await call("get", path + code) for code in (handoff.code, "K7M-R4X")]
    assert [answer.status_code for answer in answers] == [429, 429]
    assert answers[0].content == answers[1].content
    path = f"/internal/handoffs/status?conversation={handoff.conversation_id}&code={handoff.code}"
    assert (await call("get", path)).status_code == 200


async def test_a_second_request_joins_the_open_one_and_the_family_can_be_told(call):
    conversation = await in_store(a_conversation)
    first = await call("post", "/internal/handoffs", wanted(conversation, urgency="other"))
    more = wanted(
        conversation,
        request_id="second",
        about="relative",
        details={"detained_when": "hours", "detained_by": "ice", "minor": "no"},
    )
    second, again = [await call("post", "/internal/handoffs", more) for _ in range(2)]
    assert (first.status_code, second.status_code, again.status_code) == (201, 200, 200)
    assert second.json()["code"] == again.json()["code"] == first.json()["code"]
    assert second.json()["is_merged"] is again.json()["is_merged"] is True


async def test_a_receipt_says_whether_whoever_stands_by_is_told_of_it_of_whatever_language(call):
    await in_store(always, await in_store(a_person, speaks="en"))
    conversation = await in_store(a_conversation)

    async def ask(request_id):
        answer = await call("post", "/internal/handoffs", wanted(conversation, request_id=request_id))
        return answer.json()["clock"]["on_call"], answer.json()["is_told"]

    assert await ask("first") == (True, True)
    await in_store(Alarm.objects.update, fate=Fate.SENT)
    for _ in range(2):
        assert await ask("again") == (True, False)
    status = (await call("get", f"/internal/handoffs/status?conversation={conversation.pk}")).json()
    assert (status["clock"]["on_call"], status["is_told"]) == (True, True)


async def test_a_repetition_gets_its_receipt_after_the_conversation_was_erased(call):
    conversation = await in_store(a_conversation)
    asked = wanted(conversation)
    first = await call("post", "/internal/handoffs", asked)
    await in_store(conversation.delete)
    again = await call("post", "/internal/handoffs", asked)
    assert (again.status_code, again.json()["code"]) == (200, first.json()["code"])


@pytest.mark.parametrize(
    "details",
    [{PHONE: "ice"}, {"note": PHONE}, {"x": "y z"}, {f"key_{chr(97 + n)}": "x" for n in range(13)}, ["ice"]],
)
async def test_details_are_words_of_the_flow_and_nothing_else(call, details):
    conversation = await in_store(a_conversation)
    answer = await call("post", "/internal/handoffs", wanted(conversation, details=details))
    assert (answer.status_code, answer.json()["detail"]) == (422, "Look at: details.")


async def test_the_clock_tells_time_state_and_opening(call, settings):
    settings.ORG_HOURS = "Mon-Sun 00:00-23:59"
    answer = (await call("get", "/internal/clock")).json()
    assert answer["state"] in ("open", "closed")
    assert answer["now"][-6:] in ("-08:00", "-07:00")
    assert answer.keys() == {"state", "now", "opens_at", "opens_at_words", "on_call"}


async def test_the_clock_says_whether_somebody_stands_by_who_speaks_the_language(call):
    person = await in_store(a_person, speaks="es")
    await in_store(always, person)
    for query, stands in (("", True), ("?language=es", True), ("?language=en", False)):
        assert (await call("get", f"/internal/clock{query}")).json()["on_call"] is stands
    assert (await call("get", "/internal/clock?language=nah")).status_code == 422


async def test_a_closed_office_says_when_it_opens_in_both_languages(call, settings):
    # Closed at every minute but one, and that one is seldom now.
    settings.ORG_HOURS = "Mon-Sun 03:17-03:18"
    answer = (await call("get", "/internal/clock")).json()
    assert answer["opens_at_words"]["en"].endswith(" at 3:17 a.m.")
    assert answer["opens_at_words"]["es"].endswith(" a las 3:17 a.m.")


async def test_on_its_closed_day_the_office_is_closed_and_who_stands_by_is_named(call, settings):
    settings.ORG_HOURS = "Mon-Sun 00:00-23:59"
    days = [office_clock().now + timedelta(days=day) for day in (0, 1)]
    settings.ORG_CLOSED_DAYS = ",".join(f"{day:%Y-%m-%d}" for day in days)
    await in_store(always, await in_store(a_person))
    answer = (await call("get", "/internal/clock")).json()
    assert (answer["state"], answer["on_call"]) == ("closed", True)
    assert answer["opens_at"][:10] > f"{days[1]:%Y-%m-%d}"


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
