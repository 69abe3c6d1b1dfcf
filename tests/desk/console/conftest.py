"""The staff side under test, with a lawyer, a reviewer and an account that belongs to nobody."""

from collections.abc import Callable, Iterator

import pytest
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.test import Client

PASSWORD = "four quiet words here"


@pytest.fixture(autouse=True, scope="session")
def few_rounds() -> Iterator[None]:
    """Passwords are hashed as ever, in a thousand rounds: the million of real life takes longer than the test around it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PBKDF2PasswordHasher, "iterations", 1000)
        yield


@pytest.fixture(autouse=True)
def staff_side(side: Callable[[str], None], db: None) -> None:
    # What the internal side seals is what the staff side shows.
    side("internal")
    side("staff")
    AxesProxyHandler.get_implementation(force=True)
    cache.clear()
    # A test with a real server empties every table, also of what the migrations put there.
    for name in ("lawyers", "reviewers", "staff"):
        Group.objects.get_or_create(name=name)


def _signed_in(name: str, *groups: str) -> Client:
    user = User.objects.create_user(name, password=PASSWORD)
    user.groups.set(Group.objects.filter(name__in=groups))
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def lawyer() -> Client:
    return _signed_in("lara", "lawyers")


@pytest.fixture
def reviewer() -> Client:
    return _signed_in("rita", "reviewers")


@pytest.fixture
def member() -> Client:
    """Somebody of the staff who writes to families and is no lawyer."""
    return _signed_in("sara", "staff")


@pytest.fixture
def outsider() -> Client:
    """Somebody with an account and no group, even a superuser."""
    client = _signed_in("otto")
    User.objects.filter(username="otto").update(is_superuser=True, is_staff=True)
    return client
