"""The reply to a message, read from the conversation: the same however often it is asked for."""

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from answers import Catalogue, Office
from channels.reply import is_swallowed, is_unfinished, reply_to

DOMAIN = Domain.load("domain.yml")


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load(office=Office(name="The Office", phone="213-555-0100"))


def heard(message_id, intent, **parsed):
    ranking = [{"name": intent, "confidence": 0.9}]
    return [
        ActionExecuted("action_listen"),
        UserUttered(
            "text",
            {"name": intent, "confidence": 0.9},
            parse_data={"intent": {"name": intent, "confidence": 0.9}, "intent_ranking": ranking, **parsed},
            message_id=message_id,
        ),
    ]


def said(response, text="words"):
    return [ActionExecuted(response), BotUttered(text, metadata={"utter_action": response})]


def conversation(*events):
    return DialogueStateTracker.from_events("sender", list(events), DOMAIN.slots)


def test_a_message_that_the_conversation_does_not_hold_has_no_reply(catalogue):
    assert reply_to("9", conversation(*heard("1", "bond")), catalogue, "web") is None


def test_only_what_was_said_to_this_message(catalogue):
    tracker = conversation(
        *heard("1", "bond"), *said("utter_bond", "one"), *heard("2", "privacy"), *said("utter_privacy", "two")
    )
    for message_id, text in (("1", "one"), ("2", "two")):
        reply = reply_to(message_id, tracker, catalogue, "web")
        assert [message["text"] for message in reply["messages"]] == [text]


def test_the_understanding_comes_along(catalogue):
    tracker = conversation(*heard("1", "bond", concepts=["BOND"], because=["bail"]), *said("utter_bond"))
    assert reply_to("1", tracker, catalogue, "web")["nlu"] == {
        "intent": "bond",
        "confidence": 0.9,
        "ranking": [{"intent": "bond", "confidence": 0.9}],
        "concepts": ["BOND"],
        "because": ["bail"],
    }


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


def test_a_question_of_the_form_is_the_forms_and_says_what_it_expects(catalogue):
    tracker = conversation(
        *heard("1", "affirm"),
        ActionExecuted("talk_to_lawyer_form"),
        ActiveLoop("talk_to_lawyer_form"),
        SlotSet("requested_slot", "handoff_phone"),
        *said("utter_ask_handoff_phone"),
    )
    reply = reply_to("1", tracker, catalogue, "web")
    assert reply["expects"] == "phone"
    assert [(message["kind"], message["topic"]) for message in reply["messages"]] == [
        ("question", "talk_to_lawyer")
    ]


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


def test_the_offer_of_a_lawyer_belongs_to_the_need_it_follows(catalogue):
    tracker = conversation(
        *heard("1", "find_detainee"),
        *said("utter_find_detainee"),
        ActiveLoop("find_detainee_offer_form"),
        *said("utter_ask_lawyer_offer"),
    )
    assert reply_to("1", tracker, catalogue, "web")["messages"][-1]["topic"] == "find_detainee"


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


@pytest.mark.parametrize(
    ("action", "answer"),
    [
        ("action_handoff_status", "handoff-status-es-sms"),
        ("action_erase_conversation", "delete-my-data-failed-es-sms"),
        ("utter_bond", "notice_no_reply-es-sms"),
    ],
)
def test_silence_never_reaches_a_family(catalogue, action, answer):
    tracker = conversation(
        *heard("1", "bond"),
        SlotSet("language", "es"),
        ActionExecuted(action),
        ActionExecuted("action_listen"),
    )
    (message,) = reply_to("1", tracker, catalogue, "sms")["messages"]
    assert message["answer_id"] == answer
    assert "213-555-0100" in message["text"]


@pytest.mark.parametrize(
    ("intent", "spoken", "swallowed"),
    [("ice_at_door", [], True), ("fallback", [], False), ("ice_at_door", said("utter_ice_at_door"), False)],
)
def test_a_question_that_a_broken_form_has_swallowed_is_noticed(catalogue, intent, spoken, swallowed):
    tracker = conversation(
        *heard("1", intent), ActionExecuted("talk_to_lawyer_form"), *spoken, ActionExecuted("action_listen")
    )
    assert is_swallowed("1", tracker, catalogue) is swallowed


def test_what_answers_the_open_question_is_no_question(catalogue):
    tracker = conversation(
        SlotSet("requested_slot", "handoff_callback"),
        *heard("1", "office_info"),
        SlotSet("handoff_callback", "any time"),
        ActionExecuted("talk_to_lawyer_form"),
        ActionExecuted("action_listen"),
    )
    assert not is_swallowed("1", tracker, catalogue)
    assert is_unfinished("1", tracker)


@pytest.mark.parametrize("action", ["talk_to_lawyer_form", "action_request_handoff"])
def test_an_answer_in_the_handoff_that_nobody_took_is_to_be_heard_again(action):
    listen = ActionExecuted("action_listen")
    broken = [*heard("1", "clarify"), ActionExecuted(action), listen]
    assert is_unfinished("1", conversation(*broken))
    assert not is_unfinished("2", conversation(*broken))
    assert not is_unfinished("1", conversation(*broken, *heard("2", "bond")[1:], *said("utter_bond")))
    assert not is_unfinished(
        "1", conversation(*heard("1", "clarify"), *said("utter_ask_handoff_name"), listen)
    )
    assert not is_unfinished(
        "1", conversation(*heard("1", "repeat"), ActionExecuted("action_repeat"), listen)
    )


def test_a_handoff_that_could_not_ask_its_first_question_is_to_begin_again():
    words = [
        *heard("1", "talk_to_lawyer"),
        *said("utter_talk_to_lawyer"),
        ActionExecuted("talk_to_lawyer_form"),
    ]
    listen = ActionExecuted("action_listen")
    assert is_unfinished("1", conversation(*words, listen))
    asked = said("utter_ask_handoff_consent")[-1]
    assert not is_unfinished("1", conversation(*words, ActiveLoop("talk_to_lawyer_form"), asked, listen))


def test_who_was_not_told_where_to_look_is_to_be_heard_again():
    last = [*heard("1", "give_detail"), ActionExecuted("relative_detained_form"), ActiveLoop(None)]
    look = ActionExecuted("action_where_to_look")
    rest = [*said("utter_ask_lawyer_offer"), ActionExecuted("action_listen")]
    assert is_unfinished("1", conversation(*last, look, *rest))
    assert not is_unfinished("1", conversation(*last, look, said("utter_look_new")[-1], *rest))


@pytest.mark.parametrize(("form", "told"), [("talk_to_lawyer_form", True), ("family_plan_form", False)])
def test_who_falls_out_of_a_request_is_told_to_call_after_what_protects(catalogue, form, told):
    broken = [*heard("1", "ice_at_door"), ActionExecuted(form), ActiveLoop(None)]
    tracker = conversation(*broken, *heard("1", "ice_at_door"), *said("utter_ice_at_door"))
    for _ in range(2):
        messages = reply_to("1", tracker, catalogue, "web")["messages"]
        assert messages[0]["kind"] == "emergency"
        assert messages[-1]["answer_id"].startswith("handoff-call-us") is told


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("intent", "response", "stays"),
    [
        ("deny", "utter_deny", True),
        ("out_of_scope", "utter_out_of_scope", True),
        ("clarify", "utter_clarify", True),
        ("bond", "utter_bond", False),
    ],
)
def test_after_a_crisis_the_way_to_help_stays_in_sight(catalogue, intent, response, stays, channel):
    crisis = [*heard("1", "distress"), SlotSet("need", "distress"), *said("utter_distress")]
    tracker = conversation(*crisis, *heard("2", intent), *said(response))
    messages = reply_to("2", tracker, catalogue, channel)["messages"]
    assert ("988" in messages[0]["text"]) is stays
    calm = conversation(*heard("2", intent), *said(response))
    assert "988 a person listens" not in reply_to("2", calm, catalogue, channel)["messages"][0]["text"]


@pytest.mark.parametrize(("times", "told"), [(4, "bond"), (10, "notice_no_reply")])
def test_a_turn_that_rasas_circuit_breaker_ended_says_nothing_again_and_again(catalogue, times, told):
    filled = [SlotSet("need", "bond") for _ in range(40)]  # many slots are no sign of one
    tracker = conversation(
        *heard("1", "bond"), *filled, *(event for _ in range(times) for event in said("utter_bond"))
    )
    assert reply_to("1", tracker, catalogue, "sms")["messages"][0]["answer_id"].startswith(told)


def test_after_a_crisis_a_yes_to_the_question_of_a_flow_is_only_that(catalogue):
    crisis = [*heard("1", "distress"), SlotSet("need", "distress"), *said("utter_distress")]
    form = [ActiveLoop("talk_to_lawyer_form"), SlotSet("requested_slot", "handoff_about")]
    asked = [ActionExecuted("talk_to_lawyer_form"), *form, said("utter_ask_handoff_about")[-1]]
    tracker = conversation(*crisis, *heard("2", "affirm"), *asked)
    assert "988" not in reply_to("2", tracker, catalogue, "web")["messages"][0]["text"]
