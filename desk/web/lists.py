"""A list to fill in by hand, on a page that needs no script and prints clean: the words of a content file."""

from dataclasses import dataclass, field, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from answers.office import fill
from desk.record.catalogue import approved_words
from desk.record.reviewed import reviewed_line
from desk.web.page import page_context


@dataclass
class Block:
    """What stands together: lines to read, then points, each of which may leave room to write."""

    lines: list[str] = field(default_factory=list)
    points: list[tuple[str, bool]] = field(default_factory=list)


@require_safe
def show_list(request: HttpRequest, name: str, language: str) -> HttpResponse:
    """The list ``name``, that is the content file ``<name>_list.yml``, in one language; 404 when there is none."""
    words = approved_words()
    if name not in words.lists or language not in words.languages:
        raise Http404
    context = page_context(language)
    first, *blocks = blocks_of(_text(name, language))
    title, _, rest = first.lines[0].partition(". ")
    review = words.reviewed(next(iter(words.lists[name].responses)))
    return render(
        request,
        "web/list.html",
        {
            **context,
            "words": context["strings"][language],
            "name": name,
            "other": next(other for other in words.languages if other != language),
            "title": title,
            "blocks": [Block([*([rest] if rest else []), *first.lines[1:]], first.points), *blocks],
            "reviewed": reviewed_line(review, language),
        },
    )


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
