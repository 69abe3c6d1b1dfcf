"""The two that understanding is compared with, trained on the same examples: the pipeline of `rasa init`, and nlp.js."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any, Dict, List, Mapping, NamedTuple, Sequence

import yaml

from bench.parsing import language_of, load_parser

HERE = Path(__file__).resolve().parent
NLPJS = HERE / "nlpjs"
CACHE = HERE.parent / "var" / "bench"

_NOT_UNDERSTOOD = {"None": "fallback", "nlu_fallback": "fallback"}


class Example(NamedTuple):
    """One training example."""

    text: str
    intent: str
    language: str


class Heard(NamedTuple):
    """What a peer made of one question; ``language`` is None for one that does not tell languages apart.

    ``choices`` are the needs that a question back offers; of the three only ours asks back.
    """

    intent: str
    language: str | None
    milliseconds: float
    choices: tuple[str, ...] = ()


class Trained(NamedTuple):
    """A peer's answers, and how long it took to learn."""

    name: str
    seconds: float
    heard: List[Heard]


def nlp_js(examples: Sequence[Example], questions: Sequence[str]) -> Trained:
    """nlp.js (node-nlp of the npm registry), which knows the language of each example.

    Raises:
        subprocess.CalledProcessError: npm or node failed.
    """
    if not (NLPJS / "node_modules").exists():
        subprocess.run(["npm", "--prefix", str(NLPJS), "ci", "--silent"], check=True)
    asked = {"examples": [example._asdict() for example in examples], "questions": list(questions)}
    done = subprocess.run(
        ["node", str(NLPJS / "ask.mjs")], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    heard = [
        Heard(_NOT_UNDERSTOOD.get(a["intent"], a["intent"]), a["language"], a["milliseconds"])
        for a in told["answers"]
    ]
    return Trained("nlp.js", told["seconds"], heard)


def rasa_init(examples: Sequence[Example], questions: Sequence[str], epochs: int) -> Trained:
    """The pipeline that `rasa init` gives (DIET and its featurizers), with ``epochs`` rounds of training.

    A round takes 8 ms for each example on two cores.
    """
    return _rasa(f"rasa init, {epochs} epochs", _config(epochs), examples, questions)


def amparo(examples: Sequence[Example], questions: Sequence[str]) -> Trained:
    """Our own pipeline, which learns in the same way as that of `rasa init`."""
    config = yaml.safe_load((HERE.parent / "config.yml").read_text())
    names = ("recipe", "language", "assistant_id", "pipeline")
    return _rasa("amparo", {name: config[name] for name in names}, examples, questions)


def _rasa(
    name: str, config: Dict[str, Any], examples: Sequence[Example], questions: Sequence[str]
) -> Trained:
    """Trained and asked; the model is kept under var/bench as long as the code, words and examples stay."""
    learned = hashlib.sha256(json.dumps([config, examples, _code()]).encode()).hexdigest()[:16]
    folder = CACHE / f"nlu-{learned}"
    if not (folder / "seconds").exists():
        _train(folder, config, examples)
    parse = load_parser(next(folder.glob("*.tar.gz")))
    heard = []
    for text in questions:
        began = time.perf_counter()
        parsed = parse(text)
        milliseconds = (time.perf_counter() - began) * 1000
        intent = str(parsed["intent"]["name"])
        choices = tuple(parsed.get("choices") or ())
        heard.append(Heard(_NOT_UNDERSTOOD.get(intent, intent), language_of(parsed), milliseconds, choices))
    return Trained(name, float((folder / "seconds").read_text()), heard)


def _code() -> str:
    from components.understand import Understand

    return str(Understand.fingerprint_addon({}))


def _config(epochs: int) -> Dict[str, Any]:
    import rasa.engine.recipes  # takes seconds, and nlp.js does without

    recipes = Path(rasa.engine.recipes.__file__).parent
    config: Dict[str, Any] = yaml.safe_load((recipes / "config_files/default_config.yml").read_text())
    for component in config["pipeline"]:
        if "epochs" in component:
            component["epochs"] = epochs
    return {
        "recipe": config["recipe"],
        "language": "en",
        "assistant_id": "peer",
        "pipeline": config["pipeline"],
    }


def _train(folder: Path, config: Mapping[str, Any], examples: Sequence[Example]) -> None:
    from rasa.model_training import train_nlu

    folder.mkdir(parents=True, exist_ok=True)
    by_intent: Dict[str, List[str]] = {}
    for example in examples:
        by_intent.setdefault(example.intent, []).append(example.text)
    blocks = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)}
        for intent, texts in by_intent.items()
    ]
    (folder / "nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True))
    (folder / "config.yml").write_text(yaml.safe_dump(dict(config)))
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    began = time.perf_counter()
    train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder), fixed_model_name="nlu")
    (folder / "seconds").write_text(str(time.perf_counter() - began))
