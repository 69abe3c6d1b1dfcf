"""Seals texts and contacts so that the database alone tells nobody anything (libsodium through PyNaCl)."""

import base64
import binascii
import hmac
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

KEY_BYTES = 32


class BadKey(ValueError):
    """A key that is not 32 bytes in base64."""


class CannotOpen(ValueError):
    """Sealed under another key, cut short or changed."""


def read_key(setting: str | bytes) -> bytes:
    """The 32 bytes of a key, as they are or in base64.

    Raises:
        BadKey: anything else; the message does not repeat the key.
    """
    if isinstance(setting, bytes) and len(setting) == KEY_BYTES:
        return setting
    try:
        key = base64.b64decode(setting, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadKey("a key is not base64") from error
    if len(key) != KEY_BYTES:
        raise BadKey(f"a key has {len(key)} bytes instead of {KEY_BYTES}")
    return key


def new_key() -> bytes:
    """A fresh key for one conversation."""
    return random(KEY_BYTES)


def wrap(key: bytes) -> bytes:
    """A conversation's key, sealed under the record's key."""
    return _seal(settings.RECORD_KEY, key)


def unwrap(wrapped: bytes) -> bytes:
    """The conversation's key again.

    Raises:
        CannotOpen: wrapped under another record key.
    """
    return _open(settings.RECORD_KEY, wrapped)


def seal_text(key: bytes, text: str) -> bytes:
    """``text`` under a conversation's key."""
    return _seal(key, text.encode())


def open_text(key: bytes, sealed: bytes) -> str:
    """The text again.

    Raises:
        CannotOpen: sealed under another key, or changed.
    """
    return _open(key, sealed).decode()


def seal_value(value: str) -> bytes:
    """What stands behind a placeholder, under a key of its own."""
    return _seal(settings.VALUES_KEY, value.encode())


def open_value(sealed: bytes) -> str:
    """The value again.

    Raises:
        CannotOpen: sealed under another key, or changed.
    """
    return _open(settings.VALUES_KEY, sealed).decode()


def seal_for_lawyers(public_key: str | bytes, contact: Mapping[str, Any]) -> bytes:
    """``contact``, readable only with the lawyers' private key; not even the sealer can open it again."""
    text = json.dumps(dict(contact), ensure_ascii=False)
    return bytes(SealedBox(PublicKey(read_key(public_key))).encrypt(text.encode()))


def open_for_lawyers(private_key: str | bytes, sealed: bytes) -> dict[str, Any]:
    """The contact again.

    Raises:
        CannotOpen: sealed under another key, or changed.
    """
    try:
        text = SealedBox(PrivateKey(read_key(private_key))).decrypt(bytes(sealed))
    except CryptoError as error:
        raise CannotOpen("a contact cannot be opened") from error
    contact: dict[str, Any] = json.loads(text)
    return contact


def keyed_hash(value: str, purpose: str) -> str:
    """64 hexadecimal digits by which ``value`` is found again and from which nobody can guess it.

    ``purpose`` keeps the hashes of one use apart from those of another: a phone that opted out cannot be
    matched with the same phone typed into a message.
    """
    return hmac.new(read_key(settings.LOOKUP_KEY), f"{purpose}\0{value}".encode(), sha256).hexdigest()


def _seal(key: str | bytes, data: bytes) -> bytes:
    return bytes(SecretBox(read_key(key)).encrypt(data))


def _open(key: str | bytes, sealed: bytes) -> bytes:
    try:
        return bytes(SecretBox(read_key(key)).decrypt(bytes(sealed)))
    except (CryptoError, ValueError) as error:
        if isinstance(error, BadKey):
            raise
        raise CannotOpen("a sealed text cannot be opened") from error
