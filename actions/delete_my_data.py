"""Erasing on a family's word: asks the desk, which erases once the last words are out."""

from __future__ import annotations

import logging
from typing import List, Optional, Text

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.desk import Desk, DeskUnavailable

logger = logging.getLogger(__name__)


class ActionEraseConversation(Action):
    """Runs after a yes to "erase all now?"."""

    def __init__(self, desk: Optional[Desk] = None) -> None:
        self._desk = Desk.from_environment() if desk is None else desk

    def name(self) -> Text:
        return "action_erase_conversation"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> List[EventType]:
        try:
            await self._desk.erase(tracker.sender_id)
        except DeskUnavailable as error:
            logger.error("The desk erases nothing: %s", error)
            dispatcher.utter_message(response="utter_delete_my_data_failed")
        else:
            dispatcher.utter_message(response="utter_delete_my_data_done")
        return []
