"""What is said to a question of the handoff beside an answer, with the trained bot: nothing is sent that was not asked for."""

import pytest

CONSENT, ABOUT = '/affirm{"handoff_consent":"call_only"}', '/give_detail{"handoff_about":"self"}'
ASKED = {
    "consent": ("/talk_to_lawyer",),
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


@pytest.mark.parametrize("question", ["phone", "callback"])
@pytest.mark.parametrize(
    "text", ["i dont want a call anymore", "ya no quiero que me llamen", "cancel my request", "no la manden"]
)
def test_who_takes_the_wish_back_sends_no_request(asked, question, text):
    family = asked(question)
    assert family.say(text) == ["handoff-cancelled"]
    assert family.tracker.active_loop is None


@pytest.mark.parametrize("question", ["consent", "callback"])
@pytest.mark.parametrize(
    "text",
    [
        "no call me please stop",
        "no me llamen por favor ya",
        "do not call me",
        "no calls please",
        "never call me",
        "please dont call me im scared",
        "no dont send it",
        "no me marquen",
        "que no me llame nadie",
        "paren por favor no me llamen",
        "no no me llamen tengo miedo",
        "no me vayan a llamar",
        "no thank you dont call",
        "no gracias no me llamen",
    ],
)
def test_who_wants_nobody_to_call_sends_no_request(asked, question, text):
    family = asked(question)
    (said,) = family.say(text)
    assert said in ("handoff-declined", "handoff-cancelled")
    assert family.tracker.active_loop is None


@pytest.mark.parametrize(
    "text",
    [
        "no call me please",
        "no no llamenme",
        "no me llamen que mi esposo ve el telefono",
        "dont call he listens",
    ],
)
def test_what_may_refuse_the_call_sends_nothing(asked, text):
    family = asked("callback")
    assert "handoff-call-us" not in family.say(text)
    assert family.tracker.get_slot("handoff_callback") is None


@pytest.mark.parametrize("text", ["i cant stop crying", "no puedo parar de llorar"])
def test_a_crisis_at_the_last_question_is_answered(asked, text):
    assert asked("callback").say(text)[0] == "distress"


@pytest.mark.parametrize("text", ["no, call me", "no no yes call me", "no no si llamenme", "no, llámenme"])
def test_a_yes_that_begins_with_no_is_a_yes(asked, text):
    assert asked("consent").say(text) == ["ask-handoff-about"]
    assert asked("callback").say(text) == ["handoff-call-us"]  # no desk behind these actions


@pytest.mark.parametrize(
    "text",
    [
        "dont call me at work",
        "dont call before 5",
        "please don't call before 9",
        "never call while i sleep",
        "no me llamen en la noche",
        "no llamen mientras duermo",
        "solo texto, no llamen",
    ],
)
def test_a_call_that_is_refused_for_a_time_or_a_place_is_a_wish(asked, text):
    assert asked("callback").say(text) == ["handoff-call-us"]


@pytest.mark.parametrize("text", ["no thanks", "no gracias"])
def test_no_name_is_no_refusal_of_the_call(asked, text):
    family = asked("consent")
    for said in (CONSENT, ABOUT, text):
        family.say(said)
    assert family.tracker.get_slot("requested_slot") == "handoff_phone"


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


@pytest.mark.parametrize(
    "text",
    [
        "que me llamen pero no compartan nada",
        "llamenme pero no compartan",
        "only call me but dont read my messages",
        "ok just call me dont share",
        "call me",
        "que me llamen",
    ],
)
def test_who_wants_a_call_and_says_no_more_shares_nothing(asked, text):
    family = asked("consent")
    assert family.say(text) == ["ask-handoff-about"]
    assert family.tracker.get_slot("handoff_consent") == "call_only"


@pytest.mark.parametrize(
    "text", ["mejor solo dame el telefono", "just the number", "only the phone number please"]
)
def test_who_wants_only_the_number_gets_it_and_no_request(asked, text):
    family = asked("consent")
    assert family.say(text) == ["handoff-declined"]
    assert family.tracker.active_loop is None


@pytest.mark.parametrize("text", ["for me", "es pa mi"])
def test_whom_it_is_about_is_no_consent(asked, text):
    family = asked("consent")
    assert family.say(text) == ["ask-handoff-consent"]
    assert family.tracker.get_slot("handoff_about") == "self"


@pytest.mark.parametrize("text", ["what do you mean share", "what is share", "q van aser con mis datos"])
def test_who_asks_what_sharing_is_hears_what_is_done_with_it(asked, text):
    assert asked("consent").say(text) == ["privacy", "ask-handoff-consent"]


def test_a_refusal_at_the_consent_is_no_wish_for_a_call(asked):
    assert asked("consent").say("no me llamen") == ["handoff-declined"]


@pytest.mark.parametrize(
    "text",
    ["after 6pm my wife can answer her name is [NAME 1]", "mi esposa puede contestar, se llama [NAME 1]"],
)
def test_a_wish_at_the_phone_is_noted_and_its_name_is_not_the_familys(asked, text):
    family = asked("phone")
    assert family.say(text) == ["handoff-wish-noted", "ask-handoff-phone"]
    assert family.tracker.get_slot("handoff_name") == "[NAME 9]"
    assert not family.tracker.get_slot("handoff_phone_tries")
