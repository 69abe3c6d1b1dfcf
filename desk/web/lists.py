"""A list to fill in by hand, on a page that needs no script and prints clean: the words of a content file."""

from dataclasses import dataclass, field, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from answers.office import fill
from desk.record.catalogue import approved_words
from desk.record.current import day_in_words, list_standing
from desk.record.due import Standing
from desk.record.reviewed import reviewed_line
from desk.web.page import page_context


@dataclass
class Block:
    """What stands together: lines to read, then points, each of which may leave room to write."""

    lines: list[str] = field(default_factory=list)
    points: list[tuple[str, bool]] = field(default_factory=list)


@require_safe
def show_list(request: HttpRequest, name: str, language: str) -> HttpResponse:
    """The list ``name``, that is the content file ``<name>_list.yml``, in one language; 404 when there is none.

    A list ages as an answer does, and can be pulled like one: then the office's phone stands in its place.
    """
    words = approved_words()
    if name not in words.lists or language not in words.languages:
        raise Http404
    stands = list_standing(name, timezone.now())
    context = page_context(language)
    first, *blocks = blocks_of(_text(name, language))
    title, _, rest = first.lines[0].partition(". ")
    review = words.review_of(words.lists[name])
    return render(
        request,
        "web/list.html",
        {
            **context,
            "words": context["strings"][language],
            "name": name,
            "other": next(other for other in words.languages if other != language),
            "title": title,
            "notice": _notice(stands, review["due"], language),
            "blocks": [] if stands is Standing.WITHDRAWN else [_after_title(first, rest), *blocks],
            "reviewed": "" if stands is Standing.WITHDRAWN else reviewed_line(review, language),
        },
    )


def _notice(stands: Standing, due: str, language: str) -> str:
    """What stands above a list that is past its day, and in the place of one that is withdrawn."""
    if stands is Standing.CURRENT:
        return ""
    response = "utter_notice_pulled_list" if stands is Standing.WITHDRAWN else "utter_notice_rechecking"
    said = approved_words().say(response, language, "web", values={"due": day_in_words(due, language)})
    return "\n".join(bubble["text"] for bubble in said)


def _after_title(first: Block, rest: str) -> Block:
    return Block([*([rest] if rest else []), *first.lines[1:]], first.points)


def blocks_of(text: str) -> list[Block]:
    """The text by its blank lines; a line with a dash is a point, and a colon at its end asks for something to be written."""
    blocks = []
    for part in text.strip().split("\n\n"):
        block = Block()
        for line in (line.strip() for line in part.splitlines()):
            if line.startswith("- "):
                block.points.append((line[2:], line.endswith(":")))
            elif line:
                block.lines.append(line)
        blocks.append(block)
    return blocks


def _text(name: str, language: str) -> str:
    """What the website says of the list, but for its address: this is the page it leads to."""
    words = approved_words()
    said = (texts[language, "web"].text for texts in words.lists[name].responses.values())
    return fill("\n\n".join(said), replace(words.office, url=""), words.phones, language)
