"""A person of the office takes over: the family in the widget or on the phone, the staff in the console, the bot silent."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.sms.fake_twilio import FakeTwilio
from tests.e2e.console import Console
from tests.e2e.family import SmsFamily
from tests.e2e.installation import Installation, until
from tests.e2e.test_widget import SMALLEST, open_chat, write

SECONDS = 15_000  # milliseconds


@pytest.fixture
def pages(browser: Browser, installation: Installation) -> Iterator[tuple[Page, Page]]:
    """The family's page and the console's, signed in."""
    family = browser.new_context(viewport=SMALLEST, locale="en-US")  # type: ignore[arg-type]
    staff = browser.new_context(locale="en-US")
    for context in (family, staff):
        context.set_default_timeout(SECONDS)
    page, console = family.new_page(), staff.new_page()
    page.goto(installation.public)
    console.goto(installation.staff)
    console.locator("input[name=username]").fill(installation.user)
    console.locator("input[name=password]").fill(installation.password)
    console.locator("input[name=password]").press("Enter")
    console.get_by_role("link", name="Conversations").click()
    yield page, console
    family.close()
    staff.close()


def test_in_the_widget_a_person_writes_and_the_bot_is_silent_until_it_is_handed_back(
    pages: tuple[Page, Page],
) -> None:
    page, console = pages
    log = open_chat(page)
    write(page, "how much is bond")
    expect(log.locator(".kind-answer").first).to_be_visible()

    console.reload()
    console.locator("tbody tr").first.get_by_role("link").click()
    console.get_by_role("button", name="Take over").click()
    expect(log).to_contain_text("writes to you now, not the machine")
    console.get_by_label("Your message").fill("Good evening, this is Ana.")
    console.get_by_role("button", name="Send").click()
    expect(log.locator(".bubble.staff")).to_contain_text("Good evening, this is Ana.")
    expect(log.locator(".bubble.staff .speaker")).to_have_text("Person from the office")

    said_by_the_machine = log.locator(".bubble.bot, .bubble.system").count()
    write(page, "what is a sanctuary city")
    expect(console.get_by_role("log")).to_contain_text("what is a sanctuary city")
    expect(console.locator("#wait")).to_contain_text("The family waits for an answer")
    expect(log.locator(".bubble.bot, .bubble.system")).to_have_count(said_by_the_machine)

    console.get_by_role("button", name="Hand back to the machine").click()
    expect(log).to_contain_text("a machine, not a person")
    expect(log.locator(".bubble.bot").last).to_contain_text("sanctuary")
    expect(log.get_by_text("The person from our office is not writing any more.")).to_have_count(1)


def test_by_text_message_a_person_writes_and_the_bot_is_silent_until_it_is_handed_back(
    installation: Installation, twilio: FakeTwilio
) -> None:
    phone = "+12135550177"
    family, console = SmsFamily(installation, phone), Console(installation)

    def got() -> list[str]:
        return [text["Body"] for text in twilio.taken if text["To"] == phone]

    assert "bond" in family.say("how much is bond").lower()
    conversation = console.latest("sms")
    console.take_over(conversation)
    console.write(conversation, "Good evening, this is Ana.")
    until(lambda: len(got()) == 2)
    assert got()[0].startswith("A person from")
    assert got()[1] == "Person from our office: Good evening, this is Ana."

    assert family.say("what is a sanctuary city") == ""
    assert family.say("MORE") == ""
    assert "STOP" in family.say("HELP")
    assert len(got()) == 2

    console.hand_back(conversation)
    until(lambda: len(got()) >= 4)
    assert "a machine, not a person" in got()[2]
    assert "sanctuary" in got()[3].lower()


def test_the_worker_is_killed_while_a_person_holds_it_and_still_hands_back(
    installation: Installation,
) -> None:
    family, console = SmsFamily(installation, "+12135550178"), Console(installation)
    family.say("how much is bond")
    conversation = console.latest("sms")
    console.take_over(conversation)
    assert family.say("what is a sanctuary city") == ""
    installation.kill(worker=installation.pid("worker"))
    console.client.post(
        "/sign-out/",
        data={"csrfmiddlewaretoken": console.client.cookies["staff_csrf"]},
        headers={"Referer": installation.staff + "/"},
    )
    console = Console(installation)
    until(
        lambda: (
            "Waiting for an answer" not in console.client.get(f"/conversations/{conversation}/").text
            and "sanctuary" in console.client.get(f"/conversations/{conversation}/").text
        )
    )
