"""The checks of a flow's questions: each fault is found."""

from copy import copy

import pytest

from answers import Catalogue
from answers.catalogue import ROOT
from answers.check import faults_of_file
from answers.content import ContentError, read_content
from answers.office import Office
from answers.sms import segments

# As long as an office's may well be.
AN_ADDRESS = "https://amparo.goldstein-immigration.org"

FLOW = ROOT / "data/flows/relative_detained.yml"


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load()


@pytest.fixture
def faults_after(tmp_path, catalogue):
    """The faults of relative_detained once ``old`` in it reads ``new``."""

    def mended(old, new):
        text = FLOW.read_text()
        assert old in text
        changed = tmp_path / FLOW.name
        changed.write_text(text.replace(old, new))
        return [fault.what for fault in faults_of_file(read_content(changed), catalogue)]

    return mended


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "form: [detained_when,",
            "form: [detained_since, detained_when,",
            "no words ask for 'detained_since'",
        ),
        ("  detained_by:\n    unsure:", "  detained_who:\n    unsure:", "'detained_who' is asked in no flow"),
        ("- all: [TODAY]", "- all: [TODDAY]", "no such concept in data/words: TODDAY"),
        ("    hours:\n", "    minutes:\n", "has no button for 'minutes'"),
        ('"Today or last night"', '"Today, or some time last night"', "is over 24 letters"),
        ('title: "Antes"', 'title: "Antes, más"', "not GSM-7"),
    ],
)
def test_a_fault_is_found(faults_after, monkeypatch, old, new, said):
    assert any(said in what for what in faults_after(old, new))


def test_the_flow_as_it_is_has_no_fault(faults_after):
    assert faults_after("form:", "form:") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('    "yes":\n', "    yes:\n", "a value of detained_minor is no text"),
        ("    ice:\n      - all: [ICE]\n        none: [NEGATION]\n", "    ice: ICE\n", "no lists of rules"),
    ],
)
def test_details_that_cannot_be_read_say_how_to_mend_them(faults_after, old, new, said):
    with pytest.raises(ContentError, match=said):
        faults_after(old, new)


@pytest.mark.parametrize("response", ["utter_first_call_list", "utter_first_call_list_more"])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("url", ["", AN_ADDRESS])
def test_the_list_for_the_first_call_is_two_text_messages_of_two_segments(catalogue, url, response, language):
    (text,), link = said_at(url, response, language, "sms", catalogue)
    assert segments(text) <= 2
    assert (link in text) == (bool(url) and response.endswith("_more"))


@pytest.mark.parametrize("language", ["en", "es"])
def test_who_asked_for_a_lawyer_gets_the_list_for_the_first_call_with_the_receipt(catalogue, language):
    for channel in ("web", "sms"):
        texts, link = said_at(AN_ADDRESS, "utter_handoff_received", language, channel, catalogue)
        assert link in "".join(texts)
    assert segments(texts[0]) <= 3


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("channel", "url"), [("web", ""), ("sms", ""), ("sms", "http://127.0.0.1:8000")], ids=str
)
def test_without_an_address_the_receipt_names_no_list(catalogue, language, channel, url):
    texts, _ = said_at(url, "utter_handoff_received", language, channel, catalogue)
    said = "\n".join(texts)
    assert "lists" not in said
    assert not said.rstrip().endswith((",", ":"))


def said_at(url, response, language, channel, catalogue):
    """What a family gets from an office with this address, and the address of its list."""
    words = copy(catalogue)
    words.office = Office(name="Goldstein Immigration Lawyers", phone="213-555-0100", url=url)
    messages = words.say(response, language, channel, values={"code": "K7M-R4Q"})
    return [message["text"] for message in messages], f"{url}/lists/first_call/{language}"
