"""The public side: the web door, the SMS door, the widget's page. It has no cookie, no login and no lawyers' key."""

from desk.settings.base import *  # noqa: F403
from desk.settings.base import DATABASES
from desk.settings.environment import key, optional, required

ROOT_URLCONF = "desk.urls_public"
# Each step here costs every message: only what a door without cookies needs.
MIDDLEWARE = [
    "desk.web.headers.public_headers",
    "desk.problems.problems_for_errors",
    "desk.web.headers.known_hosts",
]

VALUES_KEY = key("VALUES_KEY")
TWILIO_AUTH_TOKEN = required("TWILIO_AUTH_TOKEN")
TWILIO_ACCOUNT_SID = optional("TWILIO_ACCOUNT_SID")
TWILIO_FROM = optional("TWILIO_FROM")
TWILIO_API_URL = optional("TWILIO_API_URL")

# The threads of desk.record.store are few and live as long as the process, and so do their connections.
DATABASES["default"]["CONN_MAX_AGE"] = None
