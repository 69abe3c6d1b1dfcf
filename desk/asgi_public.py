"""The public side, for uvicorn: ``desk.asgi_public:application``."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "desk.settings.public"

from desk.web.handler import light_application  # noqa: E402  the settings must be named before
from desk.web.limits import SmallBodies  # noqa: E402

application = SmallBodies(light_application())

from desk.web.warming import warm_up  # noqa: E402  it needs the models, which are there only now

warm_up()
