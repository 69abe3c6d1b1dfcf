"""The record: conversations, their messages, and how a message gets its answer."""
