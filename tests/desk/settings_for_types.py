"""Settings for mypy's Django plugin, which loads them to know the models; the keys open nothing."""

import base64
import os

_KEY = base64.b64encode(bytes(32)).decode()
for _name in (
    *("DJANGO_SECRET_KEY", "RECORD_KEY", "VALUES_KEY", "LOOKUP_KEY", "INTERNAL_TOKEN"),
    *("TWILIO_AUTH_TOKEN", "LAWYERS_PUBLIC_KEY", "LAWYERS_PRIVATE_KEY"),
):
    os.environ.setdefault(_name, _KEY)

from desk.settings.internal import *  # noqa: E402, F403
from desk.settings.staff import *  # noqa: E402, F403
from desk.settings.worker import *  # noqa: E402, F403
