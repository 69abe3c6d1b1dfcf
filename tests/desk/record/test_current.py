"""What a family is told instead of a pulled or an overdue answer, and what is never touched."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from answers.sms import segments
from desk.record.catalogue import approved_words
from desk.record.current import only_current, withdrawn_emergencies
from desk.record.models import Conversation
from desk.record.pulling import answers, pull
from desk.record.saying import BOT, SYSTEM

pytestmark = pytest.mark.django_db

OFFICE = "213-555-0100"
DUE = "2027-02-20"
# Noon in Los Angeles.
ON_THE_DAY = datetime(2027, 2, 20, 20, tzinfo=UTC)
NEEDS = sorted(set(answers()) & set(approved_words().needs))
EMERGENCIES = sorted(approved_words().emergencies)
QUESTION = {"text": "?", "kind": "question", "topic": "relative_detained", "lang": "en", "choices": []}


def told(
    intent: str, days: int = 0, language: str = "en", channel: str = "web", also: list[Any] = []
) -> list[tuple[str, dict[str, Any]]]:
    """What becomes of the answer to ``intent``, and of what is said ``also``, so many days past its day."""
    bubbles = approved_words().say(f"utter_{intent}", language, channel) + also
    for bubble in bubbles:
        bubble["reviewed"] = {"due": DUE}
    conversation = Conversation(channel=channel, language=language)
    return only_current([(BOT, bubble) for bubble in bubbles], conversation, ON_THE_DAY + timedelta(days))


def names(said: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """The answer ids, each once, without language and channel."""
    return list(dict.fromkeys(bubble["answer_id"].split("-e")[0] for _, bubble in said))


def test_an_answer_in_force_is_said_word_for_word() -> None:
    texts = [bubble["text"] for bubble in approved_words().say("utter_bond", "en", "web")]
    assert [bubble["text"] for _, bubble in told("bond")] == texts


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_pulled_answer_becomes_one_safe_reply_with_the_phone(language: str, channel: str) -> None:
    for intent in NEEDS:
        pull(intent, "maria", "why")
        said = told(intent, language=language, channel=channel)
        is_emergency = intent in EMERGENCIES
        assert names(said) == ["notice_pulled_emergency" if is_emergency else "notice_pulled"]
        assert {bubble["kind"] for _, bubble in said} == {"emergency" if is_emergency else "notice"}
        assert {(author, bubble["topic"], bubble["lang"]) for author, bubble in said} == {
            (SYSTEM, intent, language)
        }
        assert OFFICE in said[0][1]["text"]
        assert "talk_to_lawyer" in [choice["value"] for choice in said[-1][1]["choices"]]


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Do not open", "Sign nothing", "Stay silent", "lawyer", "911", "988"]),
        ("es", ["o abra", "No firme", "silencio", "abogado", "911", "988"]),
    ],
)
def test_the_first_160_letters_for_a_pulled_emergency_protect(
    language: str, words: list[str], channel: str
) -> None:
    pull("ice_at_door", "maria", "why")
    first = told("ice_at_door", language=language, channel=channel)[0][1]["text"][:160]
    assert [word for word in words if word not in first] == []


def test_a_pulled_answer_does_not_take_the_way_to_another_need_with_it() -> None:
    pull("bond", "maria", "why")
    offered = [choice["value"] for choice in approved_words().say("utter_bond", "en", "web")[-1]["choices"]]
    assert set(offered) <= {choice["value"] for choice in told("bond")[-1][1]["choices"]}


def test_the_yes_of_an_answer_that_is_gone_is_gone_too() -> None:
    pull("bond", "maria", "why")
    answer = {
        "text": "Is it you?",
        "topic": "bond",
        "lang": "en",
        "choices": [{"label": "Yes", "value": "affirm"}],
    }
    [(_, notice)] = only_current([(BOT, answer)], Conversation(channel="web"), datetime.now(UTC))
    assert [choice["value"] for choice in notice["choices"]] == ["talk_to_lawyer"]


@pytest.mark.parametrize("days", [0, 1, 400])
def test_a_handoff_under_way_comes_to_its_end(days: int) -> None:
    pull("talk_to_lawyer", "maria", "why")
    pull("relative_detained", "maria", "why")
    words = approved_words()
    for response in ("utter_ask_handoff_consent", "utter_ask_handoff_phone", "utter_handoff_received"):
        said = [(BOT, bubble) for bubble in words.say(response, "en", "web")]
        assert only_current(said, Conversation(channel="web"), ON_THE_DAY + timedelta(days)) == said
    assert told("relative_detained", days, also=[QUESTION])[-1] == (BOT, QUESTION)


def test_past_its_day_an_answer_comes_behind_a_warning_with_the_day() -> None:
    said = told("bond", days=1)
    assert names(said) == ["notice_rechecking", "bond"]
    assert "Feb. 20, 2027" in said[0][1]["text"]
    assert OFFICE in said[0][1]["text"]
    assert "20 de febrero de 2027" in told("bond", days=29, language="es")[0][1]["text"]


def test_past_its_day_an_emergency_comes_before_the_warning_and_the_question_stays_last() -> None:
    said = told("relative_detained", days=1, also=[QUESTION | {"answer_id": "question"}])
    assert names(said) == ["relative-detained", "notice_rechecking", "question"]


def test_30_days_past_its_day_an_answer_is_withdrawn() -> None:
    assert names(told("bond", days=30)) == ["notice_pulled"]
    assert names(told("dont_sign", days=30)) == ["notice_pulled_emergency"]


def test_a_pulled_answer_gets_no_warning_on_top() -> None:
    pull("bond", "maria", "why")
    assert names(told("bond", days=1)) == ["notice_pulled"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_by_sms_the_warning_costs_at_most_one_more_segment(language: str) -> None:
    """Also on the day with the longest name."""
    for intent in NEEDS:
        [answer] = approved_words().say(f"utter_{intent}", language, "sms")
        answer["reviewed"]["due"] = "2027-09-20"
        said = only_current([(BOT, answer)], Conversation(channel="sms"), datetime(2027, 9, 22, tzinfo=UTC))
        text = "\n\n".join(bubble["text"] for _, bubble in said)
        assert len(said) == 2
        assert segments(text) <= segments(answer["text"]) + 1, intent


def test_a_bubble_without_a_day_or_a_topic_is_left_alone() -> None:
    said = [(BOT, {"text": "Hello."}), (BOT, {"text": "Bond.", "topic": "bond", "reviewed": None})]
    assert only_current(said, Conversation(channel="web"), datetime.now(UTC)) == said


def test_emergencies_pulled_or_long_overdue_are_withdrawn_and_nothing_else_is() -> None:
    assert withdrawn_emergencies(datetime(2026, 12, 1, 20, tzinfo=UTC)) == []
    pull("bond", "maria", "why")
    pull("ice_at_door", "maria", "why")
    assert withdrawn_emergencies(datetime(2026, 12, 1, 20, tzinfo=UTC)) == ["ice_at_door"]
    assert withdrawn_emergencies(datetime(2036, 12, 1, 20, tzinfo=UTC)) == EMERGENCIES


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ["first_call_list", "family_plan_list"])
def test_a_list_to_print_is_pulled_and_ages_as_an_answer_does(name: str, language: str, channel: str) -> None:
    own = name.replace("_", "-")
    assert names(told(name, 0, language, channel)) == [own]
    assert names(told(name, 1, language, channel)) == ["notice_rechecking", own]
    assert names(told(name, 30, language, channel)) == ["notice_pulled_list"]
    pull(name, "maria", "why")
    [(author, notice)] = told(name, 0, language, channel)
    assert (author, notice["kind"], notice["topic"], notice["lang"]) == (SYSTEM, "notice", None, language)
    assert OFFICE in notice["text"]
    assert [choice["value"] for choice in notice["choices"]] == ["talk_to_lawyer"]


def test_both_parts_of_a_list_become_one_notice_and_the_question_under_them_stays() -> None:
    pull("first_call_list", "maria", "why")
    parts = approved_words().say("utter_first_call_list_more", "en", "web")
    said = told("first_call_list", also=[*parts, QUESTION])
    assert names(said[:-1]) == ["notice_pulled_list"]
    assert said[-1] == (BOT, QUESTION)


def test_the_rest_of_a_list_that_more_would_bring_is_pulled_with_it() -> None:
    pull("family_plan_list", "maria", "why")
    [bubble, *_] = approved_words().say("utter_family_plan_list", "en", "web")
    bubble["answer_id"] = "rest:" + bubble["answer_id"]
    said = only_current([(BOT, bubble)], Conversation(channel="sms", language="en"), ON_THE_DAY)
    assert names(said) == ["notice_pulled_list"]
