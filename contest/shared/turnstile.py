"""Where thousands come at once, only so many go through in each turn of the event loop."""

from collections import deque

import gevent
from gevent.event import Event

PAUSE = 0.001
"""Seconds between two turns, in which judges' requests have theirs."""


class Turnstile:
    """Lets ``at_once`` through in each turn; the others wait in the order in which they came."""

    def __init__(self, at_once: int) -> None:
        self._at_once = self._left = at_once
        self._waiting: deque[Event] = deque()
        self._turning = False

    def go_through(self) -> None:
        """Return when it is the caller's turn."""
        if not self._turning:
            self._turning = True
            gevent.spawn(self._turn)
        if self._left:
            self._left -= 1
            return
        mine = Event()
        self._waiting.append(mine)
        mine.wait()

    def _turn(self) -> None:
        while self._left < self._at_once:
            gevent.sleep(PAUSE)
            self._left = self._at_once
            while self._left and self._waiting:
                self._left -= 1
                self._waiting.popleft().set()
        self._turning = False
