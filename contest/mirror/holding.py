"""The mirror's side: what it holds, a file a contest, each the newest that the hall has signed.

Nothing else is kept: no older version, no address of anybody, no database.
"""

import json
import os
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from flask import current_app

from contest.mirror.rules.envelope import Envelope, envelope_in, opened
from contest.mirror.signing import is_signed
from contest.shared import clock
from contest.shared.realtime import CompactJson

log = structlog.get_logger(__name__)

SILENT_AFTER = timedelta(seconds=70)
"""Without a word from the hall for so long, the mirror says so; the hall speaks every 20 s."""
MOVING = frozenset({"live", "frozen"})
"""States of a board in which silence is worth a word: before and after, nothing is missed."""
DRAFT = ".draft"
"""How the name of a file ends that is not whole yet."""
JUMP_MS = 2000
"""A difference of the clocks that moved by more is a clock that was set."""


class RefusedError(Exception):
    """What came is not believed, or not newer.

    Attributes:
        code: ``mirror_forged`` or ``mirror_older``.
        version: the one that is held, where it is newer.
    """

    def __init__(self, code: str, version: int = 0) -> None:
        self.code = code
        self.version = version
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Held:
    """The newest of one contest.

    Attributes:
        board: the snapshot as the API answers it; ``snapshot`` is it read.
        heard_at: when the hall last spoke of the contest.
    """

    version: int
    board: str
    snapshot: Mapping[str, Any]
    state: Mapping[str, Any]
    heard_at: datetime

    def is_silent(self, now: datetime) -> bool:
        """Whether the contest goes on and nothing was heard for too long."""
        return self.snapshot["state"] in MOVING and now - self.heard_at > SILENT_AFTER


@dataclass(frozen=True, slots=True)
class Taken:
    """An envelope that is held now, and what was held before it."""

    envelope: Envelope
    before: Held | None


class Holding:
    """Everything that one mirror holds, in memory and in a folder."""

    def __init__(self, folder: Path, key: Ed25519PublicKey) -> None:
        self._folder = folder
        self._key = key
        self._held: dict[str, Held] = {}
        self._forgotten: dict[str, int] = {}
        """Contests that the hall took back, and the version that said so."""
        self._hello = 0
        self._differences: deque[int] = deque(maxlen=9)
        folder.mkdir(parents=True, exist_ok=True)
        for draft in folder.glob(f"*{DRAFT}"):  # of a process that was killed while it wrote
            draft.unlink()
        for path in sorted(folder.glob("*.json")):
            self._load(path)

    def _load(self, path: Path) -> None:
        """What was held before the process ended; a file that nobody signed is left alone."""
        try:
            kept = json.loads(path.read_text("utf-8"))
            envelope = self._believed(kept["sealed"])
            self._keep(envelope, datetime.fromisoformat(kept["heard_at"]))
            self._differences.append(int(kept["difference_ms"]))
        except (OSError, ValueError, KeyError, TypeError, RefusedError) as error:
            log.warning("mirror_file_left_alone", file=path.name, why=type(error).__name__)

    def take(self, sealed_text: str) -> Taken:
        """Keep what the hall has sent, if it is newer than what is held.

        Raises:
            ValueError: no envelope, or one of another version of the product.
            RefusedError: not signed by the hall, or not newer.
        """
        envelope = self._believed(sealed_text)
        held = self._held.get(envelope.contest)
        newest = self._newest(envelope.contest)
        if envelope.version <= newest:
            raise RefusedError("mirror_older", newest)
        self._agree_on_time(envelope.sent_ms)
        if not envelope.contest:
            self._hello = envelope.version
            return Taken(envelope, None)
        now = clock.now()
        self._keep(envelope, now)
        self._store(envelope.contest, sealed_text, now)
        return Taken(envelope, held)

    def _newest(self, contest: str) -> int:
        if not contest:
            return self._hello
        held = self._held.get(contest)
        return held.version if held else self._forgotten.get(contest, 0)

    def _believed(self, sealed_text: str) -> Envelope:
        text, signature = opened(sealed_text)
        if not is_signed(text, signature, self._key):
            raise RefusedError("mirror_forged")
        return envelope_in(text)

    def _keep(self, envelope: Envelope, heard_at: datetime) -> None:
        if not envelope.contest:
            raise ValueError("no contest")
        if not envelope.state:
            self._held.pop(envelope.contest, None)
            self._forgotten[envelope.contest] = envelope.version
            return
        board = envelope.state["board"]
        snapshot = CompactJson.loads(board)
        if snapshot["contest"]["slug"] != envelope.contest:
            raise ValueError("another contest")
        self._held[envelope.contest] = Held(
            envelope.version, board, snapshot, envelope.state, heard_at
        )

    def _store(self, contest: str, sealed_text: str, heard_at: datetime) -> None:
        """Whole or not at all: a power cut leaves the one before."""
        kept = {
            "heard_at": heard_at.isoformat(),
            "difference_ms": self.difference_ms,
            "sealed": sealed_text,
        }
        draft = self._folder / f"{contest}{DRAFT}"
        with draft.open("w", encoding="utf-8") as file:
            json.dump(kept, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._folder / f"{contest}.json")

    def _agree_on_time(self, sent_ms: int) -> None:
        """Each was a while on its way: the largest difference is the nearest to the truth."""
        difference = sent_ms - clock.now_ms()
        if self._differences and abs(difference - self.difference_ms) > JUMP_MS:
            self._differences.clear()
        self._differences.append(difference)

    @property
    def difference_ms(self) -> int:
        """How far the hall's clock is ahead of ours: stage clocks run on the hall's."""
        return max(self._differences, default=0)

    def contests(self) -> list[Mapping[str, Any]]:
        """What is told of each contest, the one heard of last first."""
        newest = sorted(self._held.values(), key=lambda held: held.heard_at, reverse=True)
        return [held.state["contest"] for held in newest]

    def slugs(self) -> list[str]:
        """The contests that are held: the hall takes back what is not public any more."""
        return sorted(self._held)

    def of(self, contest: str) -> Held | None:
        """The newest of a contest; None where nothing was ever heard of it."""
        return self._held.get(contest)

    def silent(self, now: datetime) -> frozenset[str]:
        """The contests that go on while the hall is not heard."""
        return frozenset(slug for slug, held in self._held.items() if held.is_silent(now))


def holding_here() -> Holding:
    """What the mirror of this process holds."""
    found: Holding = current_app.extensions["holding"]
    return found
