"""Every flow, talked through in both languages on both channels, ends where it should and asks no more than it must."""

from collections.abc import Iterable

import pytest

from bench.talks import Talk, all_talks, requests_at_the_desk
from tests.e2e.installation import Installation

MOST_TURNS_TO_THE_CHECKLIST = 6


@pytest.fixture(scope="module")
def requests_before(installation: Installation) -> int:
    return requests_at_the_desk(installation)


@pytest.fixture(scope="module")
def talks(installation: Installation, requests_before: int) -> list[Talk]:
    return list(all_talks(installation))


def those(talks: Iterable[Talk]) -> list[tuple[str, str, str, str, list[list[str]]]]:
    return [(one.script.flow, one.script.way, one.language, one.channel, one.turns) for one in talks]


def test_every_flow_comes_to_its_end(talks: list[Talk]) -> None:
    assert len({(one.script.flow, one.script.way, one.language, one.channel) for one in talks}) == len(talks)
    assert those(one for one in talks if not one.is_completed) == []


def test_nothing_is_asked_twice_without_need(talks: list[Talk]) -> None:
    assert those(one for one in talks if one.asked_twice) == []


def test_every_turn_before_the_end_leaves_a_question_open(talks: list[Talk]) -> None:
    assert those(one for one in talks if one.question_missing) == []


def test_no_turn_is_without_an_answer_that_is_known(talks: list[Talk]) -> None:
    assert those(one for one in talks if one.unanswered or ["?"] in one.turns) == []


def test_whoever_was_taken_is_looked_for_after_six_turns_at_most(talks: list[Talk]) -> None:
    of_relatives = [
        one for one in talks if one.script.flow == "relative_detained" and "cancel" not in one.script.ends
    ]
    assert of_relatives
    late = [one for one in of_relatives if (one.turns_to_the_checklist or 99) > MOST_TURNS_TO_THE_CHECKLIST]
    assert those(late) == []


def test_what_families_are_told_was_sent_is_at_the_desk(
    installation: Installation, talks: list[Talk], requests_before: int
) -> None:
    told = sum(one.requests_told for one in talks)
    assert told > 0
    assert requests_at_the_desk(installation) - requests_before == told
