"""Events: what has happened, in the past tense, told only after the commit that made it true.

An action calls :func:`record`; when its transaction has committed, every handler of that kind of
event runs. A handler that fails is logged and stops nobody: the record is already right, and live
pages heal with the next snapshot.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

import structlog

from contest.shared.db import db

log = structlog.get_logger(__name__)

H = TypeVar("H", bound=Callable[[Any], None])
_handlers: dict[type, list[Callable[..., None]]] = defaultdict(list)
_once: set[Callable[..., None]] = set()
_PENDING = "hoithi_events"


def on(*kinds: type, once: bool = False) -> Callable[[H], H]:
    """Register the decorated function for these kinds of event.

    Args:
        once: one event of a transaction is enough for each contest (``event.contest_id``): the
            last one, after all other handlers. For what draws the whole picture anew anyway.
    """

    def register(handler: H) -> H:
        for kind in kinds:
            _handlers[kind].append(handler)
        if once:
            _once.add(handler)
        return handler

    return register


def record(event: object) -> None:
    """Note an event of the running transaction; it is told after the commit, or never."""
    db.session().info.setdefault(_PENDING, []).append(event)


def forget() -> None:
    """Drop the events of a transaction that did not commit."""
    db.session().info.pop(_PENDING, None)


def tell() -> None:
    """Tell the events of the transaction that has just committed, each kind once per value."""
    events = db.session().info.pop(_PENDING, [])
    last: dict[tuple[Callable[..., None], int], Any] = {}
    for event in dict.fromkeys(events):
        for handler in _handlers[type(event)]:
            if handler in _once:
                last[handler, event.contest_id] = event
            else:
                _hand(handler, event)
    for (handler, _), event in last.items():
        _hand(handler, event)


def _hand(handler: Callable[..., None], event: object) -> None:
    try:
        handler(event)
    except Exception:
        log.exception("event handler failed", handler=handler.__qualname__)
