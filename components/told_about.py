"""Whom help is for, by what the family says anyway: nothing where it does not say so plainly."""

from __future__ import annotations

import re
from typing import Iterable, Optional, Text

from lexicon import Reading

# Needs that are always somebody else's, a relative's where nobody is named.
_OF_SOMEBODY_TAKEN = frozenset(
    {"relative_detained", "find_detainee", "child_detained", "detainee_contact", "detainee_medical"}
    | {"detainee_transferred"}
)
# Who asks these about a relative asks for the relative: "how much is the bond for my brother".
_OF_SOMEBODY_HELD = frozenset({"bond", "dont_sign", "jail_ice_hold", "deportation_timeline"})

_WHO = (("RELATIVE", "relative"), ("OTHER_PERSON", "other"))
_A_LAWYER = frozenset({"LAWYER", "LEGAL_HELP"})
_BETWEEN = r"(?:(?:my|our|a|an|the|one|of|in|someone|mi|mis|un|una|de|el|la|alguien) ){0,3}"
_FOR = rf"(?<!work )(?<!working )(?<!trabajo )\b(?:for|para) {_BETWEEN}(?:%s)\b"
_NEEDS = r"\b(?:%s) (?:really )?(?:needs?|necesitan?|ocupan?)\b"
_FOR_ME = re.compile(
    r"\b(?:for (?:me|myself|my (?:own )?case)|para mi(?: mism[oa]| caso)?)(?: please| por favor)?$"
)


def told_about(intent: Text, reading: Optional[Reading] = None) -> Optional[Text]:
    """``relative``, ``other``, ``self`` or None, of a message or (without ``reading``) of a choice."""
    if reading is None:
        return "relative" if intent in _OF_SOMEBODY_TAKEN else None
    named = next((about for concept, about in _WHO if concept in reading.concepts), None)
    if intent in _OF_SOMEBODY_TAKEN:
        return named or "relative"
    if intent in _OF_SOMEBODY_HELD and named == "relative" and "SELF" not in reading.concepts:
        return named
    for concept, about in _WHO:
        # A boss or a landlord is for much else.
        is_sure = about == "relative" or _A_LAWYER & reading.concepts
        if is_sure and _is_for(reading.words.get(concept, ()), reading.sentence):
            return about
    return "self" if _FOR_ME.search(reading.sentence) else None


def _is_for(people: Iterable[Text], sentence: Text) -> bool:
    """ "A lawyer for my husband", "mi hermano necesita un abogado"."""
    who = "|".join(re.escape(person) for person in people)
    return bool(who and re.search(f"{_FOR % who}|{_NEEDS % who}", sentence))
