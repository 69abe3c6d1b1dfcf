"""What is said to a question of the handoff beside an answer, with the trained bot: nothing is sent that was not asked for."""

import pytest

CONSENT, ABOUT = '/affirm{"handoff_consent":"call_only"}', '/give_detail{"handoff_about":"self"}'
ASKED = {
    "phone": ("/talk_to_lawyer", CONSENT, ABOUT, "[NAME 9]"),
    "callback": ("/talk_to_lawyer", CONSENT, ABOUT, "[NAME 9]", "[PHONE 9]"),
}


@pytest.fixture(params=["web", "sms"])
def asked(request, new_family):
    def begun(question):
        family = new_family(request.param)
        for text in ASKED[question]:
            family.say(text)
        assert family.tracker.get_slot("requested_slot") == f"handoff_{question}"
        return family

    return begun


@pytest.mark.parametrize("question", list(ASKED))
@pytest.mark.parametrize(
    "text", ["i dont want a call anymore", "ya no quiero que me llamen", "cancel my request", "no la manden"]
)
def test_who_takes_the_wish_back_sends_no_request(asked, question, text):
    family = asked(question)
    assert family.say(text) == ["handoff-cancelled"]
    assert family.tracker.active_loop is None


@pytest.mark.parametrize(
    "text",
    ["no wait", "espere", "what do you mean voicemail", "que es mensaje de voz"],
)
def test_the_last_question_waits_and_comes_again(asked, text):
    family = asked("callback")
    assert family.say(text) == ["ask-handoff-callback"]
    assert family.tracker.get_slot("handoff_callback") is None


@pytest.mark.parametrize(
    "text", ["is somebody coming?", "quien me va a llamar", "how long until they call", "you mean today?"]
)
def test_a_question_is_no_wish(asked, text):
    family = asked("callback")
    family.say(text)
    assert family.tracker.get_slot("requested_slot") == "handoff_callback"


@pytest.mark.parametrize(
    "text",
    ["wait my number is wrong its [PHONE 1]", "mi numero es [PHONE 1]", "call me at [PHONE 1] instead"],
)
def test_another_number_takes_the_place_of_the_one_given(asked, text):
    family = asked("callback")
    assert family.say(text)[-1] == "ask-handoff-callback"
    assert family.tracker.get_slot("handoff_phone") == "[PHONE 1]"


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("wait i want to change my name", "ask-handoff-name"),
        ("quiero cambiar mi numero", "ask-handoff-phone"),
    ],
)
def test_what_was_wrong_is_asked_again(asked, text, again):
    assert asked("callback").say(text) == [again]


@pytest.mark.parametrize(
    "text", ["no preference", "anytime", "no importa", "after 6pm", "my husband must not know"]
)
def test_a_wish_or_none_completes_the_request(asked, text):
    assert asked("callback").say(text) == ["handoff-call-us"]  # no desk behind these actions


@pytest.mark.parametrize("text", ["ok wait", "un momento", "i have to look for it", "dejeme buscarlo"])
def test_who_asks_for_a_moment_gives_no_bad_number(asked, text):
    family = asked("phone")
    assert family.say(text) == ["ask-handoff-phone"]
    assert not family.tracker.get_slot("handoff_phone_tries")


@pytest.mark.parametrize("text", ["is it safe", "es seguro"])
def test_who_asks_what_is_done_with_the_number_is_told(asked, text):
    family = asked("phone")
    assert family.say(text) == ["privacy", "ask-handoff-phone"]
    assert not family.tracker.get_slot("handoff_phone_tries")


def test_another_question_is_no_bad_number(asked):
    family = asked("phone")
    family.say("what happens if i dont go tomorrow")
    assert family.tracker.get_slot("requested_slot") == "handoff_phone"
    assert not family.tracker.get_slot("handoff_phone_tries")
