"""What people forget: generated files, secrets and machine paths in git, texts in code, missing settings."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN_FILES = re.compile(
    r"(\.sqlite3?|\.db|\.tar\.gz|\.log|\.pyc|\.mo|(^|/)\.env)$|(^|/)(node_modules|models|var|dist)/"
)
MACHINE_PATHS = re.compile(r"(^|[^A-Za-z0-9_.~$}])/(work|root|home/\w+)/")
REGISTRY_HOSTS = re.compile(r"registry\.npm|pypi\.|pythonhosted", re.IGNORECASE)


def tracked_files():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def tracked_texts():
    for name in tracked_files():
        if not name.endswith((".png", ".ico", ".woff2")) and name != "tests/house/test_repository.py":
            yield name, (ROOT / name).read_text(encoding="utf-8")


def test_no_generated_file_database_model_or_secret_is_in_git():
    assert [name for name in tracked_files() if FORBIDDEN_FILES.search(name)] == []


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRY_HOSTS], ids=["machine path", "registry host"])
def test_no_file_names(pattern):
    found = [name for name, text in tracked_texts() if any(map(pattern.search, text.splitlines()))]
    assert found == []


def test_every_setting_that_the_code_reads_is_in_the_example():
    example = (ROOT / ".env.example").read_text()
    named = set(re.findall(r"^([A-Z][A-Z0-9_]+)=", example, re.MULTILINE))
    read = set()
    for name, text in tracked_texts():
        if name.startswith(("desk/settings/", "actions/", "channels/", "answers/")) and name.endswith(".py"):
            read |= set(
                re.findall(
                    r"(?:env(?:ironment)?(?:\.\w+)?[\[(]|environ(?:\.get)?[\[(])\s*\"([A-Z][A-Z0-9_]+)\"",
                    text,
                )
            )
    assert read
    assert read - named == set()


SPANISH_LETTERS = re.compile(r"[áéíóúñ¿¡]", re.IGNORECASE)


def test_no_sentence_for_families_stands_in_code():
    """Spanish letters in code would be words for people; those live under data/ and in translations."""
    allowed = (
        "tests/",
        "bench/",
        "lexicon/normalise.py",
        "answers/check.py",
        "answers/wording.py",
        "answers/sms.py",
        "answers/reading.py",
        "desk/privacy/",
        "desk/settings/base.py",
    )
    found = [
        name
        for name, text in tracked_texts()
        if name.endswith((".py", ".ts")) and not name.startswith(allowed) and SPANISH_LETTERS.search(text)
    ]
    assert found == []


def test_every_answer_has_its_conversation_test():
    answers = {path.stem for path in (ROOT / "data/answers").glob("*/*.yml")} | {
        path.stem for path in (ROOT / "data/flows").glob("*.yml")
    }
    tested = {path.stem.removeprefix("test_") for path in (ROOT / "tests/conversations").glob("test_*.yml")}
    needs = (ROOT / "data/intents.yml").read_text()
    expected = {name for name in answers if re.search(rf"^\s+{name}:", needs, re.MULTILINE)}
    assert expected - tested == set()


def test_every_intent_that_rasa_would_learn_is_in_the_domain():
    """Rasa trains on all files under data/: an intent without a rule would end in the fallback, emergencies too."""
    domain = (ROOT / "domain.yml").read_text()
    intents = {
        intent
        for path in (ROOT / "data").rglob("*.yml")
        for intent in re.findall(
            r"^\s+- intent: (\w+)\s*\n\s+(?:metadata|examples):", path.read_text(), re.MULTILINE
        )
    }
    assert intents
    assert [
        intent for intent in sorted(intents) if not re.search(rf"^  - {intent}$", domain, re.MULTILINE)
    ] == []
