"""The desk under test: real SQLite in a folder of its own, fresh secrets, a small real bot, real servers."""

import importlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django
import pytest

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
)
django.setup()

from tests.desk.fake_bot import FakeBot  # noqa: E402
from tests.desk.serving import Served, serve  # noqa: E402


@pytest.fixture
def bot(settings: Any) -> Iterator[FakeBot]:
    """A bot that answers; the desk is told where."""
    fake = FakeBot()
    settings.BOT_URL = fake.url
    with fake:
        yield fake


@pytest.fixture
def side(settings: Any) -> Callable[[str], None]:
    """``side("staff")`` gives the test the settings of another process of the desk."""

    def switch(name: str) -> None:
        module = importlib.import_module(f"desk.settings.{name}")
        for setting in dir(module):
            if setting.isupper() and setting not in ("DATABASES", "INSTALLED_APPS", "LOGGING", "BOT_URL"):
                setattr(settings, setting, getattr(module, setting))

    return switch


@pytest.fixture
def public(transactional_db: None, side: Callable[[str], None]) -> Iterator[Served]:
    """The public side behind a real server; it is set up once, by the first test that wants it, whatever side that test is on."""
    side("public")
    with serve() as served:
        yield served
