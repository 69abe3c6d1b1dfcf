"""Creates and renews the accounts of the staff."""

import secrets
from collections.abc import Iterable

from django.contrib.auth.models import Group, User
from django.db import transaction

from desk.console.models import OneTimePassword

_BYTES = 15


@transaction.atomic
def set_account(name: str, groups: Iterable[str], one_time: bool) -> str:
    """Creates or updates ``name`` as a member of exactly ``groups``; returns the new password.

    A new password ends every session of the account: Django ties a session to the password's hash.
    With ``one_time`` the person must choose an own password before seeing anything.
    """
    password = secrets.token_urlsafe(_BYTES)
    user, _ = User.objects.get_or_create(username=name)
    user.is_active = True
    user.set_password(password)
    user.save()
    user.groups.set(Group.objects.filter(name__in=groups))
    OneTimePassword.objects.filter(user=user).delete()
    if one_time:
        OneTimePassword.objects.create(user=user)
    return password
