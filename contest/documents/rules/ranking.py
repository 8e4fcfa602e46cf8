"""Bảng tổng hợp chung và xếp hạng: the overall table that the ranking's three signatories sign.

Paper ``ranking``. Knows nothing of how places are found: see ``standing`` for its parts.
"""

from dataclasses import dataclass
from typing import Any

from contest.documents.rules.frame import Frame
from contest.documents.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class RankingPaper:
    """The overall table.

    Attributes:
        frame: signatures are Tổ Thư ký, Trưởng Ban Giám khảo, Trưởng Ban Tổ chức, left to right.
        standing: rounds, teams, totals, places, prizes; incomplete ones print as BẢN NHÁP.
        replacement: number of this table when it replaces an earlier one, from 2; None for the
            first. The template then names the table "thay thế".
    """

    frame: Frame
    standing: Standing
    replacement: int | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the data of paper ``ranking``."""
        return {
            **self.frame.to_data(draft=self.standing.draft),
            "standing": self.standing.to_data(),
            "replacement": None if self.replacement is None else str(self.replacement),
            "touched": [],
        }
