"""The form and the rules that every flow of questions has alike: how it begins, what it takes over, how it is left."""

from __future__ import annotations

from typing import AbstractSet, Any, Dict, List, Mapping, Sequence, Text

HANDOFF = "talk_to_lawyer"
_ERASING = "delete_my_data"


class Flows:
    """Makes, of the line ``form: [slot, ...]`` in the file of a flow, what Rasa wants to know about it.

    A flow says its words (``utter_<flow>``) and then asks its questions (``<flow>_form``). It takes over whatever
    other flow is running; but the handoff, and an emergency when it is none itself, go on after its words. Only erasing
    ends them all: a yes must not answer anything else.
    What follows the last answer stands in the flow's own file, as a rule with the condition that its form is active.
    """

    def __init__(self, forms: Mapping[Text, Sequence[Text]], emergencies: AbstractSet[Text]) -> None:
        """Takes flow -> slots in the order of their questions, and the needs that are emergencies."""
        self._forms = forms
        self._emergencies = emergencies

    def forms(self) -> Dict[Text, Any]:
        """The forms, as the domain has them."""
        return {form_of(flow): {"required_slots": list(slots)} for flow, slots in self._forms.items()}

    def rules(self, flow: Text) -> List[Dict[Text, Any]]:
        """The rules of one flow; none for a file without questions."""
        if flow not in self._forms:
            return []
        running = [HANDOFF, *(other for other in self._forms if other not in (flow, HANDOFF))]
        return [
            _rule(flow, flow, [*_begun(flow, flow)]),
            *(
                _rule(f"{flow} in the middle of {other}", other, [*_begun(flow, other)], is_condition=True)
                for other in running
                if not self._takes_over(flow, other)
            ),
            _rule(f"{flow} is cancelled", flow, _CANCELLED, is_condition=True),
        ]

    def _takes_over(self, flow: Text, other: Text) -> bool:
        if flow == _ERASING:
            return True
        return other != HANDOFF and (flow in self._emergencies or other not in self._emergencies)


_CANCELLED: List[Dict[Text, Any]] = [
    {"intent": "cancel"},
    {"action": "action_deactivate_loop"},
    {"active_loop": None},
    {"action": "utter_cancel"},
]


def form_of(flow: Text) -> Text:
    """The name of the form that asks the questions of ``flow``."""
    return f"{flow}_form"


def _begun(flow: Text, asking: Text) -> List[Dict[Text, Any]]:
    """The words of ``flow``, then the open question of ``asking``."""
    form = form_of(asking)
    return [{"intent": flow}, {"action": f"utter_{flow}"}, {"action": form}, {"active_loop": form}]


def _rule(
    name: Text, flow: Text, steps: List[Dict[Text, Any]], is_condition: bool = False
) -> Dict[Text, Any]:
    condition = {"condition": [{"active_loop": form_of(flow)}]} if is_condition else {}
    return {"rule": name, **condition, "steps": steps}
