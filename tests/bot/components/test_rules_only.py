"""Rules-only mode with a real Rasa model whose classifier is missing or broken."""

import io
import tarfile

import pytest

from answers.catalogue import ROOT
from bench.parsing import load_parser

MODEL = ROOT / "models" / "amparo.tar.gz"


def without_classifier(target, broken):
    """The trained model, its classifier's file left out or filled with something else."""
    with tarfile.open(MODEL) as model, tarfile.open(target, "w:gz") as crippled:
        for member in model.getmembers():
            if not member.name.endswith("classifier.npz"):
                crippled.addfile(member, model.extractfile(member) if member.isfile() else None)
            elif broken:
                member.size = 3
                crippled.addfile(member, io.BytesIO(b"???"))
    return target


@pytest.fixture(scope="module", params=[False, True], ids=["missing", "broken"])
def parse(request, tmp_path_factory):
    return load_parser(without_classifier(tmp_path_factory.mktemp("model") / "rules.tar.gz", request.param))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ICE took my husband this morning", "relative_detained"),
        ("la migra está en mi puerta", "ice_at_door"),
        ("quiero matarme", "distress"),
        ("menu", "menu"),
        ("menú", "menu"),
        ("necesito un abogado", "talk_to_lawyer"),
        ("what do you think of my cousin's new haircut", "fallback"),
    ],
)
def test_emergencies_the_menu_and_a_person_answer_without_the_classifier(parse, text, intent):
    assert parse(text)["intent"]["name"] == intent
