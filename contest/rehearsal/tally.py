"""What a rehearsal has done so far, counted by many robots at once."""

from collections import Counter
from threading import Lock


class Tally:
    """Counts by name; safe between threads."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._lock = Lock()

    def add(self, name: str, count: int = 1) -> None:
        """Count something that happened."""
        with self._lock:
            self._counts[name] += count

    def counts(self) -> dict[str, int]:
        """Everything counted so far, by name."""
        with self._lock:
            return dict(self._counts)

    def __getitem__(self, name: str) -> int:
        return self._counts[name]
