"""What must be so after anything was killed or away while families walked to a lawyer."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from tests.desk.handoffs.alarms.receivers import documented_check
from tests.e2e.families import Family
from tests.e2e.installation import until
from tests.e2e.scene import LAWYERS, SECRET, Scene
from tests.e2e.walking import walked
from tests.e2e.walks import ON_THE_WEB
from tests.e2e.wording import passage

_WHEN = [
    f"utter_handoff_when_{state}{rota}"
    for state in ("open", "closed", "unknown")
    for rota in ("", "_in_queue", "_on_call")
]


def holds_when_alarms_are_cut_short(scene: Scene, kill: Callable[[], None]) -> None:
    """As ``holds``: ``kill`` happens when each of the three ways has taken an alarm and not said so yet.

    One channel is enough: an alarm is the same wherever the family wrote.
    """
    scene.be_slow(3)
    taken, again = scene.counts(), scene.came_again()

    def strike() -> None:
        until(lambda: _grew(taken, scene.counts()), every=0.02)
        kill()

    families = walked(scene, strike, ON_THE_WEB)
    scene.be_slow(0)
    holds(scene, families)
    assert _grew(again, scene.came_again())


def _grew(before: list[int], now: list[int]) -> bool:
    return all(then < later for then, later in zip(before, now, strict=True))


def holds(scene: Scene, families: list[Family]) -> None:
    """What must be so after anything was killed or away."""
    try:
        until(lambda: not _without_request(scene, families), 60)
    except AssertionError:
        raise AssertionError(
            [(str(one), one.answers()) for one in _without_request(scene, families)]
        ) from None
    requests = scene.look()
    codes = []
    for family in families:
        [request] = requests[family.known_by]
        _was_told_the_truth(family, request["code"])
        _was_told_the_truth_about_time(family)
        _is_what_was_said(family, request)
        codes.append(request["code"])
    until(lambda: _all_are_out(scene, codes), 90, every=0.5)
    for code in codes:
        _came_once(scene, code)


def _without_request(scene: Scene, families: list[Family]) -> list[Family]:
    requests = scene.look()
    return [family for family in families if family.known_by not in requests]


def _was_told_the_truth(family: Family, code: str) -> None:
    assert family.codes() <= {code}, str(family)
    assert family.codes() or family.was_told_to_call(), str(family)
    everything: Counter[str] = Counter()
    for said, answers in family.answers():
        assert answers, (str(family), said)
        assert max(Counter(answers).values()) == 1, (str(family), said, answers)
        everything.update(answers)
    assert max(everything.values()) == 1, (str(family), everything.most_common(1))
    for said, instead in family.first_aid():
        assert max(Counter(instead).values(), default=1) == 1, (str(family), said, instead)


def _was_told_the_truth_about_time(family: Family) -> None:
    """The scene names no office hours; a lawyer stands by day and night, and is alarmed for every request."""
    everything = "\n".join(text for _, answers in family.answers() for text in answers)
    channel = "sms" if family.walk.is_by_text else "web"
    said = {when for when in _WHEN if passage(when, family.walk.language, channel) in everything}
    assert said == ({"utter_handoff_when_unknown_on_call"} if family.codes() else set()), str(family)


def _is_what_was_said(family: Family, request: dict[str, Any]) -> None:
    """Asked once, and the lawyer reads every detail of it."""
    [asked] = request["asked"]
    asked["consented"] = asked["consent"]["items"]
    wanted = {"name": "Rosa", "phone": family.phone, **family.walk.sealed}
    assert {name: asked[name] for name in wanted} == wanted, str(family)


def _all_are_out(scene: Scene, codes: list[str]) -> bool:
    """Two lawyers by two ways, and the case system."""
    sent = {request["code"]: request["sent"] for requests in scene.look().values() for request in requests}
    return all(sent[code] == 5 for code in codes)


def _came_once(scene: Scene, code: str) -> None:
    texts = [text["To"] for text in scene.alarm_texts() if code in text["Body"]]
    assert sorted(texts) == sorted(LAWYERS.values())
    # An e-mail or a post may come again as the same one (decision 0012).
    mails = [headers["To"] for headers, _ in scene.mail.once() if code in headers["Subject"]]
    assert sorted(mails) == sorted(f"{name}@example.org" for name in LAWYERS)
    [(headers, body)] = [post for post in scene.cases.once() if code in post[1]]
    assert documented_check()(SECRET, headers, body.encode())
