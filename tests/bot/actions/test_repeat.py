"""Saying it again: the last answer, the question right behind it, and a person when that did not help."""

from actions.repeat import ActionRepeat
from tests.bot.actions.conversations import conversation, heard, run, said


async def repeated(*events, intent="repeat", **more):
    return await run(ActionRepeat(), conversation(*events, heard(intent), **more))


async def test_the_last_answer_comes_again_past_small_talk_and_notices():
    told, changes = await repeated(
        heard("bond"), *said("utter_bond"), heard("thanks"), *said("utter_notice_no_reply", "utter_thanks")
    )
    assert (told, changes) == (["utter_bond", "utter_repeat_person"], {})


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


async def test_in_a_form_what_stood_before_its_question_comes_again_and_the_question_in_other_words():
    at_the_name = {"form": "talk_to_lawyer_form", "requested_slot": "handoff_name"}
    before = [heard("bond"), *said("utter_bond"), heard("affirm"), *said("utter_ask_handoff_name")]
    assert await repeated(*before, **at_the_name) == (["utter_repeat_handoff_name"], {})
    before = [heard("bond"), *said("utter_bond", "utter_ask_handoff_name")]
    assert await repeated(*before, **at_the_name) == (["utter_bond", "utter_repeat_handoff_name"], {})


async def test_another_language_in_a_form_explains_nothing():
    tracker = conversation(
        heard("bond"),
        *said("utter_ask_plan_papers"),
        heard("change_language"),
        *said("utter_change_language"),
        form="family_plan_form",
        requested_slot="plan_papers",
    )
    assert (await run(ActionRepeat(), tracker))[0] == []


async def test_the_steps_of_the_plan_share_their_other_words():
    before = [heard("affirm"), *said("utter_ask_plan_papers")]
    told, _ = await repeated(*before, form="family_plan_form", requested_slot="plan_papers")
    assert told == ["utter_repeat_plan"]


async def test_at_the_offer_of_a_lawyer_the_offer_is_the_way_to_a_person():
    before = [heard("bond"), *said("utter_bond", "utter_ask_lawyer_again")]
    assert (await repeated(*before, form="relative_detained_offer_form"))[0] == ["utter_bond"]
