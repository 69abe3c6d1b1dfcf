"""The settings of all processes together, for the type checker alone: no process has them all."""

from desk.settings.internal import *  # noqa: F403
from desk.settings.public import *  # noqa: F403
from desk.settings.staff import *  # noqa: F403
from desk.settings.worker import *  # noqa: F403
