"""What is offered under a reply: what may be meant, where an answer leads, the way back to a flow that was left."""

import pytest
from rasa.shared.core.events import ActiveLoop

from channels.reply import reply_to
from tests.bot.channels.talks import conversation, heard, said


def test_a_question_back_offers_what_it_may_be_a_person_and_something_else(catalogue):
    tracker = conversation(*heard("1", "clarify", choices=["bond", "tps"]), *said("utter_clarify"))
    (message,) = reply_to("1", tracker, catalogue, "web")["messages"]
    assert message["kind"] == "clarify"
    assert [choice["value"] for choice in message["choices"]] == [
        "bond",
        "tps",
        "talk_to_lawyer",
        "menu",
    ]


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_a_question_back_says_what_protects_when_it_may_be_an_emergency(catalogue, channel):
    for choices, protects in ((["bond", "privacy"], False), (["bond", "ice_at_door"], True)):
        tracker = conversation(*heard("1", "clarify", choices=choices), *said("utter_clarify"))
        messages = reply_to("1", tracker, catalogue, channel)["messages"]
        assert ("sign nothing" in messages[0]["text"]) is protects
        assert [choice["value"] for choice in messages[-1]["choices"]] == [*choices, "talk_to_lawyer", "menu"]


def choices_of(tracker, message_id, catalogue):
    *_, last = reply_to(message_id, tracker, catalogue, "web")["messages"]
    return [choice["value"] for choice in last["choices"]]


def test_what_follows_an_answer_offers_first_where_that_answer_leads(catalogue):
    bond = [*heard("1", "bond"), *said("utter_bond")]
    steps = [intent for intent in catalogue.file_of("bond").next if intent != "talk_to_lawyer"]
    and_then = [*heard("2", "clarify", choices=["repeat"]), *said("utter_clarify")]
    offered = choices_of(conversation(*bond, *and_then), "2", catalogue)
    assert offered == [*steps, "repeat", "talk_to_lawyer", "menu"]


def test_what_follows_an_answer_may_still_be_an_emergency(catalogue):
    bond = [*heard("1", "bond"), *said("utter_bond")]
    what_now = [
        *heard("2", "clarify", choices=["ice_at_door", "relative_detained", "repeat"]),
        *said("utter_clarify"),
    ]
    assert "ice_at_door" in choices_of(conversation(*bond, *what_now), "2", catalogue)
    first = reply_to("2", conversation(*bond, *what_now), catalogue, "web")["messages"][0]
    assert first["answer_id"] == "clarify-emergency-en"


def test_what_follows_no_answer_offers_what_it_did(catalogue):
    tracker = conversation(
        *heard("1", "greet"),
        *said("utter_greet"),
        *heard("2", "clarify", choices=["repeat"]),
        *said("utter_clarify"),
        *heard("3", "bond"),
        *said("utter_bond"),
    )
    assert choices_of(tracker, "2", catalogue) == ["repeat", "talk_to_lawyer", "menu"]


def test_another_question_back_is_not_about_the_last_answer(catalogue):
    tracker = conversation(
        *heard("1", "bond"),
        *said("utter_bond"),
        *heard("2", "clarify", choices=["tps"]),
        *said("utter_clarify"),
    )
    assert choices_of(tracker, "2", catalogue) == ["tps", "talk_to_lawyer", "menu"]


def test_further_needs_are_the_first_choices(catalogue):
    tracker = conversation(*heard("1", "relative_detained", also=["bond"]), *said("utter_relative_detained"))
    last = reply_to("1", tracker, catalogue, "web")["messages"][-1]
    assert [choice["value"] for choice in last["choices"]][:2] == ["bond", "find_detainee"]


def in_the_middle_of_the_door(*events):
    """What a turn said, and under it the open question of ice_at_door."""
    tracker = conversation(*events, ActiveLoop("ice_at_door_form"), *said("utter_ask_door_paper"))
    return lambda catalogue: [
        [choice["value"] for choice in message["choices"]]
        for message in reply_to("1", tracker, catalogue, "sms")["messages"]
    ]


def test_over_an_open_question_an_answer_offers_nothing_but_what_else_was_asked(catalogue):
    turn = in_the_middle_of_the_door(
        *heard("1", "record_agents", also=["bond"]), *said("utter_record_agents")
    )
    answer, question = turn(catalogue)
    assert answer == ["bond"]
    assert question[-1] == "talk_to_lawyer"


def test_over_an_open_question_a_menu_keeps_its_choices(catalogue):
    turn = in_the_middle_of_the_door(*heard("1", "menu"), *said("utter_menu"))
    assert len(turn(catalogue)[0]) >= 2


def test_over_an_open_question_a_question_back_has_no_list_of_its_own(catalogue):
    turn = in_the_middle_of_the_door(*heard("1", "clarify", choices=["bond"]), *said("utter_clarify"))
    asked_back, question = turn(catalogue)
    assert asked_back == []
    assert question[-2:] == ["talk_to_lawyer", "bond"]


def test_what_may_be_an_emergency_goes_before_the_question_of_a_calm_flow(catalogue):
    tracker = conversation(
        *heard("1", "clarify", choices=["bond", "ice_at_door"]),
        ActiveLoop("family_plan_form"),
        *said("utter_clarify"),
        *said("utter_ask_plan_papers"),
    )
    for channel in ("web", "sms"):
        messages = reply_to("1", tracker, catalogue, channel)["messages"]
        assert "sign nothing" in messages[0]["text"]
        assert {message["kind"] for message in messages} == {"clarify"}


def test_a_flow_that_was_left_is_the_first_choice_and_a_person_the_next(catalogue):
    left = [
        *heard("2", "distress"),
        *said("utter_distress"),
        ActiveLoop(None),
        *said("utter_notice_flow_left"),
    ]
    running = [*heard("1", "ice_at_door"), ActiveLoop("ice_at_door_form"), *said("utter_ask_door_paper")]
    for before, choices in ((running, ["ice_at_door", "talk_to_lawyer"]), ([], ["talk_to_lawyer"])):
        last = reply_to("2", conversation(*before, *left), catalogue, "web")["messages"][-1]
        assert last["answer_id"] == "notice_flow_left-en"
        assert [choice["value"] for choice in last["choices"]] == choices
