"""The forms and the rules that every flow of questions has alike: how it begins, what it takes over, how it ends and is left."""

from __future__ import annotations

from typing import AbstractSet, Any, Dict, List, Mapping, Optional, Sequence, Text

from answers.texting import OFFERED_LATER

HANDOFF = "talk_to_lawyer"
_ERASING = "delete_my_data"
# Whoever tells of these is answered and not asked on: the flow is left, and what says so offers the way back (channels/choices.py).
DANGERS = ("distress", "vawa")
FLOW_LEFT = "utter_notice_flow_left"
_FORM = "_form"
_OFFER_FORM = "_offer_form"


class Flows:
    """Makes, of the line ``form: [slot, ...]`` in the file of a flow, what Rasa wants to know about it.

    A flow says its words (``utter_<flow>``) and then asks its questions (``<flow>_form``). It takes over whatever
    other flow is running; but the handoff, and an emergency when it is none itself, go on after its words. Only erasing
    ends them all: a yes must not answer anything else. Violence or a crisis is answered, and no question comes after it.
    What follows the last answer stands in the flow's own file, as a rule with the condition that its form is active.

    A flow may end with the offer of a lawyer (``offer: {slot: ..., declined: [...]}``): a form of one question, which
    comes back after whatever else is asked until it is answered, left, or taken over by a flow; to who does not know
    yet it stays open without coming back. Its slot is never filled, so that no yes of today answers the offer of tomorrow.
    """

    def __init__(
        self,
        forms: Mapping[Text, Sequence[Text]],
        emergencies: AbstractSet[Text],
        offers: Optional[Mapping[Text, Mapping[Text, Any]]] = None,
    ) -> None:
        """Takes flow -> slots in the order of their questions, the needs that are emergencies, and flow -> offer."""
        self._forms = forms
        self._emergencies = emergencies
        self._offers = offers or {}

    def forms(self) -> Dict[Text, Any]:
        """The forms, as the domain has them."""
        slots = {form_of(flow): list(slots) for flow, slots in self._forms.items()}
        slots.update({offer_of(flow): [offer["slot"]] for flow, offer in self._offers.items()})
        return {form: {"required_slots": required} for form, required in slots.items()}

    def rules(self, flow: Text) -> List[Dict[Text, Any]]:
        """The rules of one flow; none for a file without questions."""
        if flow not in self._forms:
            return []
        running = [HANDOFF, *(other for other in self._forms if other not in (flow, HANDOFF))]
        return [
            _rule(flow, None, _begun(flow, flow)),
            *(
                _rule(f"{flow} in the middle of {other}", form_of(other), _begun(flow, other))
                for other in running
                if not self._takes_over(flow, other)
            ),
            _rule(f"{flow} is cancelled", form_of(flow), _left("cancel", "utter_cancel")),
            *(
                _rule(f"{danger} in {flow}", form_of(flow), _left(danger, f"utter_{danger}", FLOW_LEFT))
                for danger in DANGERS
            ),
            *self._offer_rules(flow),
        ]

    def _offer_rules(self, flow: Text) -> List[Dict[Text, Any]]:
        if flow not in self._offers:
            return []
        form, handoff = offer_of(flow), form_of(HANDOFF)
        accepted = [*_left("affirm", handoff), {"active_loop": handoff}]
        return [
            _rule(f"yes to the lawyer after {flow}", form, accepted),
            _rule(f"no to the lawyer after {flow}", form, _left("deny", *self._offers[flow]["declined"])),
            _rule(f"the offer after {flow} is cancelled", form, _left("cancel", "utter_cancel")),
            _rule(f"goodbye at the offer after {flow}", form, _left("goodbye", "utter_goodbye")),
            # It stays open, and is not asked once more.
            _rule(
                f"undecided about the lawyer after {flow}",
                form,
                [{"intent": "dont_know"}, {"action": OFFERED_LATER}],
            ),
        ]

    def _takes_over(self, flow: Text, other: Text) -> bool:
        if flow == _ERASING:
            return True
        return other != HANDOFF and (flow in self._emergencies or other not in self._emergencies)


def form_of(flow: Text) -> Text:
    """The name of the form that asks the questions of ``flow``."""
    return flow + _FORM


def offer_of(flow: Text) -> Text:
    """The name of the form that offers a lawyer at the end of ``flow``."""
    return flow + _OFFER_FORM


def flow_of(form: Optional[Text]) -> Text:
    """The flow that ``form`` belongs to; empty where no form is running."""
    return (form or "").removesuffix(_FORM).removesuffix("_offer")


def is_offer(form: Optional[Text]) -> bool:
    """True for the form that offers a lawyer at the end of a flow."""
    return (form or "").endswith(_OFFER_FORM)


def _begun(flow: Text, asking: Text) -> List[Dict[Text, Any]]:
    """The words of ``flow``, then the open question of ``asking``."""
    form = form_of(asking)
    return [{"intent": flow}, {"action": f"utter_{flow}"}, {"action": form}, {"active_loop": form}]


def _left(intent: Text, *actions: Text) -> List[Dict[Text, Any]]:
    """The form is left at ``intent``, and what is done then."""
    return [
        {"intent": intent},
        {"action": "action_deactivate_loop"},
        {"active_loop": None},
        *({"action": action} for action in actions),
    ]


def _rule(name: Text, form: Optional[Text], steps: List[Dict[Text, Any]]) -> Dict[Text, Any]:
    """A rule, for while ``form`` is running where one is named."""
    condition = {"condition": [{"active_loop": form}]} if form else {}
    return {"rule": name, **condition, "steps": steps}
