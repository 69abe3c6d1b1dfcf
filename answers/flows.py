"""What can be wrong with the questions of a flow: no words for one, an answer without a button, a rule that is none."""

import json
from typing import Callable, Dict, Iterator, Mapping, Optional, Tuple, TypeVar

from answers.catalogue import Catalogue
from answers.content import ContentFile, Text
from answers.sms import LONGEST_BUTTON, outside_gsm7
from lexicon import Rule, WordsError

Fault = TypeVar("Fault")


def faults_of_flow(
    file: ContentFile, catalogue: Catalogue, fault: Callable[[str, str, str], Fault]
) -> Iterator[Fault]:
    """Every fault of the ``form`` and the ``details`` of one content file; ``fault`` finds the line by a word of it."""
    for slot in file.form:
        if _question(slot, file, catalogue) is None:
            yield fault("form:", f"no words ask for '{slot}'", f"write utter_ask_{slot}")
    for slot, values in file.details.items():
        question = _question(slot, file, catalogue)
        # The form of the handoff is written by hand, in domain.yml.
        is_asked = not file.form or any(slot in flow.form for flow in catalogue.flows.values())
        if question is None or not is_asked:
            yield fault(f"{slot}:", f"'{slot}' is asked in no flow", "name it in the form of one")
            continue
        for value, rules in values.items():
            for rule in rules:
                try:
                    Rule.from_mapping(file.name, rule)
                except WordsError as error:
                    yield fault(f"{value}:", str(error), "write it like a rule under recognise")
            for text in question.values():
                # A question without buttons is answered in words.
                if text.buttons and value not in _values(slot, text):
                    yield fault(text.id, f"{text.id} has no button for '{value}'", "write one")
    for texts in file.responses.values():
        for text in texts.values() if file.form else ():
            for button in text.buttons:
                outside = text.channel == "sms" and outside_gsm7(button["title"])
                if len(button["title"]) > LONGEST_BUTTON or outside:
                    what = f"the button '{button['title']}' is over {LONGEST_BUTTON} letters or not GSM-7"
                    yield fault(
                        button["title"], what, "choose shorter words without accents that GSM-7 lacks"
                    )


def _question(slot: str, file: ContentFile, catalogue: Catalogue) -> Optional[Mapping[Tuple[str, str], Text]]:
    """The texts that ask for ``slot``: those of this flow's own form, else of any."""
    found: Dict[str, Mapping[Tuple[str, str], Text]] = {}
    for other in catalogue.files:
        found.update(other.responses)
    return found.get(f"utter_ask_{file.name}_form_{slot}") or found.get(f"utter_ask_{slot}")


def _values(slot: str, text: Text) -> Iterator[str]:
    """The values that the buttons of a question give to its slot."""
    for button in text.buttons:
        _, brace, entities = button["payload"].replace("{{", "{").replace("}}", "}").partition("{")
        if brace:
            yield from (value for name, value in json.loads(brace + entities).items() if name == slot)
