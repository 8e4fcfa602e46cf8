"""Phần thi: the order of the rounds, and one round with its scale, arithmetic and clock."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from wtforms import BooleanField, FormField, RadioField, StringField
from wtforms.fields.choices import SelectChoice

from contest.regulations.forms import notation
from contest.regulations.forms.part import PartForm, Row, Rows
from contest.regulations.forms.penalty import PenaltyForm
from contest.regulations.rules.contest_json import given
from contest.regulations.rules.document import Document
from contest.shared.vietnamese import free_slug


class RoundRow(Row):
    """One round in the order in which they are held; its values have their own page."""


class RoundsForm(PartForm):
    """Which rounds there are, in which order."""

    page = "rounds"

    rounds = Rows(RoundRow, "Các phần thi", word="Phần thi")

    @classmethod
    def shown(cls, document: Document) -> dict[str, Any]:
        """What the fields hold when the page is opened."""
        return {"rounds": [{"key": one["key"]} for one in document["rounds"]]}

    def part(self, document: Document) -> Any:
        """What this page shows of a document."""
        return [one["key"] for one in document["rounds"]]

    def write(self, document: Document) -> Document:
        """The document with the rounds in this order; those that were taken away are gone."""
        old = {one["key"]: one for one in document["rounds"]}
        keys = dict.fromkeys(row.key.data for row in self.rounds if row.key.data in old)
        self.put("/rounds", self.rounds)
        return {**document, "rounds": [old[key] for key in keys]}


class CriterionRow(Row):
    """One line of the sheet."""

    name = StringField("Tiêu chí")
    max = StringField("Điểm tối đa")


METHODS = (
    SelectChoice("mean", "Trung bình cộng các giám khảo"),
    SelectChoice("sum", "Tổng điểm các giám khảo"),
    SelectChoice("median", "Trung vị (điểm đứng giữa)"),
)
APPLY = (
    SelectChoice("result", "Trừ một lần vào kết quả của phần thi"),
    SelectChoice("judge", "Trừ vào tổng điểm của từng giám khảo, trước khi tính"),
)


class RoundForm(PartForm):
    """One round, but for its panel, which is set on the jury's page."""

    page = "round"

    name = StringField("Tên phần thi")
    staged = BooleanField("Thi trên sân khấu")
    criteria = Rows(CriterionRow, "Tiêu chí", word="Tiêu chí", min_entries=1)
    marking_min = StringField("Điểm thấp nhất của một tiêu chí")
    marking_step = StringField("Bước điểm")
    method = RadioField("Từ điểm các giám khảo đến điểm phần thi", choices=METHODS)
    drop_highest = StringField("Bỏ các điểm cao nhất")
    drop_lowest = StringField("Bỏ các điểm thấp nhất")
    outlier_band = StringField("Bỏ điểm lệch quá trung bình")
    decimals = StringField("Số chữ số sau dấu phẩy")
    weight = StringField("Hệ số trong tổng điểm")
    max_seconds = StringField("Thời gian tối đa")
    min_seconds = StringField("Thời gian tối thiểu")
    grace_seconds = StringField("Châm chước khi quá thời gian")
    overtime = FormField(PenaltyForm, "Khi quá thời gian")
    undertime = FormField(PenaltyForm, "Khi chưa đủ thời gian tối thiểu")
    deductions_apply = RadioField("Điểm trừ được trừ vào đâu", choices=APPLY)

    def __init__(self, document: Document, subject: str | None = None, **kwargs: Any) -> None:
        super().__init__(document, subject, **kwargs)
        self.undertime.form.kind.choices[-1] = SelectChoice(
            "cutoff", "Không trừ điểm, chỉ ghi nhận vào hồ sơ"
        )

    @classmethod
    def shown(cls, document: Document, subject: str | None = None) -> dict[str, Any]:
        """What the fields hold when the page is opened; a new round begins like the last one."""
        if subject is None:
            return cls._new(document["rounds"])
        one = next(one for one in document["rounds"] if one["key"] == subject)
        aggregate, time = one["aggregate"], one.get("time") or {}
        return {
            "name": one["name"],
            "staged": one["staged"],
            "criteria": [
                {**line, "max": notation.shown_points(line["max"])} for line in one["criteria"]
            ],
            "marking_min": notation.shown_points(one["marking"]["min"]),
            "marking_step": notation.shown_points(one["marking"]["step"]),
            "method": aggregate["method"],
            "drop_highest": notation.shown_whole(aggregate["drop_highest"]),
            "drop_lowest": notation.shown_whole(aggregate["drop_lowest"]),
            "outlier_band": notation.shown_points(aggregate.get("outlier_band")),
            "decimals": notation.shown_whole(one["decimals"]),
            "weight": notation.shown_points(one["weight"]),
            "max_seconds": notation.shown_seconds(time.get("max_seconds")),
            "min_seconds": notation.shown_seconds(time.get("min_seconds")),
            "grace_seconds": notation.shown_seconds(time.get("grace_seconds") or None),
            "overtime": PenaltyForm.shown(time.get("overtime")),
            "undertime": PenaltyForm.shown(time.get("undertime")),
            "deductions_apply": one["deductions_apply"],
        }

    @classmethod
    def _new(cls, rounds: Sequence[Any]) -> dict[str, Any]:
        marking = rounds[-1]["marking"] if rounds else {"min": "0", "step": "0.25"}
        return {
            "staged": True,
            "marking_min": notation.shown_points(marking["min"]),
            "marking_step": notation.shown_points(marking["step"]),
            "method": "mean",
            "drop_highest": "0",
            "drop_lowest": "0",
            "decimals": "2",
            "weight": "1",
            "overtime": PenaltyForm.shown(None),
            "undertime": PenaltyForm.shown(None),
            "deductions_apply": "result",
        }

    def part(self, document: Document) -> Any:
        """What this page shows of a document."""
        return [one for one in document["rounds"] if one["key"] == self.subject]

    def write(self, document: Document) -> Document:
        """The document with this round as typed, a new one last."""
        rounds = list(document["rounds"])
        keys = [one["key"] for one in rounds]
        if self.subject is None:
            place = len(rounds)
            rounds.append({"key": free_slug(self.name.data or "", set(keys), "phan-thi")})
        elif self.subject in keys:
            place = keys.index(self.subject)
        else:
            return document
        rounds[place] = self._round(f"/rounds/{place}", rounds[place])
        return {**document, "rounds": rounds}

    def most(self) -> Decimal | None:
        """The sum of the maxima as typed, or None while one of them is no figure."""
        typed = [notation.points(row.max.data) for row in self.criteria.filled()]
        try:
            return sum((Decimal(one or "") for one in typed), Decimal(0))
        except InvalidOperation:
            return None

    def _round(self, at: str, old: Any) -> dict[str, Any]:
        for name, kind in (
            ("name", ""),
            ("staged", ""),
            ("weight", ""),
            ("decimals", "whole"),
            ("deductions_apply", "choice"),
            ("criteria", ""),
        ):
            self.put(f"{at}/{name}", self[name], kind)
        return given(
            key=old["key"],
            name=notation.clean(self.name.data),
            staged=bool(self.staged.data),
            weight=notation.weight(self.weight.data),
            decimals=notation.whole(self.decimals.data),
            judges=old.get("judges"),
            marking=self._marking(f"{at}/marking"),
            criteria=self._criteria(f"{at}/criteria"),
            aggregate=self._aggregate(f"{at}/aggregate"),
            time=self._time(f"{at}/time"),
            deductions_apply=self.deductions_apply.data,
        )

    def _marking(self, at: str) -> dict[str, Any]:
        self.put(f"{at}/min", self.marking_min)
        self.put(f"{at}/step", self.marking_step)
        return given(
            min=notation.points(self.marking_min.data), step=notation.points(self.marking_step.data)
        )

    def _criteria(self, at: str) -> list[dict[str, Any]]:
        lines: list[dict[str, Any]] = []
        taken = {row.key.data for row in self.criteria}
        for row in self.criteria.filled():
            name = notation.clean(row.form.name.data)
            key = row.key.data or free_slug(name, taken, "tieu-chi")
            taken.add(key)
            self.put(f"{at}/{len(lines)}", row.form.name)
            self.put(f"{at}/{len(lines)}/name", row.form.name)
            self.put(f"{at}/{len(lines)}/max", row.max)
            lines.append({"key": key, "name": name, "max": notation.points(row.max.data)})
        return lines

    def _aggregate(self, at: str) -> dict[str, Any]:
        self.put(f"{at}/method", self.method, "choice")
        for name in ("drop_highest", "drop_lowest"):
            self.put(f"{at}/{name}", self[name], "whole")
        self.put(f"{at}/outlier_band", self.outlier_band)
        return given(
            method=self.method.data,
            drop_highest=notation.whole(self.drop_highest.data),
            drop_lowest=notation.whole(self.drop_lowest.data),
            outlier_band=notation.points(self.outlier_band.data),
        )

    def _time(self, at: str) -> dict[str, Any] | None:
        for name in ("min_seconds", "max_seconds", "grace_seconds"):
            self.put(f"{at}/{name}", self[name], "seconds")
        time = given(
            min_seconds=notation.seconds(self.min_seconds.data),
            max_seconds=notation.seconds(self.max_seconds.data),
            grace_seconds=notation.seconds(self.grace_seconds.data),
            overtime=self.overtime.form.written(self, f"{at}/overtime"),
            undertime=self.undertime.form.written(self, f"{at}/undertime"),
        )
        return time or None
