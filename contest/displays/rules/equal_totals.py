"""Why one of two teams with the same total stands above the other, from published figures alone.

Where a step of the regulations was decisive that is not public (marks of judges, deductions, a
decision), only that is said. This module knows no page, no database and no clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Any

from contest.regulations.rules.prizes import TieBreak, TieBreakKind

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EqualTotals:
    """Two neighbours of a board with the same total.

    Attributes:
        is_tied: they share a place.
        round_name, above_figure, below_figure: the round that decided; None where it was none.
    """

    total: str
    above: str
    below: str
    is_tied: bool
    round_name: str | None = None
    above_figure: str | None = None
    below_figure: str | None = None


def equal_totals(
    snapshot: Mapping[str, Any], tie_breaks: Sequence[TieBreak]
) -> tuple[EqualTotals, ...]:
    """Every two neighbours with one total, division by division, from the top of each board."""
    names = {round_["key"]: round_["name"] for round_ in snapshot["rounds"]}
    ranked = [row for row in snapshot["rows"] if row.get("place") and row.get("total") is not None]
    divisions = list(dict.fromkeys(row["division"] for row in ranked))  # in the board's own order
    ranked.sort(key=lambda row: (divisions.index(row["division"]), row["place"]))
    return tuple(
        _told(above, below, tie_breaks, names)
        for _, rows in groupby(ranked, key=lambda row: row["division"])
        for above, below in pairwise(list(rows))
        if Decimal(above["total"]) == Decimal(below["total"])
    )


def _told(
    above: Row, below: Row, tie_breaks: Sequence[TieBreak], names: Mapping[str, str]
) -> EqualTotals:
    both = (above["total"], above["name"], below["name"])
    if above["place"] == below["place"]:
        return EqualTotals(*both, is_tied=True)
    for key in _rounds_first(tie_breaks):
        more, less = _figure(above, key), _figure(below, key)
        if more == less:
            continue
        if more is not None and (less is None or Decimal(more) > Decimal(less)):
            return EqualTotals(*both, False, names.get(key), more, less)
        break
    return EqualTotals(*both, is_tied=False)


def _rounds_first(tie_breaks: Sequence[TieBreak]) -> Iterator[str]:
    """The rounds that are compared before anything that is not public."""
    for rule in tie_breaks:
        if rule.by is not TieBreakKind.ROUND or rule.round is None:
            return
        yield rule.round


def _figure(row: Row, key: str) -> str | None:
    result = (row.get("rounds") or {}).get(key)
    return None if result is None else str(result["weighted"])
