"""Signing in, choosing an own password, and the page for somebody who failed too often."""

from typing import Any

from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy

from desk.console.models import OneTimePassword


class SignIn(LoginView):
    template_name = "console/sign_in.html"
    redirect_authenticated_user = True


class ChoosePassword(PasswordChangeView):
    template_name = "console/password.html"
    success_url = reverse_lazy("console:requests")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        OneTimePassword.objects.filter(user=form.user).delete()
        return super().form_valid(form)


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """Shown by django-axes; the same for an account that exists and one that does not."""
    return render(request, "console/locked_out.html", status=429)
