"""Pulling an answer and putting it back, as somebody of the staff does it: with a line in the audit."""

from django.contrib.auth.models import User
from django.db import transaction

from desk.console.audit import note
from desk.console.models import Action
from desk.record import pulling


@transaction.atomic
def pull(intent: str, by: str, why: str) -> None:
    """``by`` is a name; that of an account is written to the audit as well.

    Raises:
        UnknownAnswer, PulledAlready: nothing has changed.
    """
    pulling.pull(intent, by, why)
    _note(by, Action.PULLED_ANSWER, intent)


@transaction.atomic
def put_back(intent: str, by: str) -> None:
    """As ``pull``. Raises NotPulled when there is nothing to put back."""
    pulling.put_back(intent, by)
    _note(by, Action.PUT_BACK_ANSWER, intent)


def _note(by: str, action: Action, intent: str) -> None:
    account = User.objects.filter(username=by).first()
    if account:
        note(account, action, intent)
