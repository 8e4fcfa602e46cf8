"""Cơ cấu đội: the rules for a team's make-up, each of one kind, with the fields of that kind."""

from typing import Any

from wtforms import HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice

from contest.regulations.forms import notation
from contest.regulations.forms.jury import MultiCheckboxField
from contest.regulations.forms.part import PartForm, Row, Rows
from contest.regulations.rules.contest_json import given
from contest.regulations.rules.document import Document

KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "size": ("Số thành viên chính thức", ("min", "max")),
    "role": ("Số người theo vai trò trong đoàn", ("role", "min", "max")),
    "group": ("Số người thuộc các nhóm", ("groups", "min", "max")),
    "group_share": ("Tỷ lệ người thuộc các nhóm", ("groups", "min_percent", "max_percent")),
    "gender": ("Số nữ hoặc số nam", ("gender", "min", "max")),
    "gender_gap": ("Chênh lệch nam, nữ", ("max_percent",)),
    "ethnic_minority": ("Người dân tộc thiểu số", ("min", "min_percent")),
    "age": ("Tuổi", ("min", "max", "on")),
    "eligible": ("Điều kiện cư trú hoặc công tác", ()),
    "per_unit": ("Số người của mỗi đơn vị trong đội liên quân", ("min",)),
    "once": ("Mỗi người chỉ ở một đội", ()),
}
"""What a rule of each kind is about, and the fields that it has."""

LEVELS = (
    SelectChoice("error", "Bắt buộc"),
    SelectChoice("warning", "Cần lưu ý"),
    SelectChoice("info", "Chỉ thông tin"),
)
ROLES = (
    SelectChoice("manager", "Trưởng đoàn"),
    SelectChoice("captain", "Đội trưởng"),
    SelectChoice("full", "Thành viên chính thức"),
    SelectChoice("reserve", "Dự bị"),
    SelectChoice("support", "Hỗ trợ"),
)
GROUPS = (
    SelectChoice("commune_officer", "Cán bộ làm công tác giảm nghèo cấp xã"),
    SelectChoice("village_officer", "Cán bộ thôn, tổ dân phố, tiểu khu"),
    SelectChoice("resident", "Người dân"),
    SelectChoice("poor_household", "Người thuộc hộ nghèo"),
    SelectChoice("near_poor_household", "Người thuộc hộ cận nghèo"),
    SelectChoice("newly_escaped_household", "Người thuộc hộ mới thoát nghèo"),
    SelectChoice("other", "Khác"),
)
GENDERS = (SelectChoice("female", "Nữ"), SelectChoice("male", "Nam"))


class RuleRow(Row):
    """One rule; only the fields of its kind are shown and read."""

    kind = HiddenField()
    level = SelectField("Mức", choices=LEVELS)
    min = StringField("Ít nhất")
    max = StringField("Nhiều nhất")
    min_percent = StringField("Ít nhất")
    max_percent = StringField("Nhiều nhất")
    role = SelectField("Vai trò", choices=ROLES)
    groups = MultiCheckboxField("Các nhóm", choices=GROUPS, validate_choice=False)
    gender = SelectField("Giới", choices=GENDERS)
    on = StringField("Tính đến ngày")

    def is_blank(self) -> bool:
        """A rule that was added says something by its kind alone."""
        return False


class CompositionForm(PartForm):
    """All rules for a team's make-up, in order."""

    page = "composition"
    kinds = KINDS

    rules = Rows(RuleRow, "Điều kiện", word="Điều kiện")

    @classmethod
    def shown(cls, document: Document) -> dict[str, Any]:
        """What the fields hold when the page is opened."""
        return {
            "rules": [
                {
                    "key": str(place),
                    "kind": rule["rule"],
                    "level": rule["level"],
                    "min": notation.shown_whole(rule.get("min")),
                    "max": notation.shown_whole(rule.get("max")),
                    "min_percent": notation.shown_points(rule.get("min_percent")),
                    "max_percent": notation.shown_points(rule.get("max_percent")),
                    "role": rule.get("role"),
                    "groups": rule.get("groups"),
                    "gender": rule.get("gender"),
                    "on": notation.shown_day(rule.get("on")),
                }
                for place, rule in enumerate(document["composition"])
            ]
        }

    def part(self, document: Document) -> Any:
        """What this page shows of a document."""
        return document["composition"]

    def write(self, document: Document) -> Document:
        """The document with these rules."""
        self.put("/composition", self.rules)
        rules = [self._rule(f"/composition/{place}", row) for place, row in enumerate(self.rules)]
        return {**document, "composition": rules}

    def _rule(self, at: str, row: Any) -> dict[str, Any]:
        _, names = KINDS.get(row.kind.data, ("", ()))
        self.put(at, row.form[names[0]] if names else row.level)
        self.put(f"{at}/rule", row.level)
        self.put(f"{at}/level", row.level, "choice")
        for name in names:
            self.put(f"{at}/{name}", row.form[name], "choice" if name == "groups" else "")
        return self.written(row)

    def written(self, row: Any) -> dict[str, Any]:
        """One rule as the file writes it, as far as it was typed."""
        kind = row.kind.data
        _, names = KINDS.get(kind, ("", ()))
        return given(
            rule=kind,
            level=row.level.data,
            **{name: _typed(name, row.form[name].data) for name in names},
        )


def _typed(name: str, data: Any) -> Any:
    match name:
        case "min" | "max":
            return notation.whole(data)
        case "min_percent" | "max_percent":
            return notation.points(data)
        case "on":
            return notation.day(data)
    return data
