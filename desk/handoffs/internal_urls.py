"""The address of the internal API."""

from django.urls import path

from desk.handoffs.internal import api

urlpatterns = [path("internal/", api.urls)]
