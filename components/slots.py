"""Slots that an intent can empty: Rasa's ``from_trigger_intent`` mapping has to name a value, and none is none."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.slots import CategoricalSlot, Slot, TextSlot

UNSAID = "unsaid"


def _set(slot: Slot, value: Any) -> None:
    Slot.value.fset(slot, None if value == UNSAID else value)  # type: ignore[attr-defined]


class EmptiedText(TextSlot):
    """A text that is empty once it is set to ``unsaid``."""

    type_name = "components.slots.EmptiedText"
    value = Slot.value.setter(_set)  # type: ignore[attr-defined]


class EmptiedCategory(CategoricalSlot):
    """One of several values, and none of them once it is set to ``unsaid``."""

    type_name = "components.slots.EmptiedCategory"
    value = Slot.value.setter(_set)  # type: ignore[attr-defined]
