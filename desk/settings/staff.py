"""The staff side: the console behind its login. The only process that has the lawyers' private key."""

from desk.settings import base
from desk.settings.base import *  # noqa: F403
from desk.settings.base import IS_HTTPS, ROOT
from desk.settings.environment import key

ROOT_URLCONF = "desk.urls_staff"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "desk.console.headers.StaffHeaders",
    "desk.console.live.ClicksKeepSession",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "desk.console.access.MembersOnly",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        **base.TEMPLATES[0],
        "OPTIONS": {
            "context_processors": [
                *base.TEMPLATES[0]["OPTIONS"]["context_processors"],
                "desk.console.red.red_requests",
            ]
        },
    }
]
LOCALE_PATHS = [ROOT / "desk/console/locale"]
# Without any referrer a browser also hides the origin of a form, and Django refuses the form (CSRF).
SECURE_REFERRER_POLICY = "same-origin"
# Its views are not async: each runs in a thread of its own, where a lasting connection would stay behind.
DATABASES = {"default": {**base.DATABASES["default"], "CONN_MAX_AGE": 0}}

LAWYERS_PRIVATE_KEY = key("LAWYERS_PRIVATE_KEY")

LOGIN_URL = "console:sign-in"
LOGIN_REDIRECT_URL = "console:home"
CSRF_FAILURE_VIEW = "desk.console.errors.stale_form"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# Names of their own, so that the public side never sees them even on one host.
SESSION_COOKIE_NAME = "staff_session"
CSRF_COOKIE_NAME = "staff_csrf"
LANGUAGE_COOKIE_NAME = "staff_language"
# Half an hour without a click ends the session, here and not only in the browser.
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = IS_HTTPS
LANGUAGE_COOKIE_SAMESITE = "Strict"

# Five wrong passwords close an account for a quarter of an hour. Counted in memory only: who tried, with
# which browser, and a password typed into the wrong field never reach the disk.
AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Large enough that nobody pushes out a count by trying thousands of other names.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "desk.console.signing_in.locked_out"
AXES_CLIENT_IP_CALLABLE = "desk.settings.staff.no_address"
AXES_DISABLE_ACCESS_LOG = True
# W001: each process counts for itself, and there is one. W006: an account closes whoever knocks: stricter.
SILENCED_SYSTEM_CHECKS = ["axes.W001", "axes.W006"]


def no_address(request: object) -> str:
    """Nobody's address is looked at or kept."""
    return "0.0.0.0"  # noqa: S104
