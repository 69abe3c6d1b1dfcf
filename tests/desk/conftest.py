"""The desk under test: real SQLite in a folder of its own, fresh secrets, a small real bot, real servers."""

import importlib
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import django
import pytest
from django.conf import settings as desk_settings
from django.db import connection, connections

_ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT / "deploy"))

from make_env import secrets_for_a_new_installation  # noqa: E402

# Before anything reads the settings; nothing of the developer's own .env or state is used.
os.environ.update(
    secrets_for_a_new_installation(),
    DJANGO_SETTINGS_MODULE="desk.settings.public",
    STATE=tempfile.mkdtemp(prefix="amparo-test-"),
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL", ""),
    PUBLIC_URL="http://testserver",
    ALLOWED_HOSTS="127.0.0.1,localhost,testserver",
    BOT_URL="http://127.0.0.1:9",
    BOT_TOKEN="",
    ORG_NAME="",
    ORG_PHONE="",
    ORG_HOURS="",
    ORG_CLOSED_DAYS="",
)
django.setup()

from answers.signatures import Signature, hash_of, strings_of  # noqa: E402
from desk.record.catalogue import approved_words  # noqa: E402
from desk.record.store import _threads  # noqa: E402
from tests.desk.fake_bot import FakeBot  # noqa: E402
from tests.desk.serving import Served, serve  # noqa: E402


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """PostgreSQL drops no database while somebody is connected: the store's threads let go of it first."""
    yield
    together = threading.Barrier(desk_settings.STORE_THREADS)

    def let_go() -> None:
        together.wait(10)
        connections.close_all()

    for done in [_threads().submit(let_go) for _ in range(desk_settings.STORE_THREADS)]:
        done.result()


@pytest.fixture
def bot(settings: Any) -> Iterator[FakeBot]:
    """A bot that answers; the desk is told where."""
    fake = FakeBot()
    settings.BOT_URL = fake.url
    with fake:
        yield fake


@pytest.fixture
def signed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Signature]:
    """``signed("bond")`` has a lawyer sign that answer for this test, a week after the last of its words; ``due`` may be another day."""

    def sign(name: str, due: str = "2027-03-03") -> Signature:
        words = approved_words()
        file = words.file_of(name)
        assert file is not None
        strings = strings_of(file)
        signature = Signature("Ana Example", "2026-12-03", due, hash_of(strings), strings)
        monkeypatch.setitem(cast(dict[str, Signature], words.signatures), name, signature)
        return signature

    return sign


@pytest.fixture
def side(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """``side("staff")`` gives the test the settings of another process of the desk."""

    def switch(name: str) -> None:
        module = importlib.import_module(f"desk.settings.{name}")
        for setting in dir(module):
            if setting.isupper() and setting not in ("DATABASES", "INSTALLED_APPS", "LOGGING", "BOT_URL"):
                setattr(settings, setting, getattr(module, setting))
        age = module.DATABASES["default"]["CONN_MAX_AGE"]
        monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", age)

    return switch


@pytest.fixture
def public(transactional_db: None, side: Callable[[str], None]) -> Iterator[Served]:
    """The public side behind a real server; it is set up once, by the first test that wants it, whatever side that test is on."""
    side("public")
    with serve() as served:
        yield served
