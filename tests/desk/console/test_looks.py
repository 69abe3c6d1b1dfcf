"""The console in a real browser: readable at 360 px, in the dark, by keyboard and by a screen reader (WCAG AA)."""

import gc
import re
import shutil
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.async_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.async_api import Browser, Page, async_playwright, expect

from answers.signatures import Signature
from desk.handoffs.alarms.models import Ladder, Rung
from desk.handoffs.models import Handoff
from desk.handoffs.requesting import open_request
from desk.handoffs.stages import Stage, move
from desk.record.models import Conversation, Message
from desk.record.pulling import pull
from desk.record.store import in_store
from tests.desk.console.samples import a_conversation, say
from tests.desk.handoffs.rota.samples import a_person, always
from tests.desk.handoffs.samples import a_handoff, a_request
from tests.desk.serving import serve

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pages(lawyer: Client, signed: Callable[..., Signature]) -> list[str]:
    always(a_person())
    for name, days in (("bond", 2), ("asylum", 40)):
        signed(name, due=str(timezone.localdate() - timedelta(days=days)))
    pull("find_detainee", "the lawyer on call", "why")
    handoff, conversation = a_handoff(about="relative"), a_conversation(kind="emergency")
    open_request(handoff.conversation, a_request(request_id="again", details={"detained_by": "ice"}))
    doubtful = a_handoff()
    Handoff.objects.filter(pk=doubtful.pk).update(is_suspicious=True)
    Ladder.objects.update(rung=Rung.RED)
    held = a_conversation(kind="fallback")
    lawyer.post(f"/conversations/{held.pk}/take-over/")
    say(held, "you", "Are you there?", state="waiting", lang="en")
    Message.objects.filter(state="waiting").update(created_at=timezone.now() - timedelta(minutes=4))
    Conversation.objects.filter(pk=held.pk).update(held_since=timezone.now() - timedelta(minutes=4))
    return [
        "/requests/",
        f"/requests/{handoff.code}/",
        f"/requests/{handoff.code}/contact/",
        f"/requests/{doubtful.code}/",
        "/conversations/",
        f"/conversations/{conversation.pk}/",
        f"/conversations/{held.pk}/writing/",
        "/answers/",
        "/rota/",
        "/password/",
        "/nothing/",
    ]


@pytest.fixture
def staff(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The staff side behind a real server."""
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "desk.settings.staff")
    with serve("desk.asgi_staff:application") as served:
        yield served.url
    with warnings.catch_warnings():
        # What a browser was still asking for leaves its connection behind, where in real life the process ends.
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        # Debian's browser where there is one, else the one that Playwright installed.
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        await browser.close()


async def open_page(browser: Browser, url: str, lawyer: Client, **looks: object) -> Page:
    context = await browser.new_context(base_url=url, **looks)  # type: ignore[arg-type]
    await context.add_cookies(
        [{"name": "staff_session", "value": lawyer.cookies["staff_session"].value, "url": url}]
    )
    return await context.new_page()


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(320, "dark", "es-MX"), (360, "light", "en-US"), (1200, "light", "es-MX")],
)
async def test_every_page_is_accessible(browser, staff, lawyer, pages, width, scheme, language):
    # The checker runs as a script in the page, which the page's own policy forbids.
    looks = {
        "viewport": {"width": width, "height": 700},
        "color_scheme": scheme,
        "locale": language,
        "bypass_csp": True,
    }
    page = await open_page(browser, staff, lawyer, **looks)
    found = {}
    for path in pages:
        answer = await page.goto(path)
        assert answer.status == (404 if path == "/nothing/" else 200)
        results = await Axe().run(page)
        found[path] = [(wrong["id"], wrong["nodes"][0]["html"]) for wrong in results.response["violations"]]
        assert await page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


async def test_a_request_can_be_taken_with_the_keyboard_alone(browser, staff, lawyer, pages):
    page = await open_page(browser, staff, lawyer, locale="en-US")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    await page.goto(pages[1])
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.textContent") == "Skip to the content"
    await page.keyboard.press("Enter")
    for _ in range(3):
        await page.keyboard.press("Tab")
    assert await page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert await page.evaluate("document.activeElement.textContent") == "I take this request"
    await page.keyboard.press("Enter")
    await page.get_by_text("Claimed (lara)").first.wait_for()
    assert complaints == []


async def test_the_red_banner_comes_and_goes_on_a_page_that_stays_open(browser, staff, lawyer):
    await in_store(a_person, "dora", phone="+12135550182")
    handoff = await in_store(a_handoff)
    await in_store(Ladder.objects.update, rung=Rung.EVERYONE)
    page = await open_page(browser, staff, lawyer, locale="en-US")
    await page.clock.install()
    await page.goto("/conversations/")
    banner = page.get_by_role("status")
    assert (await banner.text_content()).strip() == ""
    await in_store(Ladder.objects.update, rung=Rung.RED)
    await page.clock.run_for(16_000)
    await banner.get_by_text("Nobody has taken:").wait_for()
    assert await banner.get_by_role("link").text_content() == handoff.code
    await in_store(move, handoff, Stage.CLAIMED)
    await page.clock.run_for(16_000)
    await banner.get_by_role("link").wait_for(state="detached")


async def test_a_page_left_open_shows_the_sign_in_once_the_session_has_ended(browser, staff, lawyer):
    page = await open_page(browser, staff, lawyer, locale="en-US")
    await page.clock.install()
    await page.goto("/conversations/")
    await in_store(lawyer.logout)
    await page.clock.run_for(16_000)
    await expect(page).to_have_url(re.compile("/sign-in/"))


async def test_what_the_family_writes_appears_while_the_person_is_typing(browser, staff, lawyer, pages):
    page = await open_page(browser, staff, lawyer, locale="en-US")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    await page.goto(next(path for path in pages if path.endswith("/writing/")))
    box = page.get_by_label("Your message")
    await expect(box).to_be_focused()
    await page.keyboard.type("I am re")
    held = await in_store(Conversation.objects.get, bot_silent=True)
    await in_store(say, held, "you", "Please <b>hurry</b>", state="waiting", lang="en")
    await page.get_by_role("log").get_by_text("Please <b>hurry</b>").wait_for()
    await page.keyboard.type("ading")
    assert await box.input_value() == "I am reading"
    await page.get_by_role("button", name="Send").dblclick()
    await page.get_by_role("log").get_by_text("I am reading").wait_for()
    assert await page.get_by_role("log").get_by_text("I am reading").count() == 1
    assert await page.get_by_text("Nobody waits").count() == 1
    assert complaints == []


async def test_a_list_turns_red_without_a_click(browser, staff, lawyer, pages):
    page = await open_page(browser, staff, lawyer, locale="en-US")
    await in_store(Message.objects.filter(state="waiting").update, created_at=timezone.now())
    await in_store(Conversation.objects.filter(bot_silent=True).update, held_since=timezone.now())
    await page.goto("/requests/")
    await page.get_by_text("The family waits for an answer").wait_for()
    past = timezone.now() - timedelta(minutes=3)
    await in_store(Message.objects.filter(state="waiting").update, created_at=past)
    await in_store(Conversation.objects.filter(bot_silent=True).update, held_since=past)
    await page.locator("li.red").wait_for()


async def test_without_a_script_the_page_still_sends_and_shows(browser, staff, lawyer, pages):
    page = await open_page(browser, staff, lawyer, locale="en-US", java_script_enabled=False)
    await page.goto(next(path for path in pages if path.endswith("/writing/")))
    await page.get_by_label("Your message").fill("I am here")
    await page.get_by_role("button", name="Send").click()
    await page.get_by_role("log").get_by_text("I am here").wait_for()
