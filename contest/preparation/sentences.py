"""What the preparation slice says to people."""

SENTENCES: dict[str, str] = {}
