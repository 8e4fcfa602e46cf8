"""The time rule of a round in the contest file (section 3)."""

from __future__ import annotations

from contest.regulations.rules import written
from contest.regulations.rules.contest_json import given
from contest.regulations.rules.faults import FaultCode
from contest.regulations.rules.fields import Fields
from contest.regulations.rules.rounds import (
    Blocks,
    Counting,
    Cutoff,
    Tier,
    Tiers,
    TimePenalty,
    TimeRule,
)

_ALL_FIELDS = ("every_seconds", "counting", "points", "cap", "tiers", "cutoff")


def read_time(round_fields: Fields) -> TimeRule | None:
    """The field ``time`` of a round."""
    fields = round_fields.optional_inner("time")
    if fields is None:
        return None
    rule = TimeRule(
        min_seconds=fields.optional_whole("min_seconds"),
        max_seconds=fields.optional_whole("max_seconds"),
        grace_seconds=fields.optional("grace_seconds", written.whole, 0),
        overtime=_read_penalty(fields, "overtime"),
        undertime=_read_penalty(fields, "undertime"),
    )
    fields.close()
    low, high = rule.min_seconds, rule.max_seconds
    if low is not None and high is not None and low > high:
        fields.fault("max_seconds", FaultCode.BAD_VALUE, "max_below_min")
    return rule


def _read_penalty(time: Fields, name: str) -> TimePenalty | None:
    fields = time.optional_inner(name)
    if fields is None:
        return None
    if fields.written("every_seconds"):
        penalty: TimePenalty = _read_blocks(fields)
    elif fields.written("tiers"):
        penalty = _read_tiers(fields)
    elif fields.written("cutoff"):
        penalty = _read_cutoff(fields)
    else:
        time.fault(name, FaultCode.BAD_VALUE, "no_time_rule")
        fields.close(*_ALL_FIELDS)
        return None
    fields.close()
    return penalty


def _read_blocks(fields: Fields) -> Blocks:
    return Blocks(
        every_seconds=fields.whole("every_seconds", low=1),
        counting=fields.choice("counting", Counting),
        points=fields.decimal("points"),
        cap=fields.optional_decimal("cap"),
    )


def _read_tiers(fields: Fields) -> Tiers:
    tiers: list[Tier] = []
    reached = 0
    for row in fields.rows("tiers", required=True, at_least=1):
        tier = Tier(row.whole("from_seconds", low=1), row.decimal("points"))
        row.close()
        if row.sound("from_seconds"):
            if tier.from_seconds <= reached:
                row.fault("from_seconds", FaultCode.BAD_VALUE, "not_ascending", above=reached)
            else:
                reached = tier.from_seconds
        tiers.append(tier)
    return Tiers(tuple(tiers))


def _read_cutoff(fields: Fields) -> Cutoff:
    if not fields.required("cutoff", written.flag, True):
        fields.fault("cutoff", FaultCode.BAD_VALUE, "cutoff_false")
    return Cutoff()


def write_time(rule: TimeRule) -> dict[str, object]:
    """The object that ``read_time`` reads back."""
    return given(
        min_seconds=rule.min_seconds,
        max_seconds=rule.max_seconds,
        grace_seconds=rule.grace_seconds,
        overtime=_write_penalty(rule.overtime),
        undertime=_write_penalty(rule.undertime),
    )


def _write_penalty(penalty: TimePenalty | None) -> dict[str, object] | None:
    match penalty:
        case None:
            return None
        case Blocks():
            return given(
                every_seconds=penalty.every_seconds,
                counting=penalty.counting,
                points=str(penalty.points),
                cap=None if penalty.cap is None else str(penalty.cap),
            )
        case Tiers():
            return {
                "tiers": [
                    {"from_seconds": tier.from_seconds, "points": str(tier.points)}
                    for tier in penalty.tiers
                ]
            }
        case Cutoff():
            return {"cutoff": True}
