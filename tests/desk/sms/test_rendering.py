"""Text messages as TwiML."""

from xml.etree import ElementTree

from desk.sms.rendering import as_twiml


def test_nothing_to_say_is_an_empty_response() -> None:
    assert as_twiml([]) == '<?xml version="1.0" encoding="UTF-8"?><Response />'


def test_twiml_keeps_every_letter() -> None:
    text = '¿Qué? ¡Sí! <niño> & "güera"\n\n1 Sí'
    assert [
        message.text for message in ElementTree.fromstring(as_twiml([text]).encode()).iter("Message")
    ] == [text]
