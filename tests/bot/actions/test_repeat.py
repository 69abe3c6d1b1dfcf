"""Saying it again: the last answer, the question right behind it, and a person when that did not help."""

from actions.repeat import ActionRepeat
from tests.bot.actions.conversations import conversation, heard, run, said


async def repeated(*events, intent="repeat", **more):
    return await run(ActionRepeat(), conversation(*events, heard(intent), **more))


async def test_the_last_answer_comes_again_past_small_talk_and_notices():
    told, changes = await repeated(
        heard("bond"), *said("utter_bond"), heard("thanks"), *said("utter_notice_no_reply", "utter_thanks")
    )
    assert (told, changes) == (["utter_bond"], {})


async def test_a_receipt_is_looked_up_anew():
    told, changes = await repeated(heard("x"), *said("utter_handoff_received", "utter_handoff_when_closed"))
    assert (told, changes) == ([], {"action_handoff_status": None})


async def test_with_nothing_to_repeat_the_way_to_a_person_is_said():
    assert await repeated(heard("greet"), *said("utter_greet")) == (["utter_repeat"], {})


async def test_the_second_time_in_a_row_it_is_a_person():
    told, _ = await repeated(heard("bond"), *said("utter_bond"), heard("repeat"), *said("utter_bond"))
    assert told == ["utter_repeat"]


async def test_after_a_change_of_language_the_last_answer_follows_or_nothing():
    changed = said("utter_change_language")
    tracker = conversation(heard("bond"), *said("utter_bond"), heard("change_language"), *changed)
    assert (await run(ActionRepeat(), tracker))[0] == ["utter_bond"]
    tracker = conversation(heard("change_language"), *changed)
    assert (await run(ActionRepeat(), tracker))[0] == []


async def test_in_a_form_only_what_stood_before_its_question_comes_again():
    before = [heard("bond"), *said("utter_bond"), heard("affirm"), *said("utter_ask_handoff_name")]
    assert await repeated(*before, form="talk_to_lawyer_form") == ([], {})
    before = [heard("bond"), *said("utter_bond", "utter_ask_handoff_name")]
    assert await repeated(*before, form="talk_to_lawyer_form") == (["utter_bond"], {})
