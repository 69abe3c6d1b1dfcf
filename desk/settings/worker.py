"""The worker, and every management command: answers what waits, delivers, forgets."""

from desk.settings.base import *  # noqa: F403
from desk.settings.base import ALARM_WEBHOOK_URL, DATABASES
from desk.settings.environment import encryption, key, number, optional, required

# Commands such as `check` want one; the worker serves nothing.
ROOT_URLCONF = "desk.urls_public"

VALUES_KEY = key("VALUES_KEY")
TWILIO_AUTH_TOKEN = required("TWILIO_AUTH_TOKEN")
TWILIO_ACCOUNT_SID = optional("TWILIO_ACCOUNT_SID")
TWILIO_FROM = optional("TWILIO_FROM")
TWILIO_API_URL = optional("TWILIO_API_URL")

# --- alarms to the lawyers ------------------------------------------------------------------------------
EMAIL_HOST = optional("SMTP_HOST")
EMAIL_PORT = number("SMTP_PORT", 587)
EMAIL_HOST_USER = optional("SMTP_USER")
EMAIL_HOST_PASSWORD = optional("SMTP_PASSWORD")
EMAIL_USE_TLS, EMAIL_USE_SSL = encryption("SMTP_SECURITY", "starttls")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = optional("ALARM_FROM")
ALARM_WEBHOOK_SECRET = required("ALARM_WEBHOOK_SECRET") if ALARM_WEBHOOK_URL else ""

# The threads of desk.record.store are few and live as long as the process, and so do their connections.
DATABASES["default"]["CONN_MAX_AGE"] = None
