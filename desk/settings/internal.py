"""The internal side: what the bot's actions may ask of the desk, on loopback or a private network."""

from desk.settings.base import *  # noqa: F403
from desk.settings.environment import key, optional, required

ROOT_URLCONF = "desk.urls_internal"
MIDDLEWARE = ["desk.problems.problems_for_errors"]

INTERNAL_TOKEN = required("INTERNAL_TOKEN")
VALUES_KEY = key("VALUES_KEY")
LAWYERS_PUBLIC_KEY = key("LAWYERS_PUBLIC_KEY")
TWILIO_ACCOUNT_SID = optional("TWILIO_ACCOUNT_SID")
TWILIO_FROM = optional("TWILIO_FROM")
