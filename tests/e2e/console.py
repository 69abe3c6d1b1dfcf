"""The staff console as a lawyer uses it, over HTTP."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

import httpx

from tests.e2e.installation import LONGEST_START, Installation, until


@dataclass(frozen=True)
class Request:
    """What the page of a handoff request shows, in the words of the English page."""

    urgency: str
    language: str
    channel: str
    stage: str
    contact: str


class Console:
    """Logged in as the demo member of staff."""

    def __init__(self, installation: Installation) -> None:
        self.client = installation.client(
            installation.staff, follow_redirects=True, headers={"Accept-Language": "en"}
        )
        page = self.client.get("/")
        form = {"username": installation.user, "password": installation.password, **_csrf(page.text)}
        page = self.client.post(str(page.url), data=form, headers={"Referer": str(page.url)})
        assert page.status_code == 200, page.text
        assert 'type="password"' not in page.text

    def handoff(self, code: str) -> Request:
        page = self._page(f"/requests/{code}/contact/")
        assert page.status_code == 200, page.text
        facts = _facts(page.text)
        urgency = re.search(r"urgency-(\w+)", page.text)
        assert urgency
        return Request(
            urgency=urgency.group(1),
            language=facts["Language"],
            channel=facts["Channel"],
            stage=facts["Stage"],
            contact=f"{facts['First name']} {facts['Phone']}",
        )

    def latest(self, channel: str) -> str:
        """The conversation in which something was said last."""
        page = self.client.get("/conversations/", params={"channel": channel}).text
        found = re.search(r'<td[^>]*><a href="/conversations/([0-9a-f-]{36})/"', page)
        assert found, page
        return found.group(1)

    def take_over(self, conversation: str) -> None:
        self._press(conversation, "take-over")

    def write(self, conversation: str, text: str) -> None:
        page = self._page(f"/conversations/{conversation}/writing/").text
        fields = dict(re.findall(r'name="(key|seen)"[^>]*value="(\w+)"', page))
        assert set(fields) == {"key", "seen"}
        self._press(conversation, "send", text=text, **fields)

    def hand_back(self, conversation: str) -> None:
        self._press(conversation, "hand-back")

    def stand_by(self, phone: str, email: str) -> None:
        """The demo member is alarmed, by text message and by e-mail."""
        page = self.client.get("/rota/")
        lawyer = re.search(r'<option value="(\d+)">demo</option>', page.text)
        assert lawyer, page.text
        fields = {"user": lawyer.group(1), "reads": "en", "phone": phone, "email": email}
        self._send("/rota/people/", page, **fields, speaks=["en", "es"])

    def stand_down(self) -> None:
        page = self.client.get("/rota/")
        for removing in re.findall(r'action="(/rota/people/\d+/remove/)"', page.text):
            self._send(removing, page)

    def export(self, code: str) -> str:
        """The file that a lawyer gets."""
        return self._send(f"/requests/{code}/export/", self.client.get(f"/requests/{code}/contact/")).text

    def _press(self, conversation: str, step: str, **fields: str) -> None:
        page = self._page(f"/conversations/{conversation}/")
        self._send(f"/conversations/{conversation}/{step}/", page, **fields)

    def _send(self, path: str, page: httpx.Response, **fields: str | list[str]) -> httpx.Response:
        """Sends a form of ``page``."""
        data = {**_csrf(page.text), **fields}
        sent = _patiently(lambda: self.client.post(path, data=data, headers={"Referer": str(page.url)}))
        assert sent.status_code == 200, sent.text
        return sent

    def _page(self, path: str) -> httpx.Response:
        return _patiently(lambda: self.client.get(path))

    def move(self, code: str, stage: str) -> None:
        self._send(f"/requests/{code}/{stage}/", self._page(f"/requests/{code}/"))


def _patiently(ask: Callable[[], httpx.Response]) -> httpx.Response:
    """Again and again while the staff's side is away, as a person does; not when it gives a wrong answer."""
    answers: list[httpx.Response] = []

    def is_answered() -> bool:
        try:
            answers.append(ask())
        except httpx.TransportError:
            return False
        return True

    until(is_answered, LONGEST_START)
    return answers[0]


def _csrf(page: str) -> dict[str, str]:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found, page
    return {"csrfmiddlewaretoken": found.group(1)}


def _facts(page: str) -> dict[str, str]:
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    return {name: unescape(re.sub(r"<[^>]+>", "", value)).strip() for name, value in pairs}
