"""What the files slice says to people."""

SENTENCES: dict[str, str] = {}
