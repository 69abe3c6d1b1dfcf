"""A trained model of Rasa in this process, as a function."""

import asyncio
import logging
from pathlib import Path
from typing import Any, Callable, Mapping

Parse = Callable[[str], Mapping[str, Any]]


def load_parser(model: Path) -> Parse:
    """What the model understands of a text."""
    from rasa.core.agent import Agent  # takes seconds, and most of bench does without
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    agent = Agent.load(model)
    loop = asyncio.new_event_loop()
    return lambda text: loop.run_until_complete(agent.parse_message(text))


def language_of(parsed: Mapping[str, Any]) -> str | None:
    """The language the bot would answer in, None when the message does not tell."""
    found = (entity["value"] for entity in parsed["entities"] if entity["entity"] == "language")
    return next(found, None)
