"""The lists to print, in a real browser: from the chat to the page, without any script, and on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.family import SmsFamily, WebFamily
from tests.e2e.installation import Installation
from tests.e2e.test_widget import SECONDS, SMALLEST, open_chat, write

LISTS = [(name, language) for name in ("family_plan", "first_call") for language in ("en", "es")]
GO_ON = {
    "en": ["make a family plan", "next", "done", "ok"],
    "es": ["plan familiar", "siguiente", "listo", "ya"],
}
FIRST_WORDS = {"en": "Our family plan", "es": "Nuestro plan de familia"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=SMALLEST, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize(("name", "language"), LISTS)
def test_a_list_can_be_read_on_an_old_phone_without_scripts(
    page: Page, installation: Installation, name: str, language: str
) -> None:
    page.goto(f"{installation.public}/lists/{name}/{language}")
    assert page.locator("html").get_attribute("lang") == language
    expect(page.locator("h1")).not_to_be_empty()
    assert page.locator("li").count() >= 5
    for link in page.locator("header a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= SMALLEST["width"]


@pytest.mark.parametrize(("name", "language"), LISTS)
def test_a_list_prints_clean(page: Page, installation: Installation, name: str, language: str) -> None:
    page.goto(f"{installation.public}/lists/{name}/{language}")
    page.emulate_media(media="print")
    expect(page.locator("nav")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    assert page.pdf(format="Letter").startswith(b"%PDF")


def test_each_language_leads_to_the_other(page: Page, installation: Installation) -> None:
    page.goto(f"{installation.public}/lists/family_plan/en")
    page.locator("nav a[lang=es]").click()
    expect(page.locator("h1")).to_have_text(FIRST_WORDS["es"])
    page.locator("nav a[lang=en]").click()
    expect(page.locator("h1")).to_have_text(FIRST_WORDS["en"])


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_plan_ends_with_a_link_to_its_list(
    browser: Browser, installation: Installation, language: str
) -> None:
    context = browser.new_context(viewport=SMALLEST, locale="en-US")  # type: ignore[arg-type]
    context.set_default_timeout(SECONDS)
    page = context.new_page()
    page.goto(installation.public)
    log = open_chat(page)
    for place, text in enumerate(GO_ON[language], 1):
        write(page, text)
        expect(log.locator(".kind-question")).to_have_count(place)
    log.locator(".kind-question .choice").first.click()
    with context.expect_page() as opened:
        log.locator(f"a[href='{installation.public}/lists/family_plan/{language}']").click()
    expect(opened.value.locator("h1")).to_have_text(FIRST_WORDS[language])
    context.close()


def test_the_plan_offers_a_lawyer_at_its_end(installation: Installation) -> None:
    family = WebFamily(installation)
    for text in GO_ON["en"]:
        family.say(text)
    last = family.say("ready")[-1]
    assert (last["kind"], [choice["value"] for choice in last["choices"]]) == ("question", ["affirm", "deny"])


def test_by_sms_no_address_is_named_that_only_this_machine_knows(installation: Installation) -> None:
    family = SmsFamily(installation, "+12135550177")
    for text in GO_ON["es"]:
        family.say(text)
    said = family.say("siguiente")
    assert "tarjeta de la escuela" in said
    assert "http" not in said
