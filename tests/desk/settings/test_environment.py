"""A setting that is missing or unusable stops the start and says its name; each process reads only its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

NEEDED = {
    "public": ["DJANGO_SECRET_KEY", "RECORD_KEY", "LOOKUP_KEY", "VALUES_KEY", "TWILIO_AUTH_TOKEN"],
    "staff": ["DJANGO_SECRET_KEY", "RECORD_KEY", "LOOKUP_KEY", "LAWYERS_PRIVATE_KEY"],
    "internal": ["RECORD_KEY", "LOOKUP_KEY", "VALUES_KEY", "LAWYERS_PUBLIC_KEY", "INTERNAL_TOKEN"],
    "worker": ["DJANGO_SECRET_KEY", "RECORD_KEY", "LOOKUP_KEY", "VALUES_KEY"],
}
READ = re.compile(r"\b(?:required|optional|key|words|is_on|number|address|encryption)\(\s*\"([A-Z_]+)\"")


def start(process: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return run(f"import desk.settings.{process}", **changes)


def run(code: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **changes},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("process", NEEDED)
def test_a_complete_environment_is_enough(process: str) -> None:
    assert start(process).returncode == 0


@pytest.mark.parametrize(
    ("process", "name"), [(process, name) for process in NEEDED for name in NEEDED[process]]
)
def test_a_missing_setting_stops_the_start_and_names_itself(process: str, name: str) -> None:
    stopped = start(process, **{name: ""})
    assert stopped.returncode != 0
    assert f"{name} is not set" in stopped.stderr


@pytest.mark.parametrize("value", ["c2hvcnQ=", "not base64!"])
def test_a_key_that_is_none_is_named_and_not_repeated(value: str) -> None:
    stopped = start("public", RECORD_KEY=value)
    assert "RECORD_KEY must be 32 bytes in base64" in stopped.stderr
    assert value not in stopped.stderr


@pytest.mark.parametrize(
    ("process", "name", "value"),
    [
        ("public", "STAFF_URL", "http://staff.example.org"),
        ("public", "STAFF_URL", "https://" + "a" * 33),
        ("internal", "ALARM_WEBHOOK_URL", "ftp://cases.example.org"),
        ("worker", "SMTP_PORT", "soon"),
        ("worker", "SMTP_SECURITY", "some"),
    ],
)
def test_a_setting_of_the_alarms_that_cannot_be_used_stops_the_start(
    process: str, name: str, value: str
) -> None:
    stopped = start(process, **{name: value})
    assert stopped.returncode != 0
    assert name in stopped.stderr


@pytest.mark.parametrize("name", ["ORG_HOURS", "ORG_CLOSED_DAYS"])
def test_hours_and_closed_days_that_cannot_be_read_stop_the_start(name: str) -> None:
    stopped = run("import django; django.setup()", **{name: "soon"})
    assert stopped.returncode != 0
    assert f"{name}: cannot read 'soon'" in stopped.stderr


def test_a_webhook_without_a_secret_stops_the_worker_alone() -> None:
    hook = {"ALARM_WEBHOOK_URL": "https://cases.example.org/hook", "ALARM_WEBHOOK_SECRET": ""}
    assert "ALARM_WEBHOOK_SECRET is not set" in start("worker", **hook).stderr
    for process in ("public", "staff", "internal"):
        assert start(process, **hook).returncode == 0


@pytest.mark.parametrize("secret", ["SMTP_PASSWORD", "ALARM_WEBHOOK_SECRET"])
def test_what_only_the_worker_needs_reaches_no_other_process(secret: str) -> None:
    programs = (ROOT / "deploy/local.conf").read_text().split("[program:")[1:]
    blanked = {part.partition("]")[0] for part in programs if f'{secret}=""' in part}
    assert blanked == {"bot", "actions", "public", "staff", "internal"}


def test_only_the_staff_side_reads_the_lawyers_private_key() -> None:
    readers = [
        path.name
        for path in (ROOT / "desk").rglob("*.py")
        if 'key("LAWYERS_PRIVATE_KEY")' in path.read_text()
    ]
    assert readers == ["staff.py"]
    for process in ("public", "internal", "worker"):
        assert start(process, LAWYERS_PRIVATE_KEY="").returncode == 0


def test_every_setting_stands_in_the_example_with_a_word_about_it() -> None:
    example = (ROOT / ".env.example").read_text()
    names = {
        name for path in (ROOT / "desk" / "settings").glob("*.py") for name in READ.findall(path.read_text())
    }
    missing = {name for name in names if not re.search(rf"^{name}=", example, re.MULTILINE)}
    assert missing <= {"STATE"}  # set by `make run`
