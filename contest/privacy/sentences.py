"""What the privacy slice says to people."""

SENTENCES: dict[str, str] = {}
