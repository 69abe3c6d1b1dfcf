"""The reply to a message, read from the conversation: the same however often it is asked for."""

import pytest
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet

from channels.reply import is_swallowed, is_unfinished, reply_to
from tests.bot.channels.talks import conversation, heard, said


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


def test_the_offer_of_a_lawyer_belongs_to_the_need_it_follows(catalogue):
    tracker = conversation(
        *heard("1", "find_detainee"),
        *said("utter_find_detainee"),
        ActiveLoop("find_detainee_offer_form"),
        *said("utter_ask_lawyer_offer"),
    )
    assert reply_to("1", tracker, catalogue, "web")["messages"][-1]["topic"] == "find_detainee"


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
