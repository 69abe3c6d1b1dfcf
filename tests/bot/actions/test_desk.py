"""The desk as the actions see it: whatever goes wrong, there is one way of it not being there."""

import socket

import pytest
from aiohttp import web

from actions.desk import Desk, DeskUnavailable


async def serve(answer):
    """The address of a small real desk; ``answer`` is its handler."""
    application = web.Application()
    application.router.add_post("/internal/handoffs", answer)
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


async def test_nobody_listening_is_no_answer():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(DeskUnavailable):
        await Desk(f"http://127.0.0.1:{port}", "secret").request_handoff({})


async def test_without_a_token_the_desk_is_asked_all_the_same():
    assert isinstance(Desk.from_environment({}), Desk)
