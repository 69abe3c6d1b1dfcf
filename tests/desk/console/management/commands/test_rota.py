"""The rota from the command line: the same checks as on the console, and a line in the audit."""

import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from desk.console.models import Audit
from desk.handoffs.rota.models import RotaPerson, Shift
from tests.desk.handoffs.rota.samples import LARA_EMAIL, LARA_PHONE, a_person, always

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lara(lawyer: object) -> User:
    return User.objects.get(username="lara")


def rota(*words: str) -> str:
    out = io.StringIO()
    call_command("rota", *words, stdout=out)
    return out.getvalue()


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_a_lawyer_and_a_shift_are_added_and_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "213 555 0161", LARA_EMAIL)
    rota("person", "lara", "--speaks", "en,es", "--by", "lara")
    rota(
        "shift",
        "lara",
        "--day",
        "2030-11-30",
        "--from",
        "18:00",
        "--until",
        "09:00",
        "--weekly",
        "--by",
        "lara",
    )
    assert (RotaPerson.objects.get().phone, RotaPerson.objects.get().email) == (LARA_PHONE, LARA_EMAIL)
    shift = Shift.objects.get()
    listed = rota()
    assert "lara: en, es; by text message, e-mail" in listed
    assert f"{shift.pk}: Sat 2030-11-30 18:00-09:00 lara, place 1, every week" in listed
    rota("remove-shift", str(shift.pk), "--by", "lara")
    rota("remove-person", "lara", "--by", "lara")
    assert not RotaPerson.objects.exists()
    assert Audit.objects.filter(action="changed_rota").count() == 4


def test_the_list_shows_neither_phone_nor_address() -> None:
    always(a_person())
    listed = rota()
    assert "stands by now" in listed
    assert LARA_PHONE[-4:] not in listed
    assert LARA_EMAIL not in listed


@pytest.mark.parametrize(
    "words",
    [
        ["person", "nobody", "--speaks", "en", "--by", "lara"],
        ["person", "lara", "--speaks", "nah", "--by", "lara"],
        ["person", "lara", "--speaks", "en", "--by", "nobody"],
        ["shift", "lara", "--day", "2026-11-30", "--from", "18:00", "--until", "09:00", "--by", "lara"],
        ["remove-shift", "7", "--by", "lara"],
        ["remove-person", "lara", "--by", "lara"],
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(words: list[str], monkeypatch: Any) -> None:
    typed(monkeypatch, "213 555 0161", "")
    with pytest.raises(CommandError):
        rota(*words)
    assert not RotaPerson.objects.exists()
    assert not Audit.objects.filter(action="changed_rota").exists()
