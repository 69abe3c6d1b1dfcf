"""What can be wrong with the words of one text: whom it addresses, what it states, how hard and how long it is."""

import re
from dataclasses import replace
from typing import Iterator, NamedTuple, Sequence

from answers.catalogue import Catalogue, Said
from answers.content import ContentFile, Text
from answers.dated import faults_of_dates
from answers.first_words import LONGEST, first_words, protects
from answers.office import UnknownReference, fill, lists_in, phones_in
from answers.phrases import chat_window_in, false_comfort_in
from answers.reading import grade
from answers.sms import MOST_SEGMENTS, outside_gsm7, segments
from answers.stated import PHONE, TYPED_PHONE, Carried, stated_in
from answers.texting import ANSWERS, as_texts, has_line, says_more_on_the_web

HARDEST_GRADE = 6.0
# Fewer words are a label or a button: a grade of "Asylum" says nothing.
FEWEST_WORDS_GRADED = 7
LONGEST_BUBBLE_WORDS = 120
MOST_BUBBLES = 3
# The first contact says everything twice, once in each language.
BILINGUAL_SEGMENTS = 4
# As long as a real one: what a text costs is counted with the address of a list in it.
_AN_ADDRESS = "https://chat.example.org"

# The longest day that the line under an answer can name.
_A_DAY = {"en": "Sept. 30, 2026", "es": "30 de septiembre de 2026"}

_BETWEEN_LANGUAGES = re.compile(r"\n\n| / ")
# Words that exist in no English text, so that texts in both languages can be searched too.
_TU = re.compile(
    r"\b(tú|ti|te|tuy[oa]s?|contigo|tienes|puedes|debes|quieres|necesitas|sabes|vives|eres|estás|llama(?:me)?\s+tú|tus?"
    r"|firmes|digas|abras|hagas)\b",
    re.IGNORECASE,
)


class Wrong(NamedTuple):
    """What is wrong with a text, how to mend it, and the words by which its line is found."""

    what: str
    mend: str
    words: str = ""


def wrong_in(text: Text, response: str, file: ContentFile, catalogue: Catalogue) -> Iterator[Wrong]:
    """Everything that is wrong with one text of ``response``."""
    yield from wrong_anywhere(
        text, file.review.get("sources") or (), catalogue, _is_texted(text, response, file, catalogue)
    )
    try:
        office = replace(catalogue.office, url=catalogue.office.url or _AN_ADDRESS)
        filled = fill(text.text, office, catalogue.phones, text.language)
    except UnknownReference:
        return  # said above
    for unknown in (name for name in lists_in(text.text) if name not in catalogue.lists):
        what = f"{text.id} names the list '{unknown}', which has no file"
        yield Wrong(what, f"write data/answers/service/{unknown}_list.yml", f"<lists.{unknown}>")
    if catalogue.kind(response) in ANSWERS:
        yield from (Wrong(what, mend) for what, mend in faults_of_dates(text, file, catalogue))
    if catalogue.kind(response) == "emergency" and response == f"utter_{file.name}":
        yield from _first_words(text, filled)
    is_bilingual = bool(file.review.get("bilingual"))
    yield from too_hard(text, filled, is_bilingual)
    if text.channel == "web":
        yield from _of_web(text)
    else:
        is_emergency = catalogue.kind(response) == "emergency"
        most = BILINGUAL_SEGMENTS if is_bilingual else MOST_SEGMENTS["emergency" if is_emergency else "other"]
        yield from _of_sms(text, filled, most)
        yield from _as_sent(text, filled, response, file, catalogue, most)


def wrong_anywhere(
    text: Text, sources: Sequence[str], catalogue: Catalogue, is_texted: bool
) -> Iterator[Wrong]:
    """What may stand in no words of ours, an answer's or the page's: whom it addresses, its comfort, what it states."""
    yield from _phrases(text, is_texted)
    yield from _stated(text, sources, catalogue)
    try:
        fill(text.text, catalogue.office, catalogue.phones, text.language)
    except UnknownReference as error:
        name = str(error.args[0])
        yield Wrong(f"{text.id} names {name}", "add it to data/phones.yml", name)


def _phrases(text: Text, is_texted: bool) -> Iterator[Wrong]:
    if text.language == "es" and (found := _TU.search(text.text)):
        yield Wrong(f"{text.id} says '{found.group()}'", "use the formal usted", found.group())
    for said in (text.text, *(button["title"] for button in text.buttons)):
        if comfort := false_comfort_in(said):
            yield Wrong(f"{text.id} comforts falsely: '{comfort}'", "say what the rule does not do", comfort)

    if is_texted and (window := chat_window_in(text.text)):
        what = f"{text.id} says '{window}', and can come by text message"
        yield Wrong(what, "say what to write or to choose, not where to press", window)


def _is_texted(text: Text, response: str, file: ContentFile, catalogue: Catalogue) -> bool:
    """The words of the website are texted, too, where MORE brings them."""
    by_sms = file.responses[response].get((text.language, "sms"))
    is_answer = response in catalogue and catalogue.kind(response) in ANSWERS
    return by_sms is None or by_sms == text or (is_answer and says_more_on_the_web(text, by_sms))


def _stated(text: Text, sources: Sequence[str], catalogue: Catalogue) -> Iterator[Wrong]:
    if found := TYPED_PHONE.search(re.sub(r"<[^<>]*>", "", text.text)):
        what = f"{text.id} types a phone number"
        yield Wrong(what, "write <name.phone> of data/phones.yml", found.group())
    facts = [catalogue.facts[fact] for fact in sources if fact in catalogue.facts]
    carried = Carried(facts, frozenset(str(phone.get("number", "")) for phone in catalogue.phones.values()))
    for stated in stated_in(text.text):
        if stated not in carried:
            yield Wrong(
                f"{text.id} states '{stated.written}', which stands in none of the facts under 'sources'",
                "name the fact of data/facts.yml that carries it, or leave it out in both languages and channels",
                stated.written,
            )
    claims = " ".join(fact["claim"] for fact in facts)
    for entry in phones_in(text.text):
        number = str(catalogue.phones.get(entry, {}).get("number", ""))
        # 911, 988 and 211 are known to all, and stand in answers whose facts are about something else.
        if PHONE.fullmatch(number) and number not in claims:
            what = f"{text.id} gives {number}, which stands in none of the facts under 'sources'"
            yield Wrong(what, f"name the fact behind '{entry}' in data/phones.yml", f"<{entry}.phone>")


def _first_words(text: Text, filled: str) -> Iterator[Wrong]:
    """An emergency protects with what is read first, whatever becomes of the rest; in Spanish in cheap letters."""
    words = first_words(filled)
    beginning = text.text.strip().splitlines()[0] if text.text.strip() else ""
    if not words:
        what = f"the first sentence of {text.id} is longer than {LONGEST} letters"
        yield Wrong(what, "say in short sentences what protects", beginning)
    elif not protects(words, text.language):
        what = f"the first {LONGEST} letters of {text.id} tell nobody what protects"
        yield Wrong(
            what, "begin with what to do: do not open, sign nothing, ask for a lawyer, call 911", beginning
        )
    elif text.language == "es" and (outside := outside_gsm7(words)):
        what = f"the first {LONGEST} letters of {text.id} have '{outside}'"
        yield Wrong(
            what, "choose words that GSM-7 can write: a text message takes them as they are", beginning
        )


def too_hard(text: Text, filled: str, is_bilingual: bool = False) -> Iterator[Wrong]:
    """Words above the grade, each language by its own measure; a label of a few words has no grade."""
    parts = _BETWEEN_LANGUAGES.split(filled, maxsplit=1) if is_bilingual else [filled]
    languages = (text.language, "es" if text.language == "en" else "en")
    for part, language in zip(parts, languages):
        if len(part.split()) < FEWEST_WORDS_GRADED:
            continue
        if (found := grade(part, language)) > HARDEST_GRADE:
            which = f" in its {language} half" if is_bilingual else ""
            yield Wrong(f"{text.id} is of grade {found:.1f}{which}", "shorter sentences, plainer words")


def _of_web(text: Text) -> Iterator[Wrong]:
    bubbles = [bubble for bubble in text.text.split("\n\n") if bubble.strip()]
    if len(bubbles) > MOST_BUBBLES:
        yield Wrong(f"{text.id} has {len(bubbles)} bubbles", f"at most {MOST_BUBBLES}")
    for bubble in bubbles:
        if (length := len(bubble.split())) > LONGEST_BUBBLE_WORDS:
            most = f"at most {LONGEST_BUBBLE_WORDS} in a bubble"
            yield Wrong(f"{text.id} has {length} words in one bubble", most, bubble.splitlines()[0])


def _of_sms(text: Text, filled: str, most: int) -> Iterator[Wrong]:
    if outside := outside_gsm7(filled):
        yield Wrong(f"{text.id} has '{outside}'", "an SMS uses GSM-7 letters only", outside[0])
    if (parts := segments(filled)) > most:
        yield Wrong(f"{text.id} has {parts} SMS segments", f"at most {most}")


def _as_sent(
    text: Text, filled: str, response: str, file: ContentFile, catalogue: Catalogue, most: int
) -> Iterator[Wrong]:
    """What goes out is more than the words: the choices stand under them, and the day of the review."""
    if any(not (to := catalogue.file_of(name)) or not to.label.get(text.language) for name in file.next):
        return  # said of the choices
    line, offer = "", ""
    if has_line(response, catalogue) and "utter_notice_prepared" in catalogue:
        line = catalogue.text("utter_notice_prepared", text.language, "sms").text
        line = line.replace("{on}", _A_DAY[text.language])
    on_the_web = file.responses[response].get((text.language, "web"), text)
    if says_more_on_the_web(on_the_web, text) and "utter_notice_more" in catalogue:
        offer = catalogue.text("utter_notice_more", text.language, "sms").text
    bubbles = catalogue.say(response, text.language, "sms", text=filled)
    sent = as_texts([Said(**bubble) for bubble in bubbles], line=line, offer=offer)
    if (parts := max(map(segments, sent))) > max(most, segments(filled)):
        yield Wrong(f"{text.id} has {parts} SMS segments with its choices", f"at most {most}")
    if line not in sent[-1] and not (offer and offer in sent[-1]):
        what = f"{text.id} leaves no room for the day of its review, nor for MORE, which brings it"
        yield Wrong(what, "shorten the text")
