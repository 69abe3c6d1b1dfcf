"""The addresses of the public side."""

from django.urls import include, path

from desk.web.api import api
from desk.web.files import show_file
from desk.web.health import show_health
from desk.web.lists import show_list
from desk.web.page import show_page

urlpatterns = [
    path("", show_page, name="page"),
    # Short addresses for other websites that embed the widget.
    path("widget.js", show_file, {"name": "amparo.js"}),
    path("widget.css", show_file, {"name": "amparo.css"}),
    path("static/<path:name>", show_file),
    path("api/chat/", api.urls),
    path("sms/", include("desk.sms.urls")),
    path("lists/<slug:name>/<slug:language>", show_list, name="list"),
    path("healthz", show_health),
]
