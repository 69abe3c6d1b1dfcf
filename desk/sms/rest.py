"""How the rest of an answer is known in the record: by the id of its text."""

REST = "rest:"


def is_rest(answer_id: str) -> bool:
    """True for a part of what MORE brought; each part is a text message of its own."""
    return answer_id.startswith(REST)
