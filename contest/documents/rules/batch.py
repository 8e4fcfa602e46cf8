"""All papers of a contest at once: how far the work is, and what the files are called."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_NAME = 80
"""Signs of a file's name: folders on an old machine take no path of more than 260."""

PROGRESS, WHOLE, PACKED = "progress.json", "tat-ca.pdf", "tat-ca.zip"
"""Files of a batch: how far it is, all papers bound in one, each by itself."""
BOOK = "bang-diem-day-du.xlsx"


class BatchState(StrEnum):
    """How a batch stands."""

    WORKING = "working"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Batch:
    """What the process that makes the papers tells of itself.

    Attributes:
        done, all: papers made, and how many there are to be.
        now: name of the paper at work.
        left_out: names of papers that cannot be made yet.
        pages: of the one PDF, once it is ready.
        at: when it began, ISO 8601.
        seconds: how long it took, once it is ready.
        code: why it failed.
    """

    state: BatchState
    at: str
    done: int = 0
    all: int = 0
    now: str = ""
    left_out: tuple[str, ...] = ()
    pages: int = 0
    seconds: float = 0
    code: str = ""

    @property
    def began(self) -> datetime:
        """When it began: its figures are those of that moment."""
        return datetime.fromisoformat(self.at)

    def to_json(self) -> str:
        """The file that the pages read."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Batch:
        """Read it back.

        Raises:
            ValueError: not written by ``to_json``.
        """
        told = json.loads(text)
        told["state"] = BatchState(told["state"])
        told["left_out"] = tuple(told["left_out"])
        return cls(**told)


def file_name(number: int, slug: str) -> str:
    """``07-bang-tong-hop.pdf``: in the order of the day, names without marks."""
    return f"{number:02d}-{slug[:LONGEST_NAME].strip('-')}.pdf"
