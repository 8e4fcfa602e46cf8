"""What has happened to files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileRemoved:
    """A row is gone; its bytes go too when no other row refers to them."""

    sha256: str
