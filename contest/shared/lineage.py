"""Which line of the record this installation goes on with.

Whoever opens a standby copy or a backup begins a new line: what was acknowledged after the copy
was made is not in it. A tablet that hears of another line than before sends once more what it
had sent (docs/adr/0019-standby.md).
"""

import json
from pathlib import Path
from typing import Any

from flask import current_app

FILE = "opened_copy.json"
"""In the data folder: which copy was opened there last, and the name of the line it began."""
FIRST = "0"
"""The line of an installation that has never opened a copy."""


def opened_copy(data: Path) -> dict[str, Any] | None:
    """What is known of the copy that this installation goes on with; None for none."""
    try:
        found: dict[str, Any] = json.loads((data / FILE).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return found


def line_of(data: Path) -> str:
    """The name of the line that is kept in this data folder."""
    opened = opened_copy(data)
    return FIRST if opened is None else str(opened["line"])


def line_here() -> str:
    """The name of the line that this server serves."""
    line: str = current_app.config["RECORD_LINE"]
    return line
