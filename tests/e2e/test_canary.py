"""Identifiers sent through the whole system stand in no log and no database file."""

import subprocess

from tests.desk.sms.fake_twilio import FakeTwilio
from tests.e2e.console import Console
from tests.e2e.family import SmsFamily, WebFamily, receipt
from tests.e2e.installation import Installation, until

CANARIES = {
    "phone": ("213-555-0183", ["2135550183", "213-555-0183", "213 555 0183", "555-0183"]),
    "sms phone": ("+12135550184", ["2135550184", "555-0184"]),
    "A-number": ("A 209-876-543", ["209876543", "209-876-543"]),
    "e-mail": ("quetzalcanary@example.org", ["quetzalcanary"]),
    "social security": ("536-90-4399", ["536904399", "536-90-4399"]),
    "card": ("4539 1488 0343 6467", ["4539148803436467", "4539 1488"]),
    "name": ("Xochiquetzalina", ["Xochiquetzalina"]),
    "address": ("4711 Canarywood Street", ["Canarywood"]),
    "lawyer's phone": ("213 555 0185", ["2135550185", "555-0185", "555 0185"]),
    "lawyer's e-mail": ("rotacanary@example.org", ["rotacanary"]),
    "staff's words": ("Good evening, this is Tlalcanarina.", ["Tlalcanarina"]),
}


def test_no_identifier_is_written_down_anywhere(installation: Installation, twilio: FakeTwilio) -> None:
    value = {name: canary[0] for name, canary in CANARIES.items()}
    web = WebFamily(installation)
    web.say(f"my number is {value['phone']} and my A number is {value['A-number']}")
    web.say(f"mi correo es {value['e-mail']}, seguro social {value['social security']}")
    web.say(f"card {value['card']}, we live at {value['address']}, my name is {value['name']}")
    web.post({"text": f"{value['phone']} " * 400})  # refused as too long, and not logged either
    console = Console(installation)
    console.stand_by(value["lawyer's phone"], value["lawyer's e-mail"])
    texter = SmsFamily(installation, value["sms phone"])
    for text in ("agarraron a mi esposa la migra", "4", "1", value["name"], "1"):
        texter.say(text)
    code = receipt(texter.say("1"))
    until(lambda: any(text["To"] == "+12135550185" and code in text["Body"] for text in twilio.taken))
    assert value["name"] in console.handoff(code).contact
    assert value["name"] in console.export(code)
    conversation = console.latest("sms")
    console.take_over(conversation)
    console.write(conversation, value["staff's words"])
    until(lambda: any(value["staff's words"] in text["Body"] for text in twilio.taken))
    console.hand_back(conversation)
    console.stand_down()

    found = {
        needle: files
        for _, needles in CANARIES.values()
        for needle in needles
        if (files := files_with(needle, installation))
    }
    assert found == {}


def files_with(needle: str, installation: Installation) -> list[str]:
    """Files of the installation (logs, databases, their write-ahead logs) that hold these bytes."""
    search = ["grep", "--recursive", "--ignore-case", "--text", "--files-with-matches", "--fixed-strings"]
    return subprocess.run(
        [*search, needle, str(installation.state)], capture_output=True, text=True
    ).stdout.split()
