"""The desk as the actions see it: whatever goes wrong, there is one way of it not being there."""

import socket

import pytest
from aiohttp import web

from actions.desk import Clock, Desk, DeskRefused, DeskUnavailable


async def serve(answer):
    """The address of a small real desk; ``answer`` is its handler."""
    application = web.Application()
    application.router.add_route("*", "/internal/{path:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    listening = socket.create_server(("127.0.0.1", 0))
    await web.SockSite(runner, listening).start()
    return runner, f"http://127.0.0.1:{listening.getsockname()[1]}"


async def test_a_request_shows_the_token_and_gets_its_receipt():
    seen = []

    async def answer(request):
        seen.append((request.headers["Authorization"], await request.json()))
        return web.json_response({"code": "K7M-R4Q", "stage": "received"}, status=201)

    runner, url = await serve(answer)
    receipt = await Desk(url, "secret").request_handoff({"phone": "[PHONE 1]"})
    await runner.cleanup()
    assert (receipt.code, receipt.stage) == ("K7M-R4Q", "received")
    assert seen == [("Bearer secret", {"phone": "[PHONE 1]"})]


@pytest.mark.parametrize(
    ("status", "body"), [(500, {}), (401, {}), (422, {}), (201, {"no": "code"}), (201, "no object")]
)
async def test_an_answer_that_is_no_receipt_is_no_answer(status, body):
    async def answer(request):
        return web.json_response(body, status=status)

    runner, url = await serve(answer)
    with pytest.raises(DeskUnavailable):
        await Desk(url, "secret").request_handoff({})
    await runner.cleanup()


async def test_a_receipt_says_only_what_the_desk_knows_of_time():
    words = {"en": "Monday at 9:00 a.m.", "es": "el lunes a las 9:00 a.m."}
    for clock, expected in (
        (None, Clock()),
        ({"state": "closed", "opens_at": "2026-11-30T09:00:00-08:00"}, Clock("unknown")),
        ({"state": "closed", "opens_at_words": words, "on_call": True}, Clock("closed", words, True)),
        ({"state": "open", "opens_at_words": None}, Clock("open")),
    ):
        assert Clock.from_answer(clock) == expected


async def test_a_desk_that_says_no_is_told_from_one_that_is_away():
    async def answer(request):
        return web.json_response({"type": "/problems/phone-unknown"}, status=422)

    runner, url = await serve(answer)
    with pytest.raises(DeskRefused) as refused:
        await Desk(url, "secret").request_handoff({})
    assert refused.value.problem == "phone-unknown"
    await runner.cleanup()


async def test_a_phone_a_status_and_an_erasure_are_asked_for():
    seen = []

    async def answer(request):
        seen.append((request.method, request.path, dict(request.query) or await request.json()))
        if request.path.endswith("erasures"):
            return web.Response(status=204)
        return web.json_response({"usable": True, "code": "K7M-R4Q", "stage": "called"})

    runner, url = await serve(answer)
    desk = Desk(url, "secret")
    assert await desk.can_call("sender", "[PHONE 1]") is True
    assert (await desk.status(code="K7M-R4Q", conversation="sender")).stage == "called"
    assert (await desk.status(conversation="sender")).code == "K7M-R4Q"
    await desk.erase("sender")
    await runner.cleanup()
    assert seen == [
        ("POST", "/internal/phones", {"conversation": "sender", "phone": "[PHONE 1]"}),
        ("GET", "/internal/handoffs/status", {"conversation": "sender", "code": "K7M-R4Q"}),
        ("GET", "/internal/handoffs/status", {"conversation": "sender"}),
        ("POST", "/internal/erasures", {"conversation": "sender"}),
    ]


async def test_nobody_listening_is_no_answer():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(DeskUnavailable):
        await Desk(f"http://127.0.0.1:{port}", "secret").request_handoff({})


async def test_without_a_token_the_desk_is_asked_all_the_same():
    assert isinstance(Desk.from_environment({}), Desk)
