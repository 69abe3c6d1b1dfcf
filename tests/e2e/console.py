"""The staff console as a lawyer uses it, over HTTP."""

import re
from dataclasses import dataclass
from html import unescape

from tests.e2e.installation import Installation


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
        page = self.client.get(f"/requests/{code}/contact/")
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
        page = self.client.get(f"/conversations/{conversation}/writing/").text
        fields = dict(re.findall(r'name="(key|seen)"[^>]*value="(\w+)"', page))
        assert set(fields) == {"key", "seen"}
        self._press(conversation, "send", text=text, **fields)

    def hand_back(self, conversation: str) -> None:
        self._press(conversation, "hand-back")

    def _press(self, conversation: str, step: str, **fields: str) -> None:
        page = self.client.get(f"/conversations/{conversation}/")
        pressed = self.client.post(
            f"/conversations/{conversation}/{step}/",
            data={**_csrf(page.text), **fields},
            headers={"Referer": str(page.url)},
        )
        assert pressed.status_code == 200, pressed.text

    def move(self, code: str, stage: str) -> None:
        page = self.client.get(f"/requests/{code}/")
        moved = self.client.post(
            f"/requests/{code}/{stage}/", data=_csrf(page.text), headers={"Referer": str(page.url)}
        )
        assert moved.status_code == 200, moved.text


def _csrf(page: str) -> dict[str, str]:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found, page
    return {"csrfmiddlewaretoken": found.group(1)}


def _facts(page: str) -> dict[str, str]:
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    return {name: unescape(re.sub(r"<[^>]+>", "", value)).strip() for name, value in pairs}
