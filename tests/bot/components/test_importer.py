"""What Rasa learns from the content files."""

import copy
import shutil

import pytest
from rasa.shared.importers.importer import TrainingDataImporter

from answers import Catalogue
from answers.catalogue import ROOT
from answers.content import ContentError
from components.importer import Example


def importer_of(root):
    return TrainingDataImporter.load_from_config(
        str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(root / "data")]
    )


def learned_and_said(root):
    """What Rasa's cache compares: of the examples, and of the domain."""
    importer = importer_of(root)
    return importer.get_nlu_data().fingerprint(), importer.get_domain().fingerprint()


def change(root, old, new):
    file = root / "data/answers/detention/bond.yml"
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


@pytest.fixture(scope="module")
def importer():
    return importer_of(ROOT)


@pytest.fixture
def two_answers(tmp_path):
    """A project of two answers, to be changed."""
    for path in ("data/answers/detention/bond.yml", "data/answers/service/greet.yml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    return tmp_path


def test_every_example_rule_and_response_is_read(importer):
    catalogue = Catalogue.load()
    examples = {(example.intent, example.text) for example in catalogue.examples}
    learned = {
        (message.get("intent"), message.get("text")) for message in importer.get_nlu_data().intent_examples
    }
    assert examples <= learned
    responses = {response for file in catalogue.files for response in file.responses}
    assert responses <= set(importer.get_domain().responses)
    ruled = {step.block_name for step in importer.get_stories().story_steps}
    assert {"bond", "greet"} <= ruled


def test_an_example_is_not_copied_and_keeps_its_fingerprint():
    example = Example(data={"text": "bond?", "intent": "bond"})
    before = example.fingerprint()
    assert copy.deepcopy([example])[0] is example
    example.set("intent", "bond")
    assert example.fingerprint() is before
    example.set("intent", "menu")
    assert example.fingerprint() != before


def test_equal_examples_are_one_and_others_are_not():
    said = [("bond?", "bond"), ("bond?", "bond"), ("bond?", "menu"), ("bond", "bond")]
    assert len({Example(data={"text": text, "intent": intent}) for text, intent in said}) == 3


def test_a_flow_of_questions_is_a_form_with_its_rules(importer):
    forms = importer.get_domain().forms
    assert forms["relative_detained_form"]["required_slots"] == [
        "detained_when",
        "detained_by",
        "detained_minor",
    ]
    ruled = {step.block_name for step in importer.get_stories().story_steps}
    assert {"relative_detained", "relative_detained in the middle of talk_to_lawyer"} <= ruled
    assert "relative_detained is cancelled" in ruled


def test_a_reworded_answer_is_a_new_domain_but_nothing_new_to_learn(two_answers):
    learned, said = learned_and_said(two_answers)
    change(two_answers, "Some people can leave", "Some people may leave")
    assert learned_and_said(two_answers)[0] == learned
    assert learned_and_said(two_answers)[1] != said


def test_a_new_example_is_something_to_learn(two_answers):
    learned, _ = learned_and_said(two_answers)
    change(two_answers, "- can my boss pay it\n", "- can my boss pay all of it\n")
    assert learned_and_said(two_answers)[0] != learned


def test_a_file_that_is_no_yaml_is_named(two_answers):
    (two_answers / "data/answers/service/greet.yml").write_text("nlu: [")
    with pytest.raises(ContentError, match=r"greet\.yml"):
        importer_of(two_answers).get_nlu_data()
