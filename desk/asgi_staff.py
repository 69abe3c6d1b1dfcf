"""The staff side, for uvicorn: ``desk.asgi_staff:application``."""

import os

from django.core.asgi import get_asgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "desk.settings.staff"

application = get_asgi_application()
