"""Work spread over the processors: the same results, in order, and errors come through."""

import os

import pytest

from components.processors import on_all_processors

ITEMS = list(range(2_000))


@pytest.mark.parametrize("processors", [{0}, {0, 1, 2}])
@pytest.mark.parametrize("items", [[], [7], ITEMS])
def test_the_results_come_in_the_order_of_the_items(monkeypatch, processors, items):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: processors)
    assert on_all_processors(lambda item: item * 2, items) == [item * 2 for item in items]


def test_many_items_are_shared_out(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    assert os.getpid() not in on_all_processors(lambda _: os.getpid(), ITEMS)


@pytest.mark.parametrize(("processors", "count"), [({0}, 2_000), ({0, 1}, 3)])
def test_one_processor_or_few_items_need_no_other_process(monkeypatch, processors, count):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: processors)
    assert set(on_all_processors(lambda _: os.getpid(), ITEMS[:count])) == {os.getpid()}


def test_an_error_comes_through(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    with pytest.raises(ZeroDivisionError):
        on_all_processors(lambda item: 1 / (item - 1_500), ITEMS)


def test_a_process_that_dies_is_an_error(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    with pytest.raises(RuntimeError):
        on_all_processors(lambda _: os._exit(1), ITEMS)
