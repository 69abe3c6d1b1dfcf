"""One installation and one browser for all end-to-end tests: starting the bot takes half a minute."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.desk.sms.fake_twilio import FakeTwilio
from tests.e2e.installation import Installation, running_installation

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def twilio() -> Iterator[FakeTwilio]:
    """Where the texts go that do not go out as the answer to a text."""
    with FakeTwilio() as fake:
        yield fake


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory, twilio: FakeTwilio) -> Iterator[Installation]:
    account = {
        "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
        "TWILIO_FROM": "+12135550100",
        "TWILIO_API_URL": twilio.url,
    }
    yield from running_installation(tmp_path_factory.mktemp("installation"), **account)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_FLAGS)
        yield started
        started.close()
