"""What follows when a limit of time is not kept."""

from collections.abc import Mapping
from typing import Any

from wtforms import Form, RadioField, StringField
from wtforms.fields.choices import SelectChoice

from contest.regulations.forms import notation
from contest.regulations.forms.part import PartForm, Row, Rows
from contest.regulations.rules.contest_json import given

KINDS = (
    SelectChoice("none", "Không trừ điểm"),
    SelectChoice("blocks", "Trừ theo từng khoảng thời gian"),
    SelectChoice("tiers", "Trừ theo mức"),
    SelectChoice("cutoff", "Dừng tiết mục, không trừ điểm"),
)
COUNTING = (
    SelectChoice("full", "Đủ khoảng mới tính"),
    SelectChoice("started", "Bắt đầu khoảng là tính"),
)


class TierRow(Row):
    """From so much time on, so many points."""

    from_seconds = StringField("Từ")
    points = StringField("Trừ")


class PenaltyForm(Form):  # type: ignore[misc]  # WTForms has no types
    """One of the three ways to answer a limit that was not kept, or none."""

    kind = RadioField("Cách xử lý")
    every_seconds = StringField("Mỗi khoảng")
    counting = RadioField("Cách đếm", choices=COUNTING)
    points = StringField("Trừ")
    cap = StringField("Trừ nhiều nhất")
    tiers = Rows(TierRow, "Các mức", word="Mức")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = list(KINDS)

    @classmethod
    def shown(cls, penalty: Mapping[str, Any] | None) -> dict[str, Any]:
        """What the fields hold for a rule of the file; fitting proposals where there is none."""
        fields: dict[str, Any] = {"kind": "none", "every_seconds": "1:00", "counting": "full"}
        if penalty is None:
            return fields
        if "every_seconds" in penalty:
            return {
                "kind": "blocks",
                "every_seconds": notation.shown_seconds(penalty["every_seconds"]),
                "counting": penalty["counting"],
                "points": notation.shown_points(penalty["points"]),
                "cap": notation.shown_points(penalty.get("cap")),
            }
        if "tiers" in penalty:
            return fields | {"kind": "tiers", "tiers": [_tier(one) for one in penalty["tiers"]]}
        return fields | {"kind": "cutoff"}

    def written(self, page: PartForm, at: str) -> dict[str, Any] | None:
        """The rule as the file writes it; tells the page where its values stand."""
        page.put(at, self.kind, "choice")
        match self.kind.data:
            case "blocks":
                return self._blocks(page, at)
            case "tiers":
                return {"tiers": self._tiers(page, f"{at}/tiers")}
            case "cutoff":
                return {"cutoff": True}
        return None

    def _blocks(self, page: PartForm, at: str) -> dict[str, Any]:
        page.put(f"{at}/every_seconds", self.every_seconds, "seconds")
        page.put(f"{at}/counting", self.counting, "choice")
        page.put(f"{at}/points", self.points)
        page.put(f"{at}/cap", self.cap)
        return {
            "every_seconds": notation.seconds(self.every_seconds.data),
            "counting": self.counting.data,
            "points": notation.points(self.points.data),
            **given(cap=notation.points(self.cap.data)),
        }

    def _tiers(self, page: PartForm, at: str) -> list[dict[str, Any]]:
        page.put(at, self.tiers)
        written = []
        for place, row in enumerate(self.tiers.filled()):
            page.put(f"{at}/{place}/from_seconds", row.from_seconds, "seconds")
            page.put(f"{at}/{place}/points", row.points)
            written.append(
                {
                    "from_seconds": notation.seconds(row.from_seconds.data),
                    "points": notation.points(row.points.data),
                }
            )
        return written


def _tier(tier: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": str(tier["from_seconds"]),
        "from_seconds": notation.shown_seconds(tier["from_seconds"]),
        "points": notation.shown_points(tier["points"]),
    }
