"""A row's number as a browser sends it."""

LONGEST = 15


def typed_id(text: str | None) -> int:
    """The number, or 0, which no row has, for anything else."""
    text = text or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else 0
