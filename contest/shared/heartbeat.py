"""One greenlet that pings all connections, each at its moment."""

from collections import deque
from typing import Protocol

import gevent
import structlog

from contest.shared import clock

log = structlog.get_logger(__name__)

AT_ONCE = 100
"""Pings between two pauses: phones that came together are pinged together."""
PAUSE = 0.001
"""Seconds in which judges' requests have their turn."""


class Pinged(Protocol):
    """Whoever can be pinged."""

    def ping(self) -> None:
        """Ask whether there is still somebody."""


class Heartbeat:
    """The connections that wait for a ping, the earliest first: all wait equally long."""

    def __init__(self, interval: float) -> None:
        """``interval``: seconds from an answer to the next ping."""
        self._interval = interval
        self._due: deque[tuple[float, Pinged]] = deque()
        self._beating = False

    def expect(self, one: Pinged) -> None:
        """Ping this one when the interval is over."""
        self._due.append((clock.monotonic() + self._interval, one))
        if not self._beating:
            self._beating = True
            gevent.spawn(self._beat)

    def _beat(self) -> None:
        sent = 0
        while self._due:
            moment, one = self._due[0]
            wait = moment - clock.monotonic()
            if wait > 0:
                gevent.sleep(wait)
                continue
            self._due.popleft()
            try:
                one.ping()
            except Exception:
                log.exception("not pinged")
            sent += 1
            if sent % AT_ONCE == 0:
                gevent.sleep(PAUSE)
        self._beating = False
