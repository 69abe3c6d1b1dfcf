"""docs/api.md stays true: it names every route and every problem, and its examples have the shape of the real thing."""

import ast
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import get_resolver
from ninja import NinjaAPI, Schema

from answers.catalogue import ROOT
from desk.handoffs import internal
from desk.problems import problem_of_status
from desk.record.bot import Question, Reply
from desk.record.catalogue import approved_words
from desk.record.opening import open_conversation
from desk.sms import urls as sms
from desk.sms.keywords import keyword_in
from desk.web import api, shapes

DOCS = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
NAMED_ROUTES = set(re.findall(r"\b(GET|POST|PUT|PATCH|DELETE) (/[\w/.<>-]*)", DOCS))
NAMED_PROBLEMS = set(re.findall(r"/problems/([a-z0-9-]+)", DOCS))
# What Django and ninja answer by themselves becomes one of these.
ERRORS_WITHOUT_A_NAME = (400, 404, 405, 500)
RAISERS = ("Problem", "_problem")


def examples() -> list[Any]:
    """Every JSON block, and what the events of the stream carry."""
    blocks = re.findall(r"^```json\n(.*?)^```$", DOCS, re.DOTALL | re.MULTILINE)
    events = re.findall(r"^data: (.*)$", DOCS, re.MULTILINE)
    assert blocks
    assert events
    return [json.loads(written) for written in [*blocks, *events]]


def objects_with(name: str) -> list[dict[str, Any]]:
    """The objects of all examples that have the key ``name``, wherever they stand."""
    return [found for found in _objects(examples()) if name in found]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _objects(part)


def routes_of(ninja: NinjaAPI, prefix: str) -> set[tuple[str, str]]:
    paths = ninja.get_openapi_schema(path_prefix=prefix)["paths"]
    return {(method.upper(), path) for path, methods in paths.items() for method in methods}


def test_every_route_of_the_openapi_document_is_named() -> None:
    assert routes_of(api.api, "/api/chat/") - NAMED_ROUTES == set()
    assert ("GET", f"/api/chat{api.api.openapi_url}") in NAMED_ROUTES


def test_every_route_of_the_internal_api_is_named() -> None:
    assert routes_of(internal.api, "/internal/") - NAMED_ROUTES == set()


def test_every_route_of_the_bot_is_named_and_no_other() -> None:
    source = (ROOT / "channels" / "desk.py").read_text(encoding="utf-8")
    routes = re.findall(r'@door\.(\w+)\("([^"]*)"\)', source)
    real = {(method.upper(), f"/webhooks/desk{path.replace(':str', '')}") for method, path in routes}
    assert real == {route for route in NAMED_ROUTES if route[1].startswith("/webhooks/")}


def test_every_address_of_the_desk_that_is_named_exists() -> None:
    public, own = get_resolver("desk.urls_public"), get_resolver("desk.urls_internal")
    for _, path in NAMED_ROUTES:
        if not path.startswith("/webhooks/"):
            assert (own if path.startswith("/internal/") else public).resolve(path)


def test_every_address_twilio_calls_is_named() -> None:
    assert {("POST", f"/sms/{pattern.pattern}") for pattern in sms.urlpatterns} - NAMED_ROUTES == set()


def raised_problems() -> Iterator[str]:
    sources = {*(ROOT / "desk").rglob("*.py"), ROOT / "channels" / "desk.py"} - {
        ROOT / "desk" / "problems.py"
    }
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISERS:
                name = node.args[1]
                assert isinstance(name, ast.Constant), f"{path}:{node.lineno}: a type that nobody can look up"
                yield name.value


def test_every_problem_the_code_can_raise_is_named_and_no_other() -> None:
    unnamed = {problem_of_status(status).name for status in ERRORS_WITHOUT_A_NAME}
    assert {*raised_problems(), *unnamed} == NAMED_PROBLEMS


def test_every_problem_stands_in_the_table_once() -> None:
    rows = re.findall(r"^\| `/problems/([a-z0-9-]+)` \|", DOCS, re.MULTILINE)
    assert sorted(rows) == sorted(NAMED_PROBLEMS)


def test_a_message_in_an_example_has_exactly_the_keys_of_a_real_one(db: None) -> None:
    _, said = open_conversation("web")
    real = list(shapes.message_body(said[0]))
    found = objects_with("from")
    assert {message["lang"] for message in found} == {"en", "es"}
    for message in found:
        assert list(message) == real
        shapes.Said.model_validate(message)


def test_the_choices_in_the_examples_lead_somewhere() -> None:
    words = approved_words()
    for choice in objects_with("value"):
        assert choice["value"].partition("{")[0] in words.intents
        assert list(choice) == ["label", "value"]


def test_a_bubble_of_the_bot_has_exactly_the_keys_of_a_real_one() -> None:
    real = approved_words().say("utter_thanks", "es", "sms")[0]
    found = objects_with("answer_id")
    assert found
    assert all(set(bubble) == set(real) for bubble in found)


def test_the_turn_in_the_example_is_one_the_desk_sends_and_understands() -> None:
    (question,) = objects_with("default_language")
    sent = Question(*(question[name] or "" for name in ("sender", "message_id", "text")), "", "sms", "", "es")
    assert question == sent.as_json()
    (reply,) = objects_with("expects")
    assert Reply.from_json(reply).nlu == reply["nlu"]


@pytest.mark.parametrize(
    ("mark", "shape"),
    [
        ("token", shapes.Started),
        ("request_id", internal.HandoffRequest),
        ("status", shapes.ProblemDetails),
    ],
)
def test_an_example_has_the_shape_that_the_code_takes_or_gives(mark: str, shape: type[Schema]) -> None:
    found = [example for example in examples() if mark in example]
    assert found
    for example in found:
        shape.model_validate(example)
        fields = {field.alias or name for name, field in shape.model_fields.items()}
        assert set(example) <= fields


@pytest.mark.parametrize("wish", ["stop", "start", "help"])
def test_the_words_of_the_sms_table_are_keywords(wish: str) -> None:
    (words,) = re.findall(rf"^\| {wish} \| ([^|]+) \|", DOCS, re.MULTILINE)
    keywords = [keyword_in(word) for word in re.findall(r"`([^`]+)`", words)]
    assert {keyword and keyword.wish for keyword in keywords} == {wish}
