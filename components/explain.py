"""Shows how a message is understood, and why: ``make explain TEXT="se llevaron a mi hermano"``."""

from __future__ import annotations

import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Text

from answers.catalogue import ROOT
from answers.content import read_yaml
from components.classifier import Classifier
from components.decision import Thresholds
from components.understanding import Understanding, Understood

MODEL = ROOT / "models" / "amparo.tar.gz"


def understanding_of(model: Path = MODEL) -> Understanding:
    """The understanding of a trained model, without Rasa around it.

    Raises:
        FileNotFoundError: no such model, or one without a classifier.
    """
    with tarfile.open(model) as archive, tempfile.TemporaryDirectory() as folder:
        members = [
            member for member in archive.getmembers() if Path(member.name).name.startswith("classifier.")
        ]
        for member in members:
            member.name = Path(member.name).name
            archive.extract(member, folder)
        classifier = Classifier.load(Path(folder))
    (step,) = read_yaml(ROOT / "config.yml")["pipeline"]
    return Understanding(
        Thresholds(**{name: step[name] for name in Thresholds.__dataclass_fields__}), classifier
    )


def lines_of(understood: Understood) -> Text:
    """The explanation, for a person at a terminal."""
    decision, reading = understood.decision, understood.reading
    language = reading.wanted_language or reading.language or reading.other_language or "unsure"
    lines = [
        f"decision    {decision.intent}  {decision.confidence:.0%}",
        f"choices     {', '.join(decision.choices)}" if decision.choices else "",
        f"also        {', '.join(decision.also)}" if decision.also else "",
        f"details     {dict(understood.details)}" if understood.details else "",
        "because     " + "\n            ".join(understood.because),
        f"language    {language}",
        f"words       {' '.join(reading.tokens)}",
        *(f"            {concept}: {', '.join(said)}" for concept, said in sorted(reading.words.items())),
    ]
    return "\n".join(line for line in lines if line)


if __name__ == "__main__":
    print(lines_of(understanding_of().understand(" ".join(sys.argv[1:]))))
