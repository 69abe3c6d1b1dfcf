"""The last look at an answer before it is written down: pulled or long overdue, the safe reply is given instead."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format

from answers.texting import ANSWERS, REST
from desk.record.catalogue import approved_words
from desk.record.choosing import leads_to_a_need
from desk.record.due import Standing, overdue, standing
from desk.record.models import Conversation
from desk.record.pulling import pulled_among
from desk.record.saying import SYSTEM, choices_in

type Said = tuple[str, dict[str, Any]]

_PULLED = "utter_notice_pulled"
_PULLED_EMERGENCY = "utter_notice_pulled_emergency"
_RECHECKING = "utter_notice_rechecking"
_PULLED_LIST = "utter_notice_pulled_list"


def only_current(said: list[Said], conversation: Conversation, now: datetime) -> list[Said]:
    """What the family is told for what was going to be ``said``, (author, bubble) each, at the moment ``now``.

    A pulled answer, and one that is 30 days past its day, becomes one safe reply; one past its day gets a warning.
    """
    names = {name for each in said if (name := _answered(each))}
    if not names:
        return said
    pulled, today = pulled_among(names), timezone.localdate(now)
    told: list[Said] = []
    for name, group in groupby(said, key=_answered):
        answer = list(group)
        stands = _standing(answer, today) if name else Standing.CURRENT
        if name in pulled or stands is Standing.WITHDRAWN:
            told += _instead_of(answer, conversation)
        elif stands is Standing.OVERDUE:
            told += _with_warning(answer, conversation)
        else:
            told += answer
    return told


def withdrawn_emergencies(now: datetime) -> list[str]:
    """The emergencies whose answer nobody is given now: a page that kept it for an outage must not say it either."""
    emergencies = approved_words().emergencies
    late = {one.name for one in overdue(timezone.localdate(now)) if one.standing is Standing.WITHDRAWN}
    return sorted(pulled_among(emergencies) | emergencies & late)


def list_standing(name: str, now: datetime) -> Standing:
    """How the list to print ``name`` stands at the moment ``now``: one that is pulled is withdrawn."""
    words = approved_words()
    file = words.lists[name]
    due = date.fromisoformat(words.review_of(file)["due"])
    return Standing.WITHDRAWN if pulled_among([file.name]) else standing(due, timezone.localdate(now))


def _answered(said: Said) -> str | None:
    """The need that a bubble answers, or the list that it is; None for a question or a handoff: one under way must come to its end."""
    _, bubble = said
    is_answer = (bubble.get("kind") or "answer") in ANSWERS
    return (_list_in(bubble) or bubble.get("topic")) if is_answer else None


def _list_in(bubble: dict[str, Any]) -> str | None:
    """The content file of a list to print, when the bubble is a part of one."""
    words = approved_words()
    response = words.response_of((bubble.get("answer_id") or "").removeprefix(REST))
    file = words.file_with(response) if response else None
    return file.name if file and file in words.lists.values() else None


def _standing(answer: Iterable[Said], today: date) -> Standing:
    days = [date.fromisoformat(due) for _, bubble in answer if (due := _due(bubble))]
    return standing(min(days), today) if days else Standing.CURRENT


def _due(bubble: dict[str, Any]) -> str:
    return (bubble.get("reviewed") or {}).get("due") or ""


def _instead_of(answer: list[Said], conversation: Conversation) -> list[Said]:
    """The safe reply. What the answer offered besides stays: the way to another need must not be lost with it."""
    response = _PULLED_LIST if _list_in(answer[0][1]) else _PULLED
    notice = _notice(_PULLED_EMERGENCY if _is_emergency(answer) else response, answer, conversation)
    offered = choices_in(bubble for _, bubble in notice + answer)
    notice[-1][1]["choices"] = [choice for choice in offered if leads_to_a_need(choice["value"])]
    return notice


def _with_warning(answer: list[Said], conversation: Conversation) -> list[Said]:
    """The warning comes first; in an emergency last, for the first words are those that protect."""
    warning = _notice(_RECHECKING, answer, conversation)
    return answer + warning if _is_emergency(answer) else warning + answer


def _notice(response: str, answer: list[Said], conversation: Conversation) -> list[Said]:
    """A notice of the catalogue in the language of the answer, under the answer's topic."""
    first = answer[0][1]
    language = first.get("lang") or conversation.spoken
    due = {"due": day_in_words(_due(first), language)}
    bubbles = approved_words().say(response, language, conversation.channel, values=due)
    return [(SYSTEM, bubble | {"topic": first["topic"]}) for bubble in bubbles]


def day_in_words(day: str, language: str) -> str:
    """An ISO date as it is written in the language; nothing for none."""
    with translation.override(language):
        return date_format(date.fromisoformat(day), "DATE_FORMAT") if day else ""


def _is_emergency(answer: Iterable[Said]) -> bool:
    return any(bubble.get("kind") == "emergency" for _, bubble in answer)
