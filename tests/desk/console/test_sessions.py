"""Ended sessions are deleted, running ones stay."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from desk.console.sessions import forget_old_sessions

pytestmark = pytest.mark.django_db


def test_only_ended_sessions_are_deleted() -> None:
    now = timezone.now()
    for key, ends in (("ended", now - timedelta(minutes=1)), ("running", now + timedelta(minutes=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
    assert forget_old_sessions(now) == 1
    assert list(Session.objects.values_list("session_key", flat=True)) == ["running"]
