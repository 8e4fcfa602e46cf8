"""What is done with thousands of connections, with each at its own moment, by one greenlet."""

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

import gevent
import structlog

from contest.shared import clock

log = structlog.get_logger(__name__)

AT_ONCE = 100
"""Acts between two pauses: phones that came together have their moment together."""
PAUSE = 0.001
"""Seconds in which judges' requests have their turn."""

T = TypeVar("T")


class Later(Generic[T]):
    """Does one thing with each that is added, for all equally many seconds later."""

    def __init__(self, seconds: float, act: Callable[[T], None]) -> None:
        self._seconds = seconds
        self._act = act
        self._waiting: deque[tuple[float, T]] = deque()
        self._busy = False

    def add(self, one: T) -> None:
        """Its moment comes when the seconds are over."""
        self._waiting.append((clock.monotonic() + self._seconds, one))
        if not self._busy:
            self._busy = True
            gevent.spawn(self._go_through)

    def _go_through(self) -> None:
        done = 0
        while self._waiting:
            wait = self._waiting[0][0] - clock.monotonic()
            if wait > 0:
                gevent.sleep(wait)
                continue
            _, one = self._waiting.popleft()
            try:
                self._act(one)
            except Exception:
                log.exception("moment of a connection", connection=one)
            done += 1
            if done % AT_ONCE == 0:
                gevent.sleep(PAUSE)
        self._busy = False
