"""The questions of the handoff: a refusal is taken kindly, a bad phone gets one more try, nothing known is asked."""

import pytest

from actions.desk import DeskUnavailable
from actions.talk_to_lawyer_form import ValidateTalkToLawyerForm
from components.decision import SAYS_TOO_LITTLE
from components.handoff_details import NO_ANSWER
from tests.bot.actions.conversations import conversation, heard, run, said

FORM = "talk_to_lawyer_form"


class PhoneDesk:
    def __init__(self, usable):
        self.usable = usable

    async def can_call(self, conversation, phone):
        if self.usable is None:
            raise DeskUnavailable("down")
        return self.usable


async def answered(asked, message, usable=True, **slots):
    tracker = conversation(message, form=FORM, requested_slot=asked, **slots)
    return await run(ValidateTalkToLawyerForm(PhoneDesk(usable)), tracker)


async def test_it_begins_with_the_consent_whatever_an_earlier_handoff_left():
    tracker = conversation(heard("talk_to_lawyer"), handoff_consent="call_only", handoff_phone="[PHONE 1]")
    _, changes = await run(ValidateTalkToLawyerForm(PhoneDesk(True)), tracker)
    assert changes == {"handoff_consent": None, "handoff_phone": None}


async def test_the_form_counts_as_running_while_it_begins():
    begun = {"event": "active_loop", "name": FORM}
    tracker = conversation(heard("affirm"), begun, form=FORM, told_about="relative")
    _, changes = await run(ValidateTalkToLawyerForm(PhoneDesk(True)), tracker)
    assert changes == {"handoff_about": "relative"}


async def begun(text, usable=True, **slots):
    tracker = conversation(heard("talk_to_lawyer", text), **slots)
    return await run(ValidateTalkToLawyerForm(PhoneDesk(usable)), tracker)


@pytest.mark.parametrize("about", ["relative", "other", "self"])
async def test_whom_it_is_about_is_not_asked_when_it_was_told(about):
    """Also where an earlier handoff that was left has another answer."""
    changes = {"handoff_about": about}
    assert await begun("a lawyer", told_about=about, handoff_about="self") == ([], changes)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my name is [NAME 1], i need a lawyer", {"handoff_name": "[NAME 1]"}),
        ("Soy [NAME 2] y quiero un abogado", {"handoff_name": "[NAME 2]"}),
        ("a lawyer please, call me at [PHONE 1]", {"handoff_phone": "[PHONE 1]"}),
        ("un abogado, llámenme al [PHONE 1]", {"handoff_phone": "[PHONE 1]"}),
        ("abogado, mi número es [PHONE 1]", {"handoff_phone": "[PHONE 1]"}),
        ("my cell phone number is [PHONE 1] lawyer", {"handoff_phone": "[PHONE 1]"}),
        ("llamame al cel [PHONE 1]", {"handoff_phone": "[PHONE 1]"}),
        ("i am [NAME 1]'s wife and need a lawyer", {}),
        ("my brother [NAME 1] needs a lawyer", {}),
        ("[PHONE 1] keeps calling me, i need a lawyer", {}),
        ("call me at [PHONE 1] or [PHONE 2]", {}),
        ("dont call me at [PHONE 1], a lawyer please", {}),
    ],
)
async def test_a_name_and_a_number_of_ones_own_given_at_the_beginning_are_not_asked_again(text, told):
    assert await begun(text) == ([], told)


async def test_a_number_given_at_the_beginning_that_cannot_be_called_is_asked_for():
    assert await begun("a lawyer, call me at [PHONE 1]", usable=False) == ([], {})


@pytest.mark.parametrize("asked", ["handoff_consent", "handoff_name"])
async def test_whom_it_is_about_may_be_said_beside_another_answer(asked):
    message = heard("affirm", entities=[{"entity": "told_about", "value": "relative"}])
    assert await answered(asked, message, **{asked: "given"}) == ([], {"handoff_about": "relative"})


@pytest.mark.parametrize("asked", ["handoff_consent", "handoff_about"])
async def test_whom_an_emergency_is_about_is_known_once_it_is_answered(asked):
    """Before, nothing is filled: the form would go on as if that were the answer, and say no word that protects."""
    message = heard("relative_detained", "se llevaron a mi hijo", ["RELATIVE", "TAKEN"])
    message["parse_data"]["entities"] = [{"entity": "told_about", "value": "relative"}]
    assert await answered(asked, message) == ([], {})
    rejected = {"event": "action_execution_rejected", "name": FORM}
    tracker = conversation(message, rejected, form=FORM, requested_slot=asked)
    _, changes = await run(ValidateTalkToLawyerForm(PhoneDesk(True)), tracker)
    assert changes == {"handoff_about": "relative"}


@pytest.mark.parametrize(
    ("message", "about"),
    [
        (heard("clarify", "my husband", ["RELATIVE"]), "relative"),
        (heard("fallback", "para mi", ["SELF"]), "self"),
        (heard("out_of_scope", "un amigo", ["OTHER_PERSON"]), "other"),
        (heard("relative_detained", "my husband", ["RELATIVE"]), "relative"),
        (heard("deny", "no"), NO_ANSWER),
        (heard("clarify", "just us"), NO_ANSWER),
    ],
)
async def test_whom_it_is_about_can_be_typed(message, about):
    assert await answered("handoff_about", message) == ([], {"handoff_about": about})


@pytest.mark.parametrize(
    "message",
    [
        heard("relative_detained", "ice took my husband", ["RELATIVE", "TAKEN", "ICE"]),
        heard("bond", "how much is the bond for my brother", ["BOND", "RELATIVE"]),
    ],
)
async def test_an_emergency_or_a_question_is_no_answer(message):
    assert await answered("handoff_about", message) == ([], {})


@pytest.mark.parametrize(
    "message",
    [
        heard("deny", "no"),
        heard("fallback", "no quiero dar mi nombre", ["NEGATION"]),
        heard("privacy", "i dont want to", ["NEGATION"]),
    ],
)
async def test_without_a_name_the_handoff_goes_on(message):
    assert await answered("handoff_name", message) == ([], {"handoff_name": NO_ANSWER})


@pytest.mark.parametrize(
    "message",
    [
        heard("deny", "no"),
        heard("fallback", "no tengo telefono", ["NEGATION"]),
        heard("talk_to_lawyer", "dont want to give my number", ["NEGATION", "PHONE_NUMBER"]),
    ],
)
async def test_without_a_phone_the_handoff_ends(message):
    told, changes = await answered("handoff_phone", message)
    assert (told, changes) == ([], {"handoff_phone": NO_ANSWER, "requested_slot": None})


async def test_an_impatient_wish_for_the_lawyer_refuses_no_phone():
    message = heard("talk_to_lawyer", "pasame al abogado ya no le hagas", ["LAWYER", "NEGATION", "NO"])
    assert await answered("handoff_phone", message) == ([], {})


async def test_a_bad_phone_gets_one_reason_and_the_second_ends_the_questions():
    told, changes = await answered("handoff_phone", heard("fallback", "12345"))
    assert told == ["utter_handoff_phone_again"]
    assert changes == {"handoff_phone": None, "handoff_phone_tries": 1.0}
    told, changes = await answered("handoff_phone", heard("clarify", "abc"), handoff_phone_tries=1.0)
    assert told == []
    assert changes == {"handoff_phone": NO_ANSWER, "requested_slot": None}


async def test_a_wish_for_a_person_that_is_asked_back_about_is_no_try_at_a_phone():
    message = heard("clarify", "can an actual person help me", choices=["talk_to_lawyer", "free_legal_help"])
    assert await answered("handoff_phone", message) == ([], {})


@pytest.mark.parametrize("usable", [True, None])
async def test_a_phone_that_can_be_called_or_that_nobody_can_check_is_taken(usable):
    message = heard("give_detail", "[PHONE 1]")
    assert await answered("handoff_phone", message, usable, handoff_phone="[PHONE 1]") == ([], {})


async def test_a_foreign_or_short_phone_is_not_taken():
    told, changes = await answered(
        "handoff_phone", heard("give_detail", "[PHONE 1]"), False, handoff_phone="[PHONE 1]"
    )
    assert told == ["utter_handoff_phone_again"]
    assert changes["handoff_phone"] is None


async def test_the_number_of_a_text_message_needs_no_check():
    message = heard("affirm", "yes", channel="sms")
    assert await answered("handoff_phone", message, False, handoff_phone="[THIS NUMBER]") == ([], {})


async def test_on_the_web_this_number_is_no_number():
    told, changes = await answered("handoff_phone", heard("clarify", "same"), handoff_phone="[THIS NUMBER]")
    assert told == ["utter_handoff_phone_again"]
    assert changes["handoff_phone"] is None


@pytest.mark.parametrize("asked", ["handoff_about", "handoff_name", "handoff_phone", "handoff_callback"])
async def test_a_question_in_the_middle_is_left_to_its_rule(asked):
    assert await answered(asked, heard("sanctuary_meaning", "what is a sanctuary city please")) == ([], {})


@pytest.mark.parametrize("asked", ["handoff_phone", "handoff_callback", "handoff_about"])
async def test_a_cry_or_a_question_of_two_words_is_no_answer(asked):
    for text in ("la migra", "cuánto cuesta"):
        message = heard("clarify", text)
        message["parse_data"]["because"] = [SAYS_TOO_LITTLE]
        assert await answered(asked, message) == ([], {})


async def test_how_to_call_can_be_said_in_any_words():
    message = heard("fallback", "my sister can pick up too")
    assert await answered("handoff_callback", message) == (
        [],
        {"handoff_callback": own_words("my sister can pick up too")},
    )


@pytest.mark.parametrize(("callback", "both"), [("text_only", "text_only"), ("", "no_voicemail")])
async def test_a_second_wish_is_kept_beside_the_first(callback, both):
    earlier = {"callback": "no_voicemail", "callback_note": "no dejen recado"}
    message = heard("fallback", "x", when_to_call={"text": "y", "is_all": True, "callback": callback})
    _, changes = await answered("handoff_name", message, handoff_callback=earlier)
    assert changes == {"handoff_callback": {"callback": both, "callback_note": "no dejen recado; y"}}


@pytest.mark.parametrize("asked", ["handoff_consent", "handoff_name", "handoff_phone"])
async def test_who_wants_no_voicemail_refuses_nothing_else(asked):
    said = {"text": "no dejen recado", "is_all": True, "callback": "no_voicemail"}
    message = heard("deny", "no dejen recado", ["NO"], when_to_call=said)
    assert await answered(asked, message) == (
        ["utter_handoff_wish_noted"],
        {"handoff_callback": {"callback": "no_voicemail", "callback_note": "no dejen recado"}},
    )


def own_words(text):
    return {"callback": "", "callback_note": text}


def wishing(intent, text, wish, **also):
    return heard(intent, text, when_to_call={"text": wish, "is_all": wish == text}, **also)


@pytest.mark.parametrize("asked", ["handoff_consent", "handoff_about", "handoff_name", "handoff_phone"])
@pytest.mark.parametrize("intent", ["out_of_scope", "clarify", "ice_at_work"])
async def test_how_to_call_may_be_said_before_it_is_asked(asked, intent):
    """It answers no other question, least of all the consent, is no try at a phone number, and no other need."""
    message = wishing(intent, "after my shift", "after my shift")
    assert await answered(asked, message) == (
        ["utter_handoff_wish_noted"],
        {"handoff_callback": own_words("after my shift")},
    )


async def test_a_wish_beside_a_question_is_left_for_the_last_question():
    message = wishing("bond", "how much is bond. call me after 6", "call me after 6")
    assert await answered("handoff_name", message) == ([], {})


async def test_a_wish_beside_an_answer_is_kept_and_nothing_else_of_it():
    message = wishing("fallback", "my sister, call me after 6", "call me after 6", concepts=["RELATIVE"])
    assert await answered("handoff_about", message) == (
        ["utter_handoff_wish_noted"],
        {"handoff_about": "relative", "handoff_callback": own_words("call me after 6")},
    )


@pytest.mark.parametrize("intent", ["cancel", "deny"])
async def test_who_ends_it_wishes_nothing(intent):
    message = wishing(intent, "dont call me at night", "dont call me at night")
    assert await answered("handoff_name", message) == (
        [],
        {"handoff_name": NO_ANSWER} if intent == "deny" else {},
    )


async def test_a_wish_said_when_the_handoff_begins_is_kept():
    message = wishing("talk_to_lawyer", "a lawyer please, call me after 6", "call me after 6")
    tracker = conversation(message, {"event": "active_loop", "name": FORM}, form=FORM, handoff_callback="old")
    assert await run(ValidateTalkToLawyerForm(PhoneDesk(True)), tracker) == (
        ["utter_handoff_wish_noted"],
        {"handoff_callback": own_words("call me after 6")},
    )


async def test_a_number_with_a_wish_beside_it_is_checked_as_a_number():
    message = wishing("give_detail", "[PHONE 1] any time", "any time")
    told, changes = await answered("handoff_phone", message, usable=False, handoff_phone="[PHONE 1]")
    assert told == ["utter_handoff_phone_again", "utter_handoff_wish_noted"]
    assert changes == {
        "handoff_phone": None,
        "handoff_phone_tries": 1.0,
        "handoff_callback": own_words("any time"),
    }


ALL_BUT_CALLING = {
    "handoff_consent": "call_only",
    "handoff_about": "self",
    "handoff_name": "[NAME 1]",
    "handoff_phone": "[PHONE 1]",
}


@pytest.mark.parametrize("asked", ["handoff_phone", "handoff_name"])
async def test_behind_the_last_answer_nothing_is_asked_so_no_question_is_announced(asked):
    """The number may have been told before the name."""
    message = wishing("give_detail", f"{ALL_BUT_CALLING[asked]} any time", "any time")
    assert await answered(asked, message, **ALL_BUT_CALLING) == (
        [],
        {"handoff_callback": own_words("any time")},
    )


async def test_a_name_with_a_wish_beside_it_is_taken_as_the_name():
    message = wishing("give_detail", "[NAME 1], any time", "any time")
    assert await answered("handoff_name", message, handoff_name="[NAME 1]") == (
        ["utter_handoff_wish_noted"],
        {"handoff_callback": own_words("any time")},
    )


@pytest.mark.parametrize(
    ("text", "concept"), [("se lo llevaron en la mañana", "TAKEN"), ("ICE since 8", "ICE")]
)
async def test_what_is_told_of_a_raid_is_no_answer_to_how_to_call(text, concept):
    assert await answered("handoff_callback", heard("clarify", text, [concept])) == ([], {})


async def test_a_refusal_at_the_last_question_is_left_to_its_rule():
    assert await answered("handoff_callback", heard("deny", "no me llamen")) == ([], {})


async def test_when_the_form_comes_back_after_a_question_nothing_is_judged():
    rejected = {"event": "action_execution_rejected", "name": FORM}
    events = [heard("fallback", "12345"), rejected, *said("utter_fallback")]
    tracker = conversation(*events, form=FORM, requested_slot="handoff_phone")
    assert await run(ValidateTalkToLawyerForm(PhoneDesk(True)), tracker) == ([], {})
