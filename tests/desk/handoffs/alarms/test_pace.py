"""The minutes of each urgency, as the office writes them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from desk.handoffs.alarms.pace import pauses
from desk.handoffs.models import Urgency
from desk.settings.base import ALARM_MINUTES


def test_every_urgency_has_its_pause_and_the_most_pressing_the_shortest():
    default = pauses(ALARM_MINUTES)
    assert list(default) == list(Urgency)
    assert sorted(default.values()) == list(default.values())
    assert default[Urgency.AGENTS_NOW] == timedelta(minutes=3)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "agents_now 3",
        "agents_now 3, detained_now 5, hearing_soon 15, removal_order 30, other 0",
        "agents_now 3, detained_now 5, hearing_soon 15, removal_order 30, other soon",
        "agents_now 3, detained_now 5, hearing_soon 15, removal_order 30, other inf",
        "agents_now 3, detained_now 5, hearing_soon 15, removal_order 30, others 60",
    ],
)
def test_minutes_nobody_can_read_stop_the_start_and_name_the_setting(written):
    with pytest.raises(ImproperlyConfigured, match="ALARM_MINUTES"):
        pauses(written)
