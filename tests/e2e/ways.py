"""The two ways of a family to the bot: the chat on the website, and text messages."""

import httpx

from tests.e2e.families import Family, Turns
from tests.e2e.family import SmsFamily, WebFamily
from tests.e2e.scene import Scene
from tests.e2e.walks import Walk
from tests.e2e.wording import paragraphs_in, passage


class OnTheWeb(Family):
    """The record tells it everything that was said."""

    def __init__(self, scene: Scene, walk: Walk, step: int) -> None:
        super().__init__(walk, step)
        self.family = WebFamily(scene.installation, walk.language)
        self.known_by = self.family.conversation
        self.phone = f"213 555 {self.digits}"

    def _sent(self, word: str, key: str) -> bool:
        try:
            return self.family.post({"text": word}, key).status_code == 200
        except httpx.HTTPError:
            return False

    def _is_answered(self) -> bool:
        try:
            return bool(self.family.history()[-1]["from"] == "bot")
        except (httpx.HTTPError, LookupError):
            return False

    def answers(self) -> Turns:
        return self._said_by("bot")

    def first_aid(self) -> Turns:
        return self._said_by("system")

    def _said_by(self, author: str) -> Turns:
        turns: Turns = []
        for message in self.family.history():
            if message["from"] == "you":
                turns.append((message["text"], []))
            elif message["from"] == author and turns:
                turns[-1][1].append(message["text"])
        return turns


class ByText(Family):
    """Knows only what came to its phone: as the answer to Twilio's request, or by itself."""

    def __init__(self, scene: Scene, walk: Walk, step: int) -> None:
        super().__init__(walk, step)
        self.phone = self.known_by = f"+1213555{self.digits}"
        self.family, self.twilio = SmsFamily(scene.installation, self.phone), scene.twilio
        # How many texts had come by themselves before each word, and what then came as its answer.
        self._before: list[int] = []
        self._replies: list[list[str]] = []

    def _say(self, word: str) -> None:
        self._before.append(len(self._came()))
        self._replies.append([])
        super()._say(word)

    def _sent(self, word: str, key: str) -> bool:
        try:
            answered = self.family.send(word, f"SM{key}")
        except httpx.HTTPError:
            return False
        if answered.status_code == 200:
            self._replies[-1] += self.family.texts_in(answered)
        return answered.status_code == 200

    def _is_answered(self) -> bool:
        """With the question that its words lead to: an answer may come in several texts."""
        number = len(self._before) - 1
        answers = self.answers()[number][1]
        if number == len(self.walk.asked):
            return bool(answers)
        question = passage(self.walk.asked[number], self.walk.language)
        return any(question in text for text in answers)

    def answers(self) -> Turns:
        return [(word, [text for text, is_aid in texts if not is_aid]) for word, texts in self._turns()]

    def first_aid(self) -> Turns:
        return [(word, [text for text, is_aid in texts if is_aid]) for word, texts in self._turns()]

    def _turns(self) -> list[tuple[str, list[tuple[str, bool]]]]:
        """What it said, each with the paragraphs that came, and whether they came in the place of an answer."""
        came = self._came()
        ends = [*self._before[1:], len(came)]
        got = [
            paragraphs_in([*replies, *came[begin:end]])
            for replies, begin, end in zip(self._replies, self._before, ends, strict=True)
        ]
        return [
            (word, self._sorted(texts, number == 0))
            for number, (word, texts) in enumerate(zip(self.words, got, strict=False))
        ]

    def _sorted(self, texts: list[str], is_first: bool) -> list[tuple[str, bool]]:
        card = passage("utter_notice_outage", self.walk.language)
        # The first steps in an emergency may come twice: without the bot, and then with its answer to the first word. Its later
        # answers never hold them, but without the bot "this morning" is most like somebody who was taken.
        steps = passage(self.walk.first_aid, self.walk.language) if self.walk.first_aid else card
        said = [place for place, text in enumerate(texts) if steps in text]
        aid = {place for place, text in enumerate(texts) if card in text} | set(
            said[:-1] if is_first else said
        )
        aid |= {
            place + 1 for place in aid if texts[place + 1 : place + 2] and texts[place + 1].startswith("1 ")
        }
        return [(text, place in aid) for place, text in enumerate(texts)]

    def _came(self) -> list[str]:
        return [text["Body"] for text in list(self.twilio.taken) if text["To"] == self.phone]
