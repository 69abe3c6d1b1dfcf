"""The handoff with the trained bot: nothing is asked that the conversation has told, whatever came between."""

import pytest


@pytest.fixture
def asked_of(new_family):
    """The questions of the handoff that a conversation is asked once it has said ``before``."""

    def questions(channel, *before):
        family = new_family(channel)
        for text in before:
            family.say(text)
        asked = []
        answers = {
            "handoff_consent": '/affirm{"handoff_consent":"call_only"}',
            "handoff_about": '/give_detail{"handoff_about":"self"}',
            "handoff_name": "[NAME 9]",
            "handoff_phone": "[PHONE 9]",
        }
        while (slot := family.tracker.get_slot("requested_slot")) in answers:
            asked.append(slot.removeprefix("handoff_"))
            family.say(answers[slot])
        assert slot == "handoff_callback"
        return asked, family.tracker.get_slot("handoff_about")

    return questions


ALL = ["consent", "about", "name", "phone"]
NOT_ABOUT = ["consent", "name", "phone"]


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("before", "about"),
    [
        (["they took my husband", "how much is bond", "i want a lawyer"], "relative"),
        (["se llevaron a mi esposo", "hoy", "la migra", "cuanto es la fianza", "un abogado"], "relative"),
        (["/relative_detained", "/bond", "/talk_to_lawyer"], "relative"),
        (["donde esta mi hermano detenido", "puede pedir asilo", "quiero un abogado"], "relative"),
        (["la migra esta en mi puerta", "se llevaron a mi esposo", "quiero un abogado"], "relative"),
        (["se llevaron a mi vecino", "no firme nada?", "/dont_sign", "quiero un abogado"], "other"),
        (["how much is bond for my brother", "i want a lawyer"], "relative"),
        (["necesito un abogado para mi mama"], "relative"),
        (["i want a lawyer", "la migra se llevo a mi hijo"], "relative"),
    ],
)
def test_whom_it_is_about_is_not_asked_again(asked_of, channel, before, about):
    assert asked_of(channel, *before) == (NOT_ABOUT, about)


@pytest.mark.parametrize(
    "before",
    [
        ["i want a lawyer"],
        ["cuanto es la fianza", "quiero un abogado"],
        ["la migra esta en mi puerta", "quiero un abogado"],
    ],
)
def test_whom_it_is_about_is_asked_where_nobody_has_said_it(asked_of, before):
    assert asked_of("web", *before) == (ALL, "self")


def test_a_name_and_a_number_given_with_the_wish_for_a_lawyer_are_not_asked_again(asked_of):
    said = "my name is [NAME 1], i need a lawyer for my mom, call me at [PHONE 1]"
    assert asked_of("web", said) == (["consent"], "relative")


@pytest.mark.parametrize("text", ["me", "yo"])
def test_who_says_me_tells_of_no_need(new_family, text):
    family = new_family("web")
    for said in ("i want a lawyer", '/affirm{"handoff_consent":"call_only"}', text):
        family.say(said)
    assert family.tracker.get_slot("handoff_about") == "self"
    assert family.tracker.get_slot("emergency_need") is None
    assert family.tracker.get_slot("need") is None


def test_what_a_flow_has_heard_about_somebody_taken_is_not_asked_by_the_next(new_family):
    family = new_family("web")
    for text in ("ice took my husband", "yesterday", "how much is bond", "no"):
        family.say(text)
    assert "ask-detained-when" not in family.say("where is he")
    assert family.tracker.get_slot("detained_by") == "ice"
    assert family.tracker.get_slot("detained_when") == "days"


@pytest.mark.parametrize(
    ("text", "callback"),
    [
        ("no dejen recado", "no_voicemail"),
        ("no me llamen, escriban", "text_only"),
        ("yes but no voicemail", "no_voicemail"),
        ("si pueden dejar mensaje", "any_time"),
    ],
)
def test_a_wish_told_early_is_kept_and_tells_of_nobody(new_family, text, callback):
    family = new_family("web")
    for said in ("/talk_to_lawyer", '/affirm{"handoff_consent":"call_only"}'):
        family.say(said)
    assert family.say(text) == ["handoff-wish-noted", "ask-handoff-about"]
    wish = {"callback": callback, "callback_note": text}
    assert family.tracker.get_slot("handoff_callback") == wish
    assert family.tracker.get_slot("told_about") is None


def test_a_name_given_at_the_last_question_is_of_who_may_answer(new_family):
    family = new_family("sms")
    begun = ("/talk_to_lawyer", '/affirm{"handoff_consent":"call_only"}', "me", "[NAME 1]", "[PHONE 1]")
    for said in (*begun, "my wife [NAME 2] can answer at [PHONE 2]"):
        family.say(said)
    given = [event.value for event in family.tracker.events if getattr(event, "key", "") == "handoff_name"]
    assert "[NAME 2]" not in given
