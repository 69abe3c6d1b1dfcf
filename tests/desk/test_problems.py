"""Problem details have one shape, and an error page never leaves without being one."""

import json

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from desk.problems import CONTENT_TYPE, Problem, problem_of_status, problems_for_errors


def test_a_problem_says_its_type_title_status_and_detail() -> None:
    response = Problem(422, "text-too-long", "At most 4,000.", {"X-Test": "1"}).response()
    assert json.loads(response.content) == {
        "type": "/problems/text-too-long",
        "title": "Text too long",
        "status": 422,
        "detail": "At most 4,000.",
    }
    assert (response.status_code, response["Content-Type"], response["X-Test"]) == (422, CONTENT_TYPE, "1")


def test_an_error_page_becomes_a_problem_and_keeps_what_a_client_needs() -> None:
    respond = problems_for_errors(lambda request: HttpResponseNotAllowed(["GET"]))
    response = respond(HttpRequest())
    assert (response["Content-Type"], response["Allow"]) == (CONTENT_TYPE, "GET")


async def test_behind_async_views_too() -> None:
    async def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("<h1>oh</h1>", status=500)

    response = await problems_for_errors(view)(HttpRequest())
    assert json.loads(response.content)["type"] == "/problems/internal-server-error"


def test_what_is_no_error_and_what_is_a_problem_already_stay_as_they_are() -> None:
    for response in (HttpResponse("fine"), Problem(404, "code-unknown").response()):
        assert problems_for_errors(lambda request, response=response: response)(HttpRequest()) is response


def test_a_status_nobody_knows_is_still_a_problem() -> None:
    assert problem_of_status(599).body == {"type": "/problems/error", "title": "Error", "status": 599}
