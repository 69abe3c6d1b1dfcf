"""The chat as people use it: in a real browser, on a small screen, by keyboard, in both languages."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.family import receipt
from tests.e2e.installation import Installation

SMALLEST = {"width": 320, "height": 640}
SECONDS = 15_000  # milliseconds a family would wait, and a test does


@pytest.fixture
def page(browser: Browser, installation: Installation) -> Iterator[Page]:
    context = browser.new_context(viewport=SMALLEST, locale="en-US")  # type: ignore[arg-type]
    context.set_default_timeout(SECONDS)
    page = context.new_page()
    page.goto(installation.public)
    yield page
    context.close()


def open_chat(page: Page) -> Locator:
    """The log of the opened chat."""
    page.locator("amparo-chat button.launcher").click()
    log = page.locator("amparo-chat [role=log]")
    expect(log.locator(".choice").first).to_be_visible()
    return log


def write(page: Page, text: str) -> None:
    page.locator("amparo-chat textarea").fill(text)
    page.locator("amparo-chat textarea").press("Enter")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ["ICE took my husband", "i want a lawyer", "Only call me", "Marta", "213 555 0191", "any time"],
        ),
        (
            "es",
            ["agarraron a mi esposo", "quiero un abogado", "Solo llámenme", "Marta", "213 555 0192", "no"],
        ),
    ],
)
def test_from_the_widget_to_the_lawyer_in_the_console(
    page: Page, browser: Browser, installation: Installation, language: str, words: list[str]
) -> None:
    log = open_chat(page)
    if language == "es":
        page.locator("amparo-chat button.language").click()
        expect(log.locator(".bot .words[lang=es]").first).to_be_visible()
    first, wish, consent, *details = words
    write(page, first)
    expect(log.locator(".kind-emergency").first).to_be_visible()
    write(page, wish)
    log.get_by_role("button", name=consent).click()
    for place, text in enumerate(details):
        questions = log.locator(".kind-question")
        expect(questions).to_have_count(3 + place)
        write(page, text)
    expect(log.locator(".kind-handoff").last).to_be_visible()
    code = receipt(log.inner_text())
    assert details[1] not in log.locator(".bot").last.inner_text()

    console = browser.new_page(locale="en-US")
    console.goto(installation.staff)
    console.locator("input[name=username]").fill(installation.user)
    console.locator("input[name=password]").fill(installation.password)
    console.locator("input[name=password]").press("Enter")
    console.locator("main").get_by_role("link", name=code).click()
    console.get_by_role("link", name="Open the contact").click()
    expect(console.locator(".sealed")).to_contain_text("Marta")
    expect(console.locator(".sealed")).to_contain_text(details[1][-4:])
    console.get_by_role("button", name="I take this request").click()
    expect(console.locator("main")).to_contain_text("Claimed")
    console.close()


def test_the_emergency_buttons_are_large_enough_and_always_there(page: Page) -> None:
    log = open_chat(page)
    write(page, "what is a sanctuary city")
    expect(log.locator(".kind-answer").first).to_be_visible()
    for name in ("door", "taken"):
        button = page.locator(
            f"amparo-chat .panel button.{name}, amparo-chat .panel .emergencies button"
        ).first
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= SMALLEST["width"]
    page.locator("amparo-chat .panel .emergencies button").first.click()
    expect(log.locator(".kind-emergency").first).to_be_visible()


def test_nothing_is_cut_off_at_320_pixels(page: Page) -> None:
    open_chat(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST["width"]


def test_the_whole_way_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    log = page.locator("amparo-chat [role=log]")
    expect(log.locator(".choice").first).to_be_visible()
    field = page.locator("amparo-chat textarea")
    for _ in range(40):
        if field.evaluate("node => node.getRootNode().activeElement === node"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("how much is bond")
    page.keyboard.press("Enter")
    expect(log.locator(".kind-answer").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("amparo-chat .panel")).to_be_hidden()


def test_a_message_written_without_a_connection_is_sent_once(page: Page) -> None:
    log = open_chat(page)
    page.context.set_offline(True)
    write(page, "how much is bond")
    page.wait_for_timeout(500)
    page.context.set_offline(False)
    expect(log.locator(".kind-answer").first).to_be_visible(timeout=30_000)
    expect(log.locator(".bubble.you")).to_have_count(1)


def test_the_page_without_scripts_says_what_to_do_in_both_languages(
    browser: Browser, installation: Installation
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(installation.public)
    text = page.locator("body").inner_text()
    assert "888-624-4752" in text
    assert "213-555-0100" in text
    assert "abogado" in text
    assert "lawyer" in text
    context.close()


def test_only_our_own_server_is_asked(browser: Browser, installation: Installation) -> None:
    page = browser.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.split("/")[2]))
    page.goto(installation.public)
    expect(page.locator("amparo-chat button.launcher, amparo-chat [role=log]").first).to_be_visible()
    assert asked == {installation.public.split("/")[2]}
    page.close()


def test_no_accessibility_fault_is_found(page: Page) -> None:
    open_chat(page)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
