"""Signing in: five tries, half an hour, an own password, and nothing kept of who failed."""

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from desk.console.accounts import set_account
from tests.desk.console.conftest import PASSWORD


def sign_in(client: Client, name: str, password: str):
    return client.post("/sign-in/", {"username": name, "password": password})


def test_signing_in_leads_to_the_requests(client, lawyer):
    answer = client.post("/sign-in/", {"username": "lara", "password": PASSWORD}, follow=True)
    assert answer.request["PATH_INFO"] == "/requests/"


def test_after_signing_in_nobody_is_sent_elsewhere(client, lawyer):
    answer = client.post("/sign-in/?next=https://evil.example/", {"username": "lara", "password": PASSWORD})
    assert answer.url == "/"


def test_a_session_ends_after_half_an_hour_without_a_click(lawyer):
    lawyer.get("/requests/")
    session = Session.objects.get()
    assert 29 * 60 < (session.expire_date - timezone.now()).total_seconds() <= 30 * 60
    before = session.expire_date
    lawyer.get("/requests/")
    assert Session.objects.get().expire_date > before
    Session.objects.update(expire_date=timezone.now())
    assert lawyer.get("/requests/").status_code == 302


def test_the_cookies_are_out_of_reach_of_scripts_and_other_sites(client, lawyer):
    client.get("/sign-in/")
    answer = sign_in(client, "lara", PASSWORD)
    for name in ("staff_session", "staff_csrf"):
        cookie = answer.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
    assert answer.cookies["staff_session"]["max-age"] == ""


def test_five_wrong_passwords_close_the_account_also_for_the_right_one(client, lawyer):
    answers = [sign_in(client, "lara", f"wrong {attempt}").status_code for attempt in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    locked = sign_in(Client(), "lara", PASSWORD)
    assert locked.status_code == 429
    assert "15 minutes" in locked.text


def test_an_account_that_does_not_exist_is_closed_in_the_same_way(client):
    assert [sign_in(client, "nobody", "wrong").status_code for _ in range(5)][-1] == 429


def test_other_accounts_stay_open(client, lawyer, reviewer):
    for _ in range(5):
        sign_in(client, "lara", "wrong")
    assert sign_in(client, "rita", PASSWORD).status_code == 302


def test_a_password_typed_as_a_name_is_not_kept(client):
    sign_in(client, "my secret password", "")
    sign_in(client, "my secret password", "x")
    for kept in (AccessAttempt, AccessFailureLog, AccessLog):
        assert not kept.objects.exists()


def test_signing_out_needs_a_button_and_ends_the_session(lawyer):
    assert lawyer.get("/sign-out/").status_code == 405
    assert lawyer.post("/sign-out/").status_code == 302
    assert lawyer.get("/requests/").status_code == 302


def test_forms_from_elsewhere_are_refused(lawyer):
    strict = Client(enforce_csrf_checks=True, headers={"Accept-Language": "en"})
    strict.cookies = lawyer.cookies
    answer = strict.post("/sign-out/")
    assert answer.status_code == 403
    assert "Nothing was changed" in answer.text


@pytest.mark.parametrize(
    ("flags", "groups"),
    [
        (["--lawyer"], ["lawyers"]),
        (["--lawyer", "--reviewer"], ["lawyers", "reviewers"]),
        (["--staff"], ["staff"]),
    ],
)
def test_add_staff_prints_a_password_that_must_be_changed(client, capsys, flags, groups):
    call_command("add_staff", "maria", *flags)
    name, password = capsys.readouterr().out.split()
    assert name == "maria"
    assert sorted(User.objects.get().groups.values_list("name", flat=True)) == groups
    sign_in(client, name, password)
    assert client.get("/requests/").url == "/password/"
    new = {"old_password": password, "new_password1": PASSWORD, "new_password2": PASSWORD}
    assert client.post("/password/", new).url == "/requests/"
    assert client.get("/requests/").status_code == 200


def test_a_weak_own_password_is_refused(client):
    password = set_account("maria", ["reviewers"], one_time=True)
    sign_in(client, "maria", password)
    weak = {"old_password": password, "new_password1": "short", "new_password2": "short"}
    assert client.post("/password/", weak).status_code == 200
    assert client.get("/requests/").url == "/password/"


def test_the_demo_user_gets_a_new_password_each_time_and_the_old_session_ends(client, capsys):
    call_command("demo_staff")
    first = capsys.readouterr().out.split()
    sign_in(client, *first)
    assert client.get("/requests/").status_code == 200
    call_command("demo_staff")
    second = capsys.readouterr().out.split()
    assert first[0] == second[0] == "demo"
    assert first[1] != second[1]
    assert client.get("/requests/").status_code == 302
    assert User.objects.get().groups.count() == 2
