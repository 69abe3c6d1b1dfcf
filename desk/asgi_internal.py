"""The internal side, for uvicorn: ``desk.asgi_internal:application``."""

import os

from django.core.asgi import get_asgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "desk.settings.internal"

application = get_asgi_application()
