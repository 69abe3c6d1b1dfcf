"""What every process of the desk shares: the store, the apps, the office, the logs."""

from pathlib import Path
from typing import Any

import dj_database_url

from desk.settings.environment import address, is_on, key, minutes, optional, required, words
from desk.settings.logs import logging_settings

ROOT = Path(__file__).resolve().parents[2]
STATE = Path(optional("STATE", str(ROOT / "var")))

SECRET_KEY = required("DJANGO_SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "127.0.0.1,localhost")
PUBLIC_URL = optional("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "desk.record",
    "desk.privacy",
    "desk.web",
    "desk.sms",
    "desk.handoffs",
    "desk.console",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# Only the staff side has passwords to guess, and with them the middleware of django-axes.
SILENCED_SYSTEM_CHECKS = ["axes.W002"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
            ]
        },
    }
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
TIME_ZONE = "America/Los_Angeles"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = STATE / "static"
LOGGING = logging_settings()

# --- the store ---------------------------------------------------------------------------------------
# A 2xx is a promise, so a commit is on the disk (FULL) before it is given; what is erased is overwritten.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON",
}
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        optional("DATABASE_URL", f"sqlite:///{STATE / 'record.sqlite3'}"),
        conn_health_checks=True,
    )
}
_store = DATABASES["default"]
if _store["ENGINE"].endswith("sqlite3"):
    Path(_store["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    _store["OPTIONS"] = {**_store.get("OPTIONS", {}), **_SQLITE}
    # On a file, not in memory: the tests have the same locks as a family's message.
    _store["TEST"] = {"NAME": f"{_store['NAME']}.test"}
# SQLite lets one write at a time: waiting in a queue of our own is quicker than waiting for its lock.
STORE_THREADS = 1 if _store["ENGINE"].endswith("sqlite3") else 8

# --- secrets that every process needs ------------------------------------------------------------------
RECORD_KEY = key("RECORD_KEY")
LOOKUP_KEY = key("LOOKUP_KEY")

# --- the bot and the office ----------------------------------------------------------------------------
BOT_URL = optional("BOT_URL", "http://127.0.0.1:5005").rstrip("/")
BOT_TOKEN = optional("BOT_TOKEN")
ORG_NAME = optional("ORG_NAME", "Goldstein Immigration Lawyers")
ORG_PHONE = optional("ORG_PHONE", "213-555-0100")
ORG_ADDRESS = optional("ORG_ADDRESS")
ORG_HOURS = optional("ORG_HOURS")
ORG_CLOSED_DAYS = optional("ORG_CLOSED_DAYS")
# How long a family may wait for the person who holds its conversation before the machine has it again.
TAKEOVER_PATIENCE = minutes("TAKEOVER_MINUTES", 10)
DEMO = is_on("DEMO", default=True)
# Where the staff reach the console; short, because it stands in a text message of one part.
STAFF_URL = address("STAFF_URL", "http://127.0.0.1:8001", longest=40)
ALARM_MINUTES = optional(
    "ALARM_MINUTES", "agents_now 3, detained_now 5, hearing_soon 15, removal_order 30, other 60"
)
ALARM_WEBHOOK_URL = address("ALARM_WEBHOOK_URL")

# --- what a browser is told ----------------------------------------------------------------------------
IS_HTTPS = PUBLIC_URL.startswith("https://")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
