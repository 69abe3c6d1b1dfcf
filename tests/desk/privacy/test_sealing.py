"""Sealing: only the right key opens, and the store alone tells nothing."""

import base64

import pytest
from nacl.public import PrivateKey

from desk.privacy.sealing import (
    BadKey,
    CannotOpen,
    keyed_hash,
    new_key,
    open_for_lawyers,
    open_text,
    open_value,
    read_key,
    seal_for_lawyers,
    seal_text,
    seal_value,
    unwrap,
    wrap,
)


def test_a_text_opens_only_with_its_own_conversations_key() -> None:
    mine, other = new_key(), new_key()
    sealed = seal_text(mine, "¿Dónde está mi niño?")
    assert open_text(mine, sealed) == "¿Dónde está mi niño?"
    with pytest.raises(CannotOpen):
        open_text(other, sealed)
    with pytest.raises(CannotOpen):
        open_text(mine, sealed[:-1])
    with pytest.raises(CannotOpen):
        open_text(mine, b"")


def test_the_same_text_never_looks_the_same() -> None:
    key = new_key()
    assert seal_text(key, "ayuda") != seal_text(key, "ayuda")
    assert b"ayuda" not in seal_text(key, "ayuda")


def test_a_wrapped_key_opens_only_with_the_records_key(settings: object) -> None:
    key = new_key()
    wrapped = wrap(key)
    assert unwrap(wrapped) == key
    settings.RECORD_KEY = new_key()  # type: ignore[attr-defined]
    with pytest.raises(CannotOpen):
        unwrap(wrapped)


def test_values_have_a_key_of_their_own(settings: object) -> None:
    sealed = seal_value("213-555-0123")
    settings.RECORD_KEY = new_key()  # type: ignore[attr-defined]
    assert open_value(sealed) == "213-555-0123"


def test_only_the_lawyers_open_a_contact() -> None:
    lawyers = PrivateKey.generate()
    sealed = seal_for_lawyers(bytes(lawyers.public_key), {"name": "María", "phone": "213-555-0123"})
    assert open_for_lawyers(bytes(lawyers), sealed) == {"name": "María", "phone": "213-555-0123"}
    for wrong in (bytes(PrivateKey.generate()), bytes(lawyers.public_key)):
        with pytest.raises(CannotOpen):
            open_for_lawyers(wrong, sealed)
    with pytest.raises(CannotOpen):
        open_for_lawyers(bytes(lawyers), sealed[:20])


def test_a_key_may_be_bytes_or_base64() -> None:
    key = new_key()
    assert read_key(base64.b64encode(key).decode()) == key
    assert read_key(key) == key


@pytest.mark.parametrize("wrong", ["", "short", "ñ", b"too short", base64.b64encode(b"x" * 31).decode()])
def test_a_wrong_key_is_refused_without_being_repeated(wrong: str | bytes) -> None:
    with pytest.raises(BadKey) as refused:
        read_key(wrong)
    assert not wrong or str(wrong) not in str(refused.value)


def test_a_keyed_hash_depends_on_the_purpose_and_on_the_key(settings: object) -> None:
    one = keyed_hash("+12135550123", "sms sender")
    assert len(one) == 64
    assert one == keyed_hash("+12135550123", "sms sender")
    assert one != keyed_hash("+12135550123", "value")
    settings.LOOKUP_KEY = new_key()  # type: ignore[attr-defined]
    assert one != keyed_hash("+12135550123", "sms sender")
