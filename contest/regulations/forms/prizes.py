"""Xếp hạng và giải thưởng: what separates equal teams, and which awards there are."""

from collections.abc import Mapping
from typing import Any

from wtforms import HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice

from contest.regulations.forms import notation
from contest.regulations.forms.part import PartForm, Row, Rows
from contest.regulations.rules.contest_json import given
from contest.regulations.rules.document import Document
from contest.shared.vietnamese import free_slug

OTHER_TIE_BREAKS = tuple(
    SelectChoice(rule, label, optgroup="Căn cứ khác")
    for rule, label in (
        ("fewest_deductions", "Tổng điểm trừ ít hơn"),
        ("shortest_time", "Tổng thời gian trên sân khấu ngắn hơn"),
        ("head_judge", "Điểm của Trưởng Ban Giám khảo cao hơn"),
        ("first_places", "Được nhiều giám khảo cho điểm cao nhất hơn"),
        ("decision", "Ban Tổ chức quyết định, ghi lý do"),
    )
)
AWARDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "place": ("Giải theo thứ hạng", ("count", "on_tie", "division")),
    "rest": ("Giải cho tất cả các đội còn lại", ("division",)),
    "best_in_round": ("Giải phần thi tốt nhất", ("round", "count", "division")),
    "oldest_member": ("Thành viên cao tuổi nhất", ()),
    "youngest_member": ("Thành viên nhỏ tuổi nhất", ()),
    "manual": ("Giải do Ban Tổ chức chọn", ()),
}
"""What an award of each kind is, and the fields that it has beside name and money."""

ON_TIE = (
    SelectChoice("decide", "Ban Tổ chức quyết định"),
    SelectChoice("share", "Các đội cùng nhận giải"),
)


class TieBreakRow(Row):
    """One rule of the ordered list, as one choice."""

    rule = SelectField("Xét theo", validate_choice=False)


class AwardRow(Row):
    """One award; only the fields of its kind are shown and read."""

    kind = HiddenField()
    name = StringField("Tên giải")
    count = StringField("Số giải")
    on_tie = SelectField("Bằng điểm ở ranh giới", choices=ON_TIE)
    round = SelectField("Phần thi", validate_choice=False)
    division = SelectField("Dành cho", validate_choice=False)
    money = StringField("Tiền mỗi giải")

    def is_blank(self) -> bool:
        """An award that was added says something by its kind alone."""
        return False


class PrizesForm(PartForm):
    """Tie-breaks and awards."""

    page = "prizes"
    kinds = AWARDS

    tie_breaks = Rows(TieBreakRow, "Thứ tự xét khi bằng điểm", word="Bước")
    awards = Rows(AwardRow, "Giải thưởng", word="Giải")

    @classmethod
    def shown(cls, document: Document) -> dict[str, Any]:
        """What the fields hold when the page is opened."""
        return {
            "tie_breaks": [
                {"key": str(place), "rule": _rule_word(rule)}
                for place, rule in enumerate(document["ranking"]["tie_breaks"])
            ],
            "awards": [
                {
                    "key": award["key"],
                    "kind": award["by"],
                    "name": award["name"],
                    "count": notation.shown_whole(award.get("count")),
                    "on_tie": award.get("on_tie", "decide"),
                    "round": award.get("round"),
                    "division": award.get("division") or "",
                    "money": notation.shown_money(award.get("money")),
                }
                for award in document["awards"]
            ],
        }

    def part(self, document: Document) -> Any:
        """What this page shows of a document."""
        return [document["ranking"], document["awards"]]

    def dress(self, row: Any) -> None:
        """Give a tie-break or an award the rounds, criteria and divisions of this contest."""
        document = self.document
        if isinstance(row.form, TieBreakRow):
            row.rule.choices = tie_break_choices(document)
            return
        divisions = document["divisions"]
        everybody = "Mỗi khối một bộ giải" if divisions else "Tất cả các đội"
        row.form.round.choices = [_named(one) for one in document["rounds"]]
        row.division.choices = [
            SelectChoice("", everybody),
            *(_named(one) for one in divisions),
        ]

    def write(self, document: Document) -> Document:
        """The document with these tie-breaks and awards."""
        at = "/ranking/tie_breaks"
        rules = []
        for place, row in enumerate(self.tie_breaks):
            for name in ("", "/by", "/round", "/criterion"):
                self.put(f"{at}/{place}{name}", row.rule, "choice")
            rules.append(_rule_written(row.rule.data))
        awards: list[dict[str, Any]] = []
        taken = {row.key.data for row in self.awards}
        stored = {award["key"]: award for award in document["awards"]}
        for place, row in enumerate(self.awards):
            awards.append(self._award(f"/awards/{place}", row, taken, stored))
        return {**document, "ranking": {"tie_breaks": rules}, "awards": awards}

    def _award(
        self, at: str, row: Any, taken: set[str], stored: Mapping[str, Any]
    ) -> dict[str, Any]:
        kind = row.kind.data
        name = notation.clean(row.form.name.data)
        key = row.key.data or free_slug(name, taken, "giai")
        taken.add(key)
        self.put(at, row.form.name)
        self.put(f"{at}/name", row.form.name)
        self.put(f"{at}/count", row.count, "whole")
        self.put(f"{at}/money", row.money, "money")
        for field in ("on_tie", "round", "division"):
            self.put(f"{at}/{field}", row.form[field], "choice")
        typed = {
            "count": notation.whole(row.count.data),
            "on_tie": row.on_tie.data,
            "round": row.form.round.data or "",
            "division": row.division.data or None,
        }
        old = stored.get(key, {})
        chosen = {n: old[n] for n in ("teams", "members") if n in old and kind == "manual"}
        _, names = AWARDS.get(kind, ("", ()))
        return given(
            key=key,
            name=name,
            by=kind,
            money=notation.money(row.money.data),
            **{field: typed[field] for field in names},
            **chosen,
        )


def tie_break_choices(document: Document) -> list[SelectChoice]:
    """Every rule that can stand in the list, under what it compares."""
    rounds = document["rounds"]
    of_rounds = [
        SelectChoice(f"round:{one['key']}", f"Điểm {one['name']} cao hơn", optgroup="Điểm phần thi")
        for one in rounds
    ]
    of_criteria = [
        SelectChoice(
            f"criterion:{one['key']}.{line['key']}",
            f"{one['name']}: {line['name']}",
            optgroup="Điểm một tiêu chí",
        )
        for one in rounds
        for line in one["criteria"]
    ]
    return [*of_rounds, *of_criteria, *OTHER_TIE_BREAKS]


def _rule_word(rule: Mapping[str, Any]) -> str:
    match rule["by"]:
        case "round":
            return f"round:{rule['round']}"
        case "criterion":
            return f"criterion:{rule['round']}.{rule['criterion']}"
    return str(rule["by"])


def _rule_written(word: str | None) -> dict[str, Any]:
    by, _, rest = (word or "").partition(":")
    if by == "round":
        return {"by": by, "round": rest}
    if by == "criterion":
        one, _, criterion = rest.partition(".")
        return {"by": by, "round": one, "criterion": criterion}
    return {"by": by}


def _named(thing: Mapping[str, Any]) -> SelectChoice:
    return SelectChoice(thing["key"], thing["name"])
