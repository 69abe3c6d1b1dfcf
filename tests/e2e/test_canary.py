"""Identifiers sent through the whole system stand in no log and no database file."""

import subprocess

from tests.e2e.console import Console
from tests.e2e.family import SmsFamily, WebFamily, receipt
from tests.e2e.installation import Installation

CANARIES = {
    "phone": ("213-555-0183", ["2135550183", "213-555-0183", "213 555 0183", "555-0183"]),
    "sms phone": ("+12135550184", ["2135550184", "555-0184"]),
    "A-number": ("A 209-876-543", ["209876543", "209-876-543"]),
    "e-mail": ("quetzalcanary@example.org", ["quetzalcanary"]),
    "social security": ("536-90-4399", ["536904399", "536-90-4399"]),
    "card": ("4539 1488 0343 6467", ["4539148803436467", "4539 1488"]),
    "name": ("Xochiquetzalina", ["Xochiquetzalina"]),
    "address": ("4711 Canarywood Street", ["Canarywood"]),
}


def test_no_identifier_is_written_down_anywhere(installation: Installation) -> None:
    value = {name: canary[0] for name, canary in CANARIES.items()}
    web = WebFamily(installation)
    web.say(f"my number is {value['phone']} and my A number is {value['A-number']}")
    web.say(f"mi correo es {value['e-mail']}, seguro social {value['social security']}")
    web.say(f"card {value['card']}, we live at {value['address']}, my name is {value['name']}")
    web.post({"text": f"{value['phone']} " * 400})  # refused as too long, and not logged either
    texter = SmsFamily(installation, value["sms phone"])
    for text in ("se llevaron a mi hijo", "si", "1", value["name"], "1"):
        texter.say(text)
    code = receipt(texter.say("1"))
    console = Console(installation)
    assert value["name"] in console.handoff(code).contact

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
