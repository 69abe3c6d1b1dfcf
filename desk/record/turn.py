"""One turn of a conversation, as the doors use it: open it once, record each message, get it answered."""

from desk.record.answering import answer
from desk.record.choosing import NotOffered
from desk.record.opening import open_conversation
from desk.record.receiving import (
    KeyReused,
    NothingSaid,
    Said,
    TextTooLong,
    receive,
    record_message,
)
from desk.record.store import in_store

__all__ = [
    "KeyReused",
    "NotOffered",
    "NothingSaid",
    "Said",
    "TextTooLong",
    "answer",
    "in_store",
    "open_conversation",
    "receive",
    "record_message",
]
