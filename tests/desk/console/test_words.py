"""Both languages are equals: every word of the console stands in both, and every page can be switched."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from desk.console.words import LISTS, URGENCIES
from desk.handoffs.models import Remark, Urgency
from desk.handoffs.stages import Stage
from desk.record.models import State
from tests.desk.handoffs.samples import a_handoff

CONSOLE = Path(__file__).resolve().parents[3] / "desk/console"
IN_TEMPLATES = re.compile(
    r"""{% translate (["'])(.*?)\1 %}|{% blocktranslate.*? %}(.*?){% endblocktranslate %}"""
)
IN_CODE = re.compile(r"""\b(?:_|pgettext_lazy)\((?:"consent", )?"(.*?)"\)""")


def words_used() -> set[str]:
    pages = "".join(path.read_text() for path in CONSOLE.rglob("*.html"))
    code = "".join(path.read_text() for path in CONSOLE.glob("*.py"))
    used = {text or block for _, text, block in IN_TEMPLATES.findall(pages)} | set(IN_CODE.findall(code))
    return {re.sub(r"{{ (\w+) }}", r"%(\1)s", words) for words in used}


def translations(language: str) -> dict[str, str]:
    with (CONSOLE / f"locale/{language}/LC_MESSAGES/django.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale=language) if message.id}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_stands_in_both_languages_and_none_is_left_over(language):
    known = translations(language)
    assert set(known) == words_used()
    assert all(known.values())


def test_spanish_says_usted():
    informal = re.compile(r"\b(tu|tus|tienes|puedes|elige|intenta|tú|te)\b", re.IGNORECASE)
    assert [text for text in translations("es").values() if informal.search(text)] == []


@pytest.mark.parametrize(
    ("name", "values"), [("stage", Stage), ("urgency", Urgency), ("state", State), ("remark", Remark)]
)
def test_every_value_of_the_record_has_words(name, values):
    assert set(LISTS[name]) == {value.value for value in values}


@pytest.mark.parametrize("language", ["en", "es"])
def test_how_urgent_it_is_names_no_day_for_no_family_was_asked_for_one(language):
    said = " ".join(translations(language)[str(words)] for words in URGENCIES.values())
    assert not re.search(r"\d|week|semana|day|d[ií]a|soon|pronto|pr[oó]xim", said)


@pytest.mark.parametrize("path", ["/requests/", "/conversations/", "/password/", "/nothing/"])
def test_every_page_can_be_switched_to_spanish(lawyer, path):
    assert '<html lang="en">' in lawyer.get(path).text
    switched = lawyer.post("/language/", {"language": "es", "next": path}, follow=True)
    assert '<html lang="es">' in switched.text
    assert "Solicitudes" in switched.text
    assert "Cerrar sesión" in switched.text


def test_the_page_to_sign_in_follows_the_browser_and_can_be_switched(client):
    page = client.get("/sign-in/", headers={"Accept-Language": "es-MX"})
    assert "Iniciar sesión" in page.text
    client.post("/language/", {"language": "en", "next": "/sign-in/"})
    assert "Sign in" in client.get("/sign-in/", headers={"Accept-Language": "es-MX"}).text


def test_a_request_reads_the_same_in_spanish(lawyer):
    handoff = a_handoff(channel="sms")
    lawyer.post("/language/", {"language": "es"})
    page = lawyer.get(f"/requests/{handoff.code}/contact/").text
    for words in ("Recibida", "Español", "Mensaje de texto", "Sin buzón de voz", "Tomo esta solicitud"):
        assert words in page


def test_the_switch_sends_nobody_elsewhere(client):
    answer = client.post("/language/", {"language": "es", "next": "https://evil.example/"})
    assert answer.url == "/"
