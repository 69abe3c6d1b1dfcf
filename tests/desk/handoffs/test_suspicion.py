"""A lawyer takes the mark off, once, and the request stands among the others again."""

import pytest

from desk.handoffs.models import Handoff
from desk.handoffs.suspicion import clear_suspicion
from tests.desk.handoffs.samples import a_handoff, a_lawyer

pytestmark = pytest.mark.django_db


def test_the_mark_is_taken_off_once_and_written_down():
    for _ in range(5):
        a_handoff(urgency="other")
    marked = a_handoff(urgency="agents_now")
    Handoff.objects.filter(pk=marked.pk).update(is_suspicious=True)
    assert list(Handoff.objects.most_pressing_first())[-1] == marked
    assert clear_suspicion(marked, a_lawyer()) is True
    assert clear_suspicion(marked, a_lawyer()) is False
    assert Handoff.objects.most_pressing_first().first() == marked
    lines = [(event.stage, event.remark, event.by) for event in marked.events.all()]
    assert lines == [("received", "", None), ("received", "cleared", a_lawyer())]
