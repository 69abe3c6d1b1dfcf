"""What Rasa really trains again after a change: its own trainer and its own cache, on a project of three answers."""

import shutil
import warnings
from functools import partial, wraps

import pytest
import yaml

from answers import Catalogue
from answers.catalogue import ROOT
from components.understand import Understand

BOND = "data/answers/detention/bond.yml"
ANSWERS = (BOND, "data/answers/service/greet.yml", "data/answers/service/fallback.yml")
FEW = 8  # examples of each block


def write_with_few_examples(folder, path):
    """A copy of the content file ``path``, so small that it is learned in a moment."""
    content = yaml.safe_load((ROOT / path).read_text())
    for block in content.get("nlu", []):
        block["examples"] = "".join(block["examples"].splitlines(keepends=True)[:FEW])
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(yaml.safe_dump(content, allow_unicode=True, width=1000))


@pytest.fixture
def project(tmp_path, monkeypatch):
    """The folder of the project; the understanding, too, finds its answers there."""
    for path in ANSWERS:
        write_with_few_examples(tmp_path, path)
    for name in ("intents.yml", "facts.yml", "phones.yml"):
        shutil.copy(ROOT / "data" / name, tmp_path / "data" / name)
    monkeypatch.setattr(Catalogue, "load", partial(Catalogue.load, tmp_path))
    monkeypatch.setenv("RASA_CACHE_DIRECTORY", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def learned(monkeypatch):
    """Grows by the number of examples each time that the understanding learns."""
    times = []
    train = Understand.train

    @wraps(train)  # Rasa reads the names of its arguments
    def noted(understand, training_data):
        times.append(len(training_data.intent_examples))
        return train(understand, training_data)

    monkeypatch.setattr(Understand, "train", noted)
    return times


def train(project):
    """As ``rasa train`` does it; returns the texts of bond that the new model gives."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from rasa import model_training
        from rasa.engine.storage.local_model_storage import LocalModelStorage

        result = model_training.train(
            str(ROOT / "domain.yml"),
            str(ROOT / "config.yml"),
            [str(project / "data")],
            str(project / "models"),
            fixed_model_name="tiny",
        )
        assert result.code == 0
        domain = LocalModelStorage.metadata_from_archive(result.model).domain
    return " ".join(text["text"] for text in domain.responses["utter_bond"])


def change(project, old, new):
    file = project / BOND
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def test_a_reworded_answer_is_in_the_new_model_and_nothing_is_learned_again(project, learned):
    assert "Some people can leave" in train(project)
    assert learned == [4 * FEW]
    change(project, "Some people can leave", "Some people may leave")
    assert "Some people may leave" in train(project)
    assert learned == [4 * FEW]


def test_a_changed_example_is_learned(project, learned):
    train(project)
    change(project, "- can my boss pay it\n", "- can my boss pay all of it\n")
    train(project)
    assert learned == [4 * FEW, 4 * FEW]
