"""What has changed between two wordings, word by word."""

import re
from difflib import SequenceMatcher
from typing import List, Optional, Tuple

Words = List[Tuple[str, str]]  # ("same", "ins" or "del"; the words with the white space behind them)

# A new line counts as a word: a blank one starts another bubble.
_WORD = re.compile(r"\n|[^\S\n]*\S+[^\S\n]*|[^\S\n]+")


def changed_words(old: Optional[str], new: str) -> Words:
    """``new``, with what has come and gone since ``old`` marked; without an ``old`` nothing is marked.

    What is "same" or "ins", put together, is ``new`` to the letter.
    """
    if old is None or old == new:
        return [("same", new)] if new else []
    before, after = _WORD.findall(old), _WORD.findall(new)
    found = SequenceMatcher(None, _bare(before), _bare(after), autojunk=False)
    words: Words = []
    for what, first, last, start, end in found.get_opcodes():
        if what == "equal":
            words.append(("same", "".join(after[start:end])))
            continue
        if last > first:
            words.append(("del", "".join(before[first:last])))
        if end > start:
            words.append(("ins", "".join(after[start:end])))
    return words


def _bare(words: List[str]) -> List[str]:
    return [word.strip(" \t") for word in words]
