"""The content checks: each fault is found, and says where and how to mend it."""

from pathlib import Path

import pytest

from answers import Catalogue, Office, check
from answers.catalogue import ROOT
from answers.check import faults_of, faults_of_file, faults_of_page
from answers.content import ContentError, Text, read_content
from answers.wording import too_hard

HARD = (
    "Notwithstanding contemporaneous administrative determinations regarding discretionary custodial "
    "redetermination eligibility, individualized adjudication necessitates comprehensive documentation. "
)
OFFICE = Office(name="The Office", phone="213-555-0100")


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load(office=OFFICE)


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(check, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture
def faults_after(project, catalogue):
    """The faults of one file once ``old`` in it reads ``new``; the file then stands in ``project``."""

    def mended(name, old, new):
        path = next((ROOT / "data").rglob(name))
        text = path.read_text()
        assert old in text
        changed = project / path.relative_to(ROOT)
        changed.parent.mkdir(parents=True, exist_ok=True)
        changed.write_text(text.replace(old, new, 1))
        return [str(fault) for fault in faults_of_file(read_content(changed), catalogue)]

    return mended


def test_the_content_as_it_is_has_no_fault(catalogue):
    assert faults_of(catalogue) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('  by: draft, not yet reviewed by a lawyer\n', "", "no 'by' in the review"),
        ("by: draft, not yet reviewed by a lawyer", "by: Ana Example", "a signature typed by hand"),
        ("    - bond-minimum\n", "    - bond-maximum\n", "no fact 'bond-maximum'"),
        ("  undated:\n", "  undated:\n    dont-sign-rule: lasting\n", "needs none"),
        ("  undated:\n", "  undated:\n    bond-cebonds: ''\n", "no reason why"),
        ('reviewed: "2026-11-27"', "reviewed: 2026-11-23", "no date in quotes"),
        ('due: "2027-02-24"', 'due: "2027-06-20"', "due more than 90 days"),
        ('en: "Bond"', 'en: "Bond, and everything around it"', "over 24 letters"),
        ('es: "Fianza"', 'es: "Información"', "not GSM-7"),
        ("next: [dont_sign", "next: [nowhere", "leads to 'nowhere'"),
        ("id: bond-es-sms\n      channel: sms", "id: bond-es-sms\n      channel: fax", "no text for es, sms"),
        ("Some people can leave on bond.", "Call 213-555-0142.", "types a phone number"),
        ("Algunas personas pueden salir con fianza. Pero", "Tú puedes salir con fianza. Pero", "says 'Tú'"),
        ("Algunas personas pueden salir con fianza. Pero", "No te pueden negar. Pero", "says 'te'"),
        ("Some people can leave detention on bond.", "You are safe here.", "comforts falsely"),
        ("Some people can leave on bond.", "Tap below.", "says 'Tap', and can come by text message"),
        ("For a lawyer, pick the last choice", "For a lawyer, tap the button", "says 'tap', and can come"),
        ('en: "Bond"', 'en: "You are safe"', "comforts falsely"),
        ("Algunas personas pueden salir con fianza. Pero", "No le va a pasar nada. Pero", "comforts falsely"),
        ("<office.phone>", "<nobody.phone>", "data/phones.yml"),
        ("How much:", "Print it: <lists.nothing>. How much:", "names the list 'nothing', which has no file"),
        ("Some people can leave on bond.", "Some people “can” leave on bond.", "an SMS uses GSM-7"),
        ("Some people can leave on bond.", "Some people can leave on bond. " * 9, "SMS segments"),
        ("How much:", "How much: " + "do it " * 120, "words in one bubble"),
        (
            "Some people can leave detention on bond.",
            "Notwithstanding contemporaneous administrative determinations regarding discretionary custodial "
            "redetermination eligibility, individualized adjudication necessitates comprehensive evidentiary "
            "documentation notwithstanding jurisdictional considerations. " * 4,
            "is of grade",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_found(faults_after, old, new, said):
    faults = faults_after("bond.yml", old, new)
    assert any(said in fault for fault in faults), faults
    assert all(fault.startswith("data/answers/detention/bond.yml:") and " -> " in fault for fault in faults)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("privacy-shared-phone, door", "privacy-shared-phones, door", "no fact 'privacy-shared-phones'"),
        ('due: "2027-02-20"', 'due: "2028-02-20"', "due more than"),
        ('send: {en: "Send", es: "Enviar"}', 'send: {en: "Send"}', "'send' has no text for es"),
        ("Do not open. Do not sign anything.", "You are safe. Do not sign.", "page_door-en comforts falsely"),
        ("No abra. No firme nada. Diga", "No abras. No firmes nada. Diga", "page_door-es says 'abras'"),
        ("In danger, call 911.", "Call within 17 days.", "noscript_text-en states '17'"),
        ("In danger, call 911.", HARD, "noscript_text-en is of grade"),
        ("To report agents: <larrn.phone>", "To report agents: 888-624-4752", "types a phone number"),
        ("To report agents: <larrn.phone>", "To report agents: <nobody.phone>", "names <nobody.phone>"),
    ],
)
def test_a_fault_of_the_page_is_found(project, catalogue, old, new, said):
    text = (ROOT / "data" / "widget.yml").read_text()
    assert old in text
    (project / "data").mkdir()
    (project / "data" / "widget.yml").write_text(text.replace(old, new, 1))
    (project / "data" / "clock.yml").write_text((ROOT / "data" / "clock.yml").read_text())
    faults = [str(fault) for fault in faults_of_page(catalogue)]
    assert any(said in fault for fault in faults), faults
    assert all(fault.startswith("data/widget.yml:") and " -> " in fault for fault in faults)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("driver_license.yml", "A law of June 2026 lets", "A law lets", "gives no date of what may change"),
        ("driver_license.yml", "ley de junio de 2026", "ley nueva", "gives no date of what may change"),
        ("driver_license.yml", "It may change. Us", "Us", "does not say that it may have changed"),
        ("driver_license.yml", "Puede cambiar. Oficina", "Oficina", "does not say that it may have changed"),
        ("dont_sign.yml", "  undated:\n    cbp-home-offer:", "  unused:\n    cbp-home-offer:", "cbp-home-offer"),
        ("tps.yml", "TPS changes fast: check uscis.gov/tps today or ask a lawyer. ", "", "states as law what is not settled: tps-el-salvador"),
    ],
)  # fmt: skip
def test_what_may_change_is_stated_with_its_date_or_the_review_says_why_not(
    faults_after, name, old, new, said
):
    assert any(said in fault for fault in faults_after(name, old, new))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("choices: [distress, family_plan, asylum]", "choices: [despair]", "asks about 'despair', which has no file"),
        ('"fear", "afraid"', '"fear", "fear"', "'fear' stands here twice"),
        ('"fear", "afraid"', '"fear", "menu"', "'menu' is answered by menu"),
    ],
)  # fmt: skip
def test_a_fault_of_what_is_asked_back_is_found(faults_after, old, new, said):
    assert any(said in fault for fault in faults_after("clarify.yml", old, new))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("bond.yml", ", talk_to_lawyer]", "]"),
        ("fallback.yml", ", talk_to_lawyer]", "]"),
        ("find_detainee.yml", ", talk_to_lawyer]", "]"),
        ("notice_welcome.yml", ", talk_to_lawyer]", "]"),
        ("delete_my_data.yml", "payload: '/talk_to_lawyer'", "payload: '/menu'"),
    ],
)
def test_a_person_is_one_tap_away(faults_after, name, old, new):
    (fault,) = faults_after(name, old, new)
    assert f"{name.removesuffix('.yml')} has no way to a person -> add talk_to_lawyer to next" in fault


@pytest.mark.parametrize(
    "response",
    ["utter_change_language_other", "utter_handoff_status", "utter_handoff_status_closed"]
    + ["utter_handoff_status_expired", "utter_handoff_status_unknown", "utter_ask_erase"],
)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("channel", ["web", "sms"])
def test_who_stands_without_help_is_offered_a_person(catalogue, response, language, channel):
    choices = catalogue.say(response, language, channel)[-1]["choices"]
    assert "talk_to_lawyer" in [choice["value"] for choice in choices]


def test_what_is_asked_back_is_a_list_of_choices_and_messages(faults_after):
    with pytest.raises(ContentError, match="ask_back is no such list"):
        faults_after("clarify.yml", "choices: [distress, family_plan, asylum]", "choice: distress")


def test_a_number_rests_on_a_fact_of_the_answer(faults_after):
    faults = faults_after("u_visa.yml", "- tvisa-what\n", "- uvisa-wait\n")
    assert any("gives 1-888-373-7888, which stands in none of the facts" in fault for fault in faults), faults


def test_a_text_message_is_counted_with_the_address_it_names(faults_after):
    added = "To print it: " + " or this: ".join(["<lists.family_plan>"] * 5)
    faults = faults_after("family_plan_list.yml", 'To print it: <lists.family_plan>"', f'{added}"')
    assert any("SMS segments" in fault for fault in faults), faults


def test_a_text_leaves_room_for_the_day_of_its_review_or_for_more(faults_after):
    faults = faults_after(
        "bond.yml", "Get proof of family, home, work.", "Get proof of family, home, work, all."
    )
    assert any("bond-en-sms leaves no room for the day of its review" in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("bond.yml", "Some people can leave on bond.", HARD, "bond-en-sms is of grade"),
        ("notice_welcome.yml", "Hello. I am a machine", f"{HARD} I am", "notice_welcome-en is of grade"),
        ("notice_welcome.yml", "Hola. Soy una", f"{HARD} Soy una", "notice_welcome-en is of grade"),
        ("notice_welcome.yml", "/ Soy un robot", f"/ {HARD} Soy", "notice_welcome-en-sms is of grade"),
    ],
)
def test_every_text_has_a_grade_each_half_of_the_welcome_by_its_language(faults_after, name, old, new, said):
    faults = faults_after(name, old, new)
    half = "es half" if "Soy" in old else "en half"
    assert any(said in fault and ("bond" in fault or half in fault) for fault in faults), faults


def test_a_label_of_a_few_words_has_no_grade():
    label = Text("asylum", "en", "web", "Asylum")
    assert list(too_hard(label, label.text)) == []


def test_an_answer_on_lasting_facts_may_stand_a_year_and_no_longer(faults_after):
    assert faults_after("bot_identity.yml", "2027-05-22", "2027-11-23") == []
    faults = faults_after("bot_identity.yml", "2027-05-22", "2027-11-24")
    assert [fault.split(": ", 1)[1] for fault in faults] == [
        "due more than 365 days after the review -> bring it forward"
    ]


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "at least $1,500", "at least $1,600"),
        ("en", "since July 2025, ICE", "since May 2024, ICE"),
        ("en", "As of June 2026 the", "As of 6 June 2026 the"),
        ("en", "ask a federal court.", "ask a federal court with form I-246."),
        ("en", "ask a federal court.", "ask a federal court under SB 54."),
        ("en", "ask a federal court.", "ask a federal court under section 287(g)."),
        ("en", "ask a federal court.", "ask a federal court within 17 hours."),
        ("en", "ask a federal court.", "ask a federal court within seventeen days."),
        ("en", "ask a federal court.", "ask a federal court under Senate Bill 54."),
        ("es", "una corte federal.", "una corte federal en diecisiete dias."),
        ("es", "al menos $1,500", "al menos $1,600"),
        ("es", "desde julio de 2025", "desde mayo de 2024"),
        ("es", "una corte federal.", "una corte federal con la forma I-246."),
    ],
)
def test_what_no_named_fact_carries_is_a_fault_of_its_own_line(project, faults_after, language, old, new):
    path = project / "data/answers/detention/bond.yml"
    (fault,) = faults_after("bond.yml", old, new)
    line = next(number for number, line in enumerate(path.read_text().splitlines(), 1) if new in line)
    assert fault.startswith(f"data/answers/detention/bond.yml:{line}: bond-{language} states '")
    assert "data/facts.yml" in fault


def test_a_fact_no_longer_named_takes_its_numbers_with_it(faults_after):
    faults = faults_after("bond.yml", "    - bond-minimum\n", "")
    stated = [fault.split(" states ")[1] for fault in faults if " states " in fault]
    assert {words[:6] for words in stated} == {"'$1,50", "'$5,00", "'$15,0"}


def test_what_cannot_be_read_says_where_and_how_to_mend_it(faults_after):
    twice = "id: bond-en-again\n      condition: [{type: slot, name: language, value: en}]"
    with pytest.raises(ContentError) as raised:
        faults_after(
            "bond.yml", "id: bond-es\n      condition: [{type: slot, name: language, value: es}]", twice
        )
    where, said = str(raised.value).split(": ", 1)
    assert said == "utter_bond has two texts for en, web -> keep the reviewed one"
    path, line = where.split(":")
    assert twice.split("\n")[0] in Path(path).read_text().splitlines()[int(line) - 1]
