"""The demo contest (filled by the archive slice)."""

from config import Settings


def load_for_serving(settings: Settings) -> None:
    """Load the demo into an empty installation."""
