"""Who may do what: reviewers read conversations, staff also write in them, only lawyers read how to reach a family."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin

LAWYERS = "lawyers"
REVIEWERS = "reviewers"
STAFF = "staff"

_OPEN_TO_ANY_ACCOUNT = ("console:password", "console:sign-out")


class StaffRequest(HttpRequest):
    """A request behind the gate: somebody is signed in."""

    user: User


def is_lawyer(user: User | AnonymousUser) -> bool:
    """Membership counts and nothing else: not even a superuser reads a contact without it."""
    return user.is_active and user.groups.filter(name=LAWYERS).exists()


def may_write(user: User) -> bool:
    """May this person take a conversation over and write to the family?"""
    return user.is_active and user.groups.filter(name__in=(LAWYERS, STAFF)).exists()


def is_member(user: User) -> bool:
    return user.is_active and user.groups.filter(name__in=(LAWYERS, REVIEWERS, STAFF)).exists()


def lawyers_only[**P](
    view: Callable[Concatenate[StaffRequest, P], HttpResponse],
) -> Callable[Concatenate[StaffRequest, P], HttpResponse]:
    """Lets lawyers through; everybody else gets 403."""
    return _only(is_lawyer, view)


def writers_only[**P](
    view: Callable[Concatenate[StaffRequest, P], HttpResponse],
) -> Callable[Concatenate[StaffRequest, P], HttpResponse]:
    """Lets those through who may write to families."""
    return _only(may_write, view)


def _only[**P](
    may: Callable[[User], bool], view: Callable[Concatenate[StaffRequest, P], HttpResponse]
) -> Callable[Concatenate[StaffRequest, P], HttpResponse]:
    @wraps(view)
    def guarded(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


class MembersOnly(MiddlewareMixin):
    """Behind the login: an account in no group sees nothing, a one-time password must be changed first."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponseRedirect | None:
        user = request.user
        if isinstance(user, AnonymousUser) or not getattr(view, "login_required", True):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in _OPEN_TO_ANY_ACCOUNT:
            return None
        if not is_member(user):
            raise PermissionDenied
        if hasattr(user, "one_time_password"):
            return redirect("console:password")
        return None
