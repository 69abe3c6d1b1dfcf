"""The tracker store: bounded, exact, forgetting."""

import sqlite3
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.tracker_store import TrackerStore, create_tracker_store
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    SlotSet,
    UserUttered,
)
from rasa.utils.endpoints import EndpointConfig

from components.tracker_store import BoundedTrackerStore, compact

DOMAIN = Domain.from_dict(
    {
        "version": "3.1",
        "intents": ["bond"],
        "slots": {name: {"type": "text", "mappings": [{"type": "from_text"}]} for name in ("a", "b")},
        "forms": {"lawyer_form": {"required_slots": ["a"]}},
    }
)


def turn(number, *between):
    return [
        ActionExecuted("action_listen"),
        UserUttered(f"message {number}", {"name": "bond"}, message_id=str(number)),
        *between,
        ActionExecuted("utter_bond"),
        BotUttered("words", metadata={"utter_action": "utter_bond"}),
    ]


def open_store(path=":memory:", **settings):
    return BoundedTrackerStore(DOMAIN, path=str(path), **settings)


async def saved(store, sender, events):
    tracker = await store.get_or_create_tracker(sender)
    for event in events:
        tracker.update(event, DOMAIN)
    await store.save(tracker)
    return tracker


async def test_a_conversation_reads_back_as_it_was_after_a_restart(tmp_path):
    path = tmp_path / "dialogues.sqlite3"
    events = [*turn(1), SlotSet("a", "x"), ActiveLoop("lawyer_form")]
    before = await saved(open_store(path), "sender", events)
    after = await open_store(path).retrieve("sender")
    assert [event.as_dict() for event in after.events] == [event.as_dict() for event in before.events]
    assert after.get_slot("a") == "x"
    assert after.active_loop_name == "lawyer_form"


async def test_a_long_conversation_is_kept_short_and_loses_no_slot_and_no_form(tmp_path):
    path = tmp_path / "dialogues.sqlite3"
    store = open_store(path, turns=3)
    await saved(store, "sender", [*turn(0), SlotSet("a", "first"), ActiveLoop("lawyer_form")])
    for number in range(1, 200):
        await saved(store, "sender", turn(number, SlotSet("b", str(number))))
    for tracker in (await store.peek("sender"), await open_store(path).retrieve("sender")):
        assert len(tracker.events) < 30
        assert (tracker.get_slot("a"), tracker.get_slot("b")) == ("first", "199")
        assert tracker.active_loop_name == "lawyer_form"
        assert tracker.latest_message.message_id == "199"


async def test_what_another_process_saved_is_seen(tmp_path):
    path = tmp_path / "dialogues.sqlite3"
    ours, theirs = open_store(path), open_store(path)
    await saved(ours, "sender", turn(1))
    await saved(theirs, "sender", turn(2))
    assert (await ours.retrieve("sender")).latest_message.message_id == "2"


async def test_a_turn_that_failed_half_way_leaves_no_trace(tmp_path):
    store = open_store(tmp_path / "dialogues.sqlite3")
    await saved(store, "sender", turn(1))
    tracker = await store.retrieve("sender")
    tracker.update(turn(2)[1], DOMAIN)
    assert (await store.retrieve("sender")).latest_message.message_id == "1"


async def test_forgetting_leaves_no_word_in_any_file(tmp_path):
    path = tmp_path / "dialogues.sqlite3"
    store = open_store(path)
    await saved(store, "sender", [*turn(1), SlotSet("a", "unmistakable")])
    assert store.forget("sender")
    assert not store.forget("sender")
    assert await store.retrieve("sender") is None
    assert not [file for file in tmp_path.iterdir() if b"unmistakable" in file.read_bytes()]


async def test_conversations_expire_by_age(tmp_path):
    path = tmp_path / "dialogues.sqlite3"
    store = open_store(path, days=14)
    await saved(store, "old", turn(1))
    await saved(store, "new", turn(1))
    with sqlite3.connect(path) as connection:
        connection.execute(
            "UPDATE dialogue SET updated = ? WHERE sender = 'old'", (time.time() - 15 * 86400,)
        )
    assert store.forget_older_than(time.time() - 14 * 86400) == 1
    assert list(await store.keys()) == ["new"]


async def test_expiry_needs_nobody_to_ask_for_it(tmp_path):
    path = tmp_path / "dialogues.sqlite3"
    await saved(open_store(path), "old", turn(1))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE dialogue SET updated = 0")
    await saved(open_store(path), "new", turn(1))
    assert list(await open_store(path).keys()) == ["new"]


def test_rasa_finds_the_store_by_its_name_in_endpoints(tmp_path):
    endpoint = EndpointConfig(
        type="components.tracker_store.BoundedTrackerStore", path=str(tmp_path / "dialogues.sqlite3")
    )
    store: TrackerStore = create_tracker_store(endpoint, DOMAIN)
    assert isinstance(store, BoundedTrackerStore)


any_event = st.one_of(
    st.builds(SlotSet, st.sampled_from(["a", "b"]), st.sampled_from(["1", "2", None])),
    st.sampled_from([ActiveLoop("lawyer_form"), ActiveLoop(None), AllSlotsReset()]),
)


@given(st.lists(st.lists(any_event, max_size=4), max_size=12), st.integers(1, 4))
def test_compacting_changes_no_slot_and_no_form(turns, kept):
    events = [event for number, extra in enumerate(turns) for event in turn(number, *extra)]
    store = open_store()
    whole, short = store._tracker("s", events), store._tracker("s", compact(events, kept))
    assert whole.current_slot_values() == short.current_slot_values()
    assert whole.active_loop_name == short.active_loop_name
    assert len([e for e in short.events if isinstance(e, UserUttered)]) == min(kept, len(turns))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_short_conversations_are_kept_whole(count):
    events = [event for number in range(count) for event in turn(number)]
    assert compact(events, 3) == events


async def test_a_turn_that_is_taken_back_leaves_no_word_of_it():
    store = open_store()
    await saved(
        store, "s", [*turn(1, SlotSet("a", "one")), *turn(2, SlotSet("a", "two"), SlotSet("b", "two"))]
    )
    await store.take_back("s", "2")
    tracker = await store.retrieve("s")
    assert (tracker.get_slot("a"), tracker.get_slot("b")) == ("one", None)
    assert [e.message_id for e in tracker.events if isinstance(e, UserUttered)] == ["1"]
    assert tracker.latest_action_name == "action_listen"
    await store.take_back("s", "unknown")
    await store.take_back("nobody", "1")
    assert await store.retrieve("nobody") is None
