"""The name and the number that somebody gives as their own: "soy [NAME 1]", "call me at [PHONE 1]"."""

from __future__ import annotations

import re
from typing import Optional, Text

NAME = re.compile(r"\[NAME \d+\]")
PHONE = re.compile(r"\[PHONE \d+\]")
# Of others one speaks as well, so only what says that it is the writer's own.
_MY_NAME = re.compile(
    r"\b(?:my name is|i am|i'?m|this is|me llamo|mi nombre es|soy)\s+(\[NAME \d+\])(?!'?s\b)", re.IGNORECASE
)
_MY_PHONE = re.compile(
    r"\b(?:(?<!t )(?:call|reach|text) me(?: back)?|my (?:cell ?|phone ?|number ?)+|(?:ll\wm|m\wrqu|h\wbl)[ae]n?me"
    r"|mi (?:n\wmero|cel|celular|tel\wfono|tel))(?: (?:is|at|on|es|al|el|a|de|mi|n\wmero|cel|celular|tel\wfono))*[\s:]*"
    r"(\[PHONE \d+\])",
    re.IGNORECASE,
)


def own_name(text: Text) -> Optional[Text]:
    """The placeholder of the writer's name."""
    name = _MY_NAME.search(text)
    return name and name[1]


def own_phone(text: Text) -> Optional[Text]:
    """The placeholder of the writer's number, where the message names no other."""
    phone = _MY_PHONE.search(text) if only(PHONE, text) else None
    return phone and phone[1]


def only(placeholder: re.Pattern[Text], text: Text) -> Optional[Text]:
    """The one placeholder of that kind in the message; None where there are several, or none."""
    found = set(placeholder.findall(text))
    return found.pop() if len(found) == 1 else None
