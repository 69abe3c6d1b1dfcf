"""Writes the figures as tables: absolute, and as ratios to the bot of `rasa init`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from bench.figures import Figures

BEGIN, END = "<!-- speed: begin -->", "<!-- speed: end -->"
_TITLES = {"default": "`rasa init` bot", "bot": "our bot", "desk": "desk + our bot"}
_RATIOS = {"bot": "our bot / `rasa init`", "desk": "desk + bot / `rasa init`"}
_SPEEDS: dict[Literal["per_second", "p50", "p95", "p99"], str] = {
    "per_second": "messages a second",
    "p50": "p50, ms",
    "p95": "p95, ms",
    "p99": "p99, ms",
}

Values = dict[str, "float | None"]


def report(figures: dict[str, Figures], machine: dict[str, str]) -> str:
    """All tables in Markdown; a peer that was not measured has no column."""
    parts = [
        "### Throughput and latency",
        "More messages a second are better, fewer milliseconds are better.",
        _compare(figures, "senders at once", _speed_rows(figures)),
        "### Cost of a message by its place in the conversation, one sender",
        _compare(figures, "median, ms", _depth_rows(figures)),
        "### CPU milliseconds of a message",
        _compare(figures, "senders at once", _cpu_rows(figures)),
        _cpu_of_each_process(figures),
        "### Start-up and peak memory of each process",
        _processes(figures),
        "### Machine",
        "\n".join(f"- {name}: {value}" for name, value in machine.items()),
        _failures(figures),
    ]
    return "\n\n".join(part for part in parts if part)


def write_between_markers(file: Path, text: str, begin: str = BEGIN, end: str = END) -> None:
    """Replaces what stands between the markers and leaves the rest of the page as it is.

    Raises:
        ValueError: when the page has no markers.
    """
    before, _, rest = file.read_text(encoding="utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{file} has no {begin} ... {end}")
    file.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8")


def _speed_rows(figures: dict[str, Figures]) -> Iterable[tuple[str, Values]]:
    for senders in _all_keys(figures, "speed"):
        for key, title in _SPEEDS.items():
            values: Values = {name: one["speed"][senders][key] for name, one in figures.items()}
            yield f"{senders}: {title}", values


def _depth_rows(figures: dict[str, Figures]) -> Iterable[tuple[str, Values]]:
    for place in _all_keys(figures, "depth"):
        yield f"message {place}", {name: one["depth"].get(place) for name, one in figures.items()}


def _cpu_rows(figures: dict[str, Figures]) -> Iterable[tuple[str, Values]]:
    for senders in _all_keys(figures, "speed"):
        yield senders, {name: one["speed"][senders]["cpu_ms"] for name, one in figures.items()}


def _all_keys(figures: dict[str, Figures], part: str) -> list[str]:
    keys = {key for one in figures.values() for key in one[part]}  # type: ignore[literal-required]
    return sorted(keys, key=int)


def _compare(figures: dict[str, Figures], title: str, rows: Iterable[tuple[str, Values]]) -> str:
    ratios = [name for name in _RATIOS if name in figures and "default" in figures]
    head = [title, *(_TITLES[name] for name in figures), *(_RATIOS[name] for name in ratios)]
    lines = [
        [label, *(_number(values[name]) for name in figures), *(_ratio(values, name) for name in ratios)]
        for label, values in rows
    ]
    return _table(head, lines)


def _cpu_of_each_process(figures: dict[str, Figures]) -> str:
    """Where the time of desk + bot goes, with the most senders measured."""
    if "desk" not in figures:
        return ""
    senders = _all_keys(figures, "speed")[-1]
    shares = figures["desk"]["speed"][senders]["cpu_ms_of"]
    named = ", ".join(
        f"{name} {_number(used)}" for name, used in sorted(shares.items(), key=lambda one: -one[1])
    )
    return f"Desk + our bot at {senders} senders, by process: {named}."


def _processes(figures: dict[str, Figures]) -> str:
    lines = [
        [f"{_TITLES[name]}: {process}", _number(one["start_up"].get(process)), _number(peak)]
        for name, one in figures.items()
        for process, peak in one["peak_memory"].items()
    ]
    if "desk" in figures:
        whole = figures["desk"]
        peak = sum(whole["peak_memory"].values())
        lines.append(
            [
                "the whole installation, with migrations",
                _number(whole["start_up"]["everything"]),
                _number(peak),
            ]
        )
    return _table(["process", "start-up, s", "peak memory (VmHWM), MB"], lines)


def _failures(figures: dict[str, Figures]) -> str:
    """Nothing when every message was answered, so that nobody overlooks it when not."""
    failed = {
        name: one["depth_failed"] + sum(speed["failed"] for speed in one["speed"].values())
        for name, one in figures.items()
    }
    named = ", ".join(f"{_TITLES[name]} {count}" for name, count in failed.items() if count)
    return f"**Messages without a reply: {named}.**" if named else ""


def _ratio(values: Values, name: str) -> str:
    ours, default = values[name], values["default"]
    return f"{ours / default:.2f}" if ours is not None and default else "-"


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}"


def _table(head: list[str], lines: list[list[str]]) -> str:
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, rule, *lines])
