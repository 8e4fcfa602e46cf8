"""The rounds in the contest file (section 3), with what later checks need to know of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from contest.regulations.rules import written
from contest.regulations.rules.contest_json import given
from contest.regulations.rules.faults import FaultCode
from contest.regulations.rules.fields import Fields
from contest.regulations.rules.rounds import (
    Aggregate,
    Criterion,
    DeductionsApply,
    Marking,
    Method,
    Round,
)
from contest.regulations.rules.time_json import read_time, write_time


@dataclass(frozen=True, slots=True)
class RoundsRead:
    """The rounds of a file that may have faults.

    ``by_key`` leaves out rounds whose key is faulty. ``panels`` holds ``None`` for a round whose
    ``judges`` cannot be used; ``scales`` maps (round, criterion) to the marking and the max, or
    to ``None`` where one of them is faulty.
    """

    in_order: tuple[Round, ...]
    by_key: Mapping[str, Round]
    panels: Mapping[str, tuple[str, ...] | None]
    scales: Mapping[tuple[str, str], tuple[Marking, Decimal] | None]


def read_rounds(document: Fields, judges: Mapping[str, object]) -> RoundsRead:
    """The field ``rounds`` of the document; ``judges`` is the whole jury, in order."""
    in_order: list[Round] = []
    by_key: dict[str, Round] = {}
    panels: dict[str, tuple[str, ...] | None] = {}
    scales: dict[tuple[str, str], tuple[Marking, Decimal] | None] = {}
    jury = tuple(judges)
    for fields in document.rows("rounds", required=True, at_least=1):
        marking = _read_marking(fields)
        key = fields.new_key(by_key)
        criteria, sound = _read_criteria(fields, marking)
        panel = fields.references("judges", judges)
        one = Round(
            key=key,
            name=fields.text("name"),
            criteria=criteria,
            staged=fields.optional("staged", written.flag, True),
            weight=fields.optional("weight", written.weight, "1"),
            decimals=fields.optional("decimals", lambda value: written.whole(value, 0, 6), 2),
            judges=panel,
            marking=marking.value,
            aggregate=_read_aggregate(fields),
            time=read_time(fields),
            deductions_apply=fields.choice_or("deductions_apply", DeductionsApply.RESULT),
        )
        fields.close()
        in_order.append(one)
        if key:
            by_key[key] = one
            unusable = panel is None and not fields.sound("judges")
            panels[key] = None if unusable else one.panel(jury)
            for criterion, scale in sound.items():
                scales[key, criterion] = scale
    return RoundsRead(tuple(in_order), by_key, panels, scales)


@dataclass(frozen=True, slots=True)
class _MarkingRead:
    value: Marking
    min_sound: bool
    sound: bool


def _read_marking(round_fields: Fields) -> _MarkingRead:
    fields = round_fields.inner("marking")
    default = Marking()
    marking = Marking(
        min=fields.optional("min", written.decimal, default.min),
        step=fields.optional("step", written.step, default.step),
    )
    fields.close()
    there = round_fields.sound("marking")
    return _MarkingRead(
        marking, there and fields.sound("min"), there and fields.sound("min", "step")
    )


def _read_criteria(
    round_fields: Fields, marking: _MarkingRead
) -> tuple[tuple[Criterion, ...], dict[str, tuple[Marking, Decimal] | None]]:
    criteria: list[Criterion] = []
    scales: dict[str, tuple[Marking, Decimal] | None] = {}
    for fields in round_fields.rows("criteria", required=True, at_least=1):
        key = fields.new_key(scales)
        criterion = Criterion(key, fields.text("name"), fields.decimal("max"))
        fields.close()
        low = marking.value.min
        if marking.min_sound and fields.sound("max") and criterion.max < low:
            fields.fault("max", FaultCode.BAD_VALUE, "below_min", min=low)
        criteria.append(criterion)
        if key:
            usable = marking.sound and fields.sound("max")
            scales[key] = (marking.value, criterion.max) if usable else None
    return tuple(criteria), scales


def _read_aggregate(round_fields: Fields) -> Aggregate:
    fields = round_fields.inner("aggregate")
    aggregate = Aggregate(
        method=fields.choice_or("method", Method.MEAN),
        drop_highest=fields.optional("drop_highest", written.whole, 0),
        drop_lowest=fields.optional("drop_lowest", written.whole, 0),
        outlier_band=fields.optional_decimal("outlier_band"),
    )
    fields.close()
    return aggregate


def write_round(one: Round) -> dict[str, object]:
    """The object that is read back as the same round."""
    aggregate = one.aggregate
    return given(
        key=one.key,
        name=one.name,
        staged=one.staged,
        weight=one.weight,
        decimals=one.decimals,
        judges=None if one.judges is None else list(one.judges),
        marking={"min": str(one.marking.min), "step": str(one.marking.step)},
        criteria=[
            {"key": criterion.key, "name": criterion.name, "max": str(criterion.max)}
            for criterion in one.criteria
        ],
        aggregate=given(
            method=aggregate.method,
            drop_highest=aggregate.drop_highest,
            drop_lowest=aggregate.drop_lowest,
            outlier_band=None if aggregate.outlier_band is None else str(aggregate.outlier_band),
        ),
        time=None if one.time is None else write_time(one.time),
        deductions_apply=one.deductions_apply,
    )
