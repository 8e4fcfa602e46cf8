"""What the slices above keep of people, erased in the same transaction as the rest.

This slice cannot look up: each slice that keeps something of people adds an eraser when its
``actions/erasing.py`` is loaded (``app.py`` loads it with the slice).
"""

from collections.abc import Callable

from sqlalchemy.orm import Session

from contest.privacy.rules.names import Names

Eraser = Callable[[Session, int, Names], None]
"""``(session, contest id, the names to be forgotten)``: a step of the caller's transaction."""

_erasers: list[Eraser] = []


def add_eraser(eraser: Eraser) -> Eraser:
    """Add one slice's part; usable as a decorator."""
    if eraser not in _erasers:
        _erasers.append(eraser)
    return eraser


def erase_above(session: Session, contest_id: int, names: Names) -> None:
    """Let every slice erase what it keeps."""
    for eraser in _erasers:
        eraser(session, contest_id, names)
