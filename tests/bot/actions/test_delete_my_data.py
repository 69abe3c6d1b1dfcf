"""Erasing: the last words say what is true, whether the desk took the wish or not."""

from actions.delete_my_data import ActionEraseConversation
from actions.desk import DeskUnavailable
from tests.bot.actions.conversations import conversation, heard, run


class ErasingDesk:
    def __init__(self, error=None):
        self.error, self.erased = error, []

    async def erase(self, conversation):
        if self.error:
            raise self.error
        self.erased.append(conversation)


async def test_the_desk_erases_this_conversation():
    desk = ErasingDesk()
    told, _ = await run(ActionEraseConversation(desk), conversation(heard("affirm")))
    assert (told, desk.erased) == (["utter_delete_my_data_done"], ["sender-1"])


async def test_without_the_desk_nothing_is_said_to_be_erased():
    desk = ErasingDesk(DeskUnavailable("down"))
    told, _ = await run(ActionEraseConversation(desk), conversation(heard("affirm")))
    assert told == ["utter_delete_my_data_failed"]
