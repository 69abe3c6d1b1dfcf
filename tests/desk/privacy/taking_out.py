"""A text without its identifiers."""

from desk.privacy.numbering import Numbering
from desk.privacy.redaction import Redacted, redact


def take_out(text: str, expects: str | None = None, known: Numbering | None = None) -> Redacted:
    return redact(text, known or Numbering(), expects=expects)
