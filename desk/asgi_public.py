"""The public side, for uvicorn: ``desk.asgi_public:application``."""

import os

from django.core.asgi import get_asgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "desk.settings.public"

_django = get_asgi_application()

from desk.web.limits import SmallBodies  # noqa: E402  Django must be set up before

application = SmallBodies(_django)
