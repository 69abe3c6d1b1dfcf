"""Talks each flow through with every process real: what is completed, asked, asked twice and left without an answer."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from answers.catalogue import ROOT
from bench.report import write_between_markers
from bench.talks import Talk, all_talks, requests_at_the_desk
from tests.e2e.installation import running_installation

PAGE = ROOT / "docs" / "benchmarks.md"
MARKERS = ("<!-- flows: begin -->", "<!-- flows: end -->")


def table(talks: Sequence[Talk]) -> str:
    """One line for each flow and way of talking."""
    rows: dict[tuple[str, str], list[Talk]] = {}
    for one in talks:
        rows.setdefault((one.script.flow, one.script.way), []).append(one)
    lines = [
        "| flow | how | completed | turns | questions | asked twice | question missing | unanswered |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (flow, way), group in rows.items():
        turns, questions = (
            sum(len(getattr(one, what)) for one in group) / len(group) for what in ("turns", "questions")
        )
        completed, twice, missing, lost = (
            sum(getattr(one, what) for one in group)
            for what in ("is_completed", "asked_twice", "question_missing", "unanswered")
        )
        lines.append(
            f"| {flow} | {way} | {completed} of {len(group)} | {turns:.1f} | {questions:.1f} | {twice} | {missing} | {lost} |"
        )
    open_ = [one for one in talks if not one.is_completed]
    lines += [
        "",
        *(
            f"- Not completed: {one.script.flow}, {one.script.way}, {one.language}, {one.channel}."
            for one in open_
        ),
    ]
    return "\n".join(lines).rstrip()


def main(arguments: list[str]) -> None:
    """Prints the table, and writes it into docs/benchmarks.md with ``--write``."""
    with tempfile.TemporaryDirectory() as folder:
        running: Any = running_installation(Path(folder))
        installation = next(running)
        try:
            talks = list(all_talks(installation))
            requests = requests_at_the_desk(installation)
        finally:
            running.close()
    told = sum(one.requests_told for one in talks)
    written = f"{table(talks)}\n\nConversations that were told of a request: {told}; requests at the desk: {requests}."
    print(written)
    if "--write" in arguments:
        write_between_markers(PAGE, written, *MARKERS)


if __name__ == "__main__":
    main(sys.argv[1:])
