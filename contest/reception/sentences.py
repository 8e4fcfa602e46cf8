"""What the reception slice says to people."""

SENTENCES: dict[str, str] = {}
