"""The regulations of a contest as one value, and the parts of them that rows keep as JSON.

Source: contest file ``hoithi/1``, sections 2 to 7. What a row holds was checked when it was
written; a fault found here is a damaged row, not somebody's mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from contest.regulations.rules.composition import CompositionRule
from contest.regulations.rules.composition_json import read_composition_rule
from contest.regulations.rules.contest import Contest, Division, Judge, Settings, Unit
from contest.regulations.rules.faults import Faults
from contest.regulations.rules.fields import Fields
from contest.regulations.rules.prizes import (
    Award,
    AwardKind,
    MemberRef,
    OnTie,
    TieBreak,
    TieBreakKind,
)
from contest.regulations.rules.prizes_json import write_award, write_tie_break
from contest.regulations.rules.rounds import Aggregate, Method, Round, TimeRule
from contest.regulations.rules.time_json import read_time

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Regulations:
    """Everything that is settled before anyone takes part."""

    contest: Contest
    rounds: tuple[Round, ...]
    units: tuple[Unit, ...] = ()
    divisions: tuple[Division, ...] = ()
    composition: tuple[CompositionRule, ...] = ()
    judges: tuple[Judge, ...] = ()
    tie_breaks: tuple[TieBreak, ...] = ()
    awards: tuple[Award, ...] = ()
    settings: Settings = field(default_factory=Settings)


def aggregate_of(body: Mapping[str, Any]) -> Aggregate:
    """The arithmetic of a round from the row's ``aggregate``."""
    band = body.get("outlier_band")
    return Aggregate(
        method=Method(body.get("method") or Method.MEAN),
        drop_highest=body.get("drop_highest") or 0,
        drop_lowest=body.get("drop_lowest") or 0,
        outlier_band=None if band is None else Decimal(band),
    )


def time_rule_of(body: Mapping[str, Any] | None) -> TimeRule | None:
    """The time rule of a round from the row's ``time``."""
    return _sound({"time": body}, read_time)


def composition_rule_of(body: Mapping[str, Any]) -> CompositionRule:
    """A composition rule from its row's body."""
    return _sound(body, read_composition_rule)


def _sound(values: Mapping[str, Any], read: Callable[[Fields], V]) -> V:
    faults = Faults()
    value = read(Fields(faults, "", values))
    if faults.found:
        raise ValueError(f"damaged row: {faults.found}")
    return value


def tie_break_of(body: Mapping[str, Any]) -> TieBreak:
    """One entry of the contest's ``tie_breaks``."""
    return TieBreak(TieBreakKind(body["by"]), body.get("round"), body.get("criterion"))


def tie_break_body(rule: TieBreak) -> dict[str, Any]:
    """The entry that ``tie_break_of`` reads back."""
    return write_tie_break(rule)


def award_of(key: str, name: str, body: Mapping[str, Any]) -> Award:
    """An award from its row; ``body`` holds all but key and name."""
    return Award(
        key=key,
        name=name,
        by=AwardKind(body["by"]),
        count=body.get("count"),
        on_tie=OnTie(body.get("on_tie") or OnTie.DECIDE),
        round=body.get("round"),
        division=body.get("division"),
        teams=tuple(body.get("teams") or ()),
        members=tuple(MemberRef(m["team"], m["member"]) for m in body.get("members") or ()),
        money=body.get("money"),
    )


def award_body(award: Award) -> dict[str, Any]:
    """What ``award_of`` reads back."""
    written = write_award(award)
    return {name: value for name, value in written.items() if name not in ("key", "name")}
