"""`rota`: who stands by; and the same changes as on the console, for whoever runs the machine."""

import argparse
import getpass
import sys
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.forms import BaseForm
from django.utils import timezone

from desk.console.audit import note
from desk.console.models import Action
from desk.console.rota import current_shifts
from desk.console.rota_forms import PersonForm, ShiftForm
from desk.handoffs.rota.duty import everyone, on_call
from desk.handoffs.rota.models import RotaPerson, Shift


class Command(BaseCommand):
    help = "List the rota, or change it: person, shift, remove-person, remove-shift."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        steps = parser.add_subparsers(dest="step")
        person = steps.add_parser(
            "person", help="add a lawyer, or replace what is stored; asks for the phone"
        )
        person.add_argument("name")
        person.add_argument("--speaks", required=True, help="en, es or en,es")
        person.add_argument("--reads", default="en", help="language of the alarms: en or es")
        shift = steps.add_parser("shift", help="add a shift, in Los Angeles time")
        shift.add_argument("name")
        shift.add_argument("--day", required=True, help="2026-11-30")
        shift.add_argument("--from", dest="begins", required=True, help="18:00")
        shift.add_argument(
            "--until", dest="ends", required=True, help="09:00; of the next day if it is earlier"
        )
        shift.add_argument("--weekly", dest="is_weekly", action="store_true", help="every week from then on")
        shift.add_argument("--on-holidays", dest="on_holidays", action="store_true")
        shift.add_argument("--place", default=1, help="1 is alarmed first")
        steps.add_parser("remove-person", help="with phone, address and shifts").add_argument("name")
        steps.add_parser("remove-shift").add_argument("number", type=int, help="as it is listed")
        for step in steps.choices.values():
            step.add_argument("--by", required=True, help="the staff account that changes it, for the audit")

    def handle(self, *args: Any, **options: Any) -> None:
        step = options["step"]
        if step is None:
            self._list()
            return
        by = _account(options["by"])
        with transaction.atomic():
            changed = getattr(self, f"_{step.replace('-', '_')}")(options)
            note(by, Action.CHANGED_ROTA, changed)
        self.stdout.write("The rota is changed.")

    def _list(self) -> None:
        standing = on_call(timezone.now())
        for person in everyone().select_related("user"):
            ways = [("text message", person.sealed_phone), ("e-mail", person.sealed_email)]
            by = ", ".join(way for way, sealed in ways if sealed)
            now = ", stands by now" if person in standing else ""
            self.stdout.write(f"{person.user.username}: {', '.join(person.speaks)}; by {by}{now}")
        for shift in current_shifts():
            weekly = ", every week" if shift.is_weekly else ""
            holidays = ", on holidays too" if shift.on_holidays else ""
            hours = f"{shift.begins:%H:%M}-{shift.ends:%H:%M}"
            who = shift.person.user.username
            self.stdout.write(
                f"{shift.pk}: {shift.day:%a %Y-%m-%d} {hours} {who}, place {shift.place}{weekly}{holidays}"
            )
        if not standing:
            self.stdout.write("Nobody stands by now: an alarm goes to everyone.")

    def _person(self, options: dict[str, Any]) -> RotaPerson:
        given = {
            "user": _account(options["name"]).pk,
            "speaks": [language.strip() for language in options["speaks"].split(",")],
            "reads": options["reads"],
            "phone": _asked("Phone for text messages (or nothing): "),
            "email": _asked("E-mail address (or nothing): "),
        }
        return _valid(PersonForm(given)).save()

    def _shift(self, options: dict[str, Any]) -> Shift:
        shift: Shift = _valid(ShiftForm({**options, "person": _person(options["name"]).pk})).save()
        return shift

    def _remove_person(self, options: dict[str, Any]) -> str:
        return _removed(_person(options["name"]))

    def _remove_shift(self, options: dict[str, Any]) -> str:
        shift = Shift.objects.filter(pk=options["number"]).first()
        if shift is None:
            raise CommandError(f"There is no shift {options['number']}.")
        return _removed(shift)


def _asked(question: str) -> str:
    """Never an argument: those stand in the shell's history and in the list of processes."""
    return getpass.getpass(question) if sys.stdin.isatty() else sys.stdin.readline().strip()


def _removed(what: RotaPerson | Shift) -> str:
    name = str(what)
    what.delete()
    return name


def _account(name: str) -> User:
    account = User.objects.filter(username=name, is_active=True).first()
    if account is None:
        raise CommandError(f"There is no account {name}.")
    return account


def _person(name: str) -> RotaPerson:
    person = RotaPerson.objects.filter(user__username=name).first()
    if person is None:
        raise CommandError(f"{name} is not on the rota.")
    return person


def _valid[Form: BaseForm](form: Form) -> Form:
    if not form.is_valid():
        faults = [f"{name}: {' '.join(map(str, errors))}" for name, errors in form.errors.items()]
        raise CommandError("\n".join(faults))
    return form
