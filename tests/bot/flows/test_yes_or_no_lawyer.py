"""A lawyer wanted or not, in a few words, with the trained bot: a yes begins the handoff, a no does not, a request stands until it is withdrawn."""

import pytest

YES = [
    "yes call me pls hurry",
    "yes call me",
    "yes lawyer",
    "si ke me llamen",
    "si que me llamen",
    "si por favor que me llamen",
]


@pytest.mark.parametrize("text", YES)
def test_a_yes_with_what_one_wants_begins_the_handoff_where_nothing_is_open(family, text):
    assert family.say(text) == ["talk-to-lawyer", "ask-handoff-consent"]


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("text", YES)
def test_it_is_a_yes_to_the_offer_of_a_lawyer(new_family, channel, text):
    family = new_family(channel)
    family.say("ICE took my husband this morning")
    assert family.tracker.get_slot("requested_slot") == "lawyer_offer"
    assert family.say(text)[-1] == "ask-handoff-consent"


@pytest.mark.parametrize("text", ["no quiero abogado", "i don't want a lawyer", "no necesito un abogado"])
def test_who_wants_no_lawyer_is_not_asked_for_a_consent(family, text):
    assert family.say(text) == ["deny"]


@pytest.mark.parametrize("text", ["quiero retirar mi solicitud", "cancel my request", "cancele mi solicitud"])
def test_who_takes_a_request_back_hears_where_it_stands_and_whom_to_call(new_family, text):
    assert new_family("web").say(text) == ["handoff-status"]


@pytest.mark.parametrize("text", ["ya no quiero que me llamen", "i dont want the call anymore"])
def test_who_wants_no_call_anymore_hears_that_a_request_stands_and_whom_to_call(family, text):
    assert family.say(text) == ["cancel"]
    assert "213-555-0100" in family.messages[-1]["text"]
