"""Finding a paper sheet by its code, and what it may have been when the code is none."""

from collections.abc import Iterator
from dataclasses import dataclass

from contest.regulations.models import Contest
from contest.scoring.queries.desk import Desk, DeskRound, desk_of
from contest.scoring.rules.sheet_codes import (
    LENGTH,
    SheetKey,
    code_of,
    digits_in,
    in_groups,
    is_whole,
    one_slip_apart,
)
from contest.shared.db import db
from contest.shared.errors import Reason

MOST_NEAR = 5
"""Sheets that are offered for a code that is none."""


@dataclass(frozen=True, slots=True)
class CodedSheet:
    """A sheet with its code. ``turn_id`` None: the sheet of the whole round."""

    code: str
    round: str
    round_name: str
    judge: str
    judge_name: str
    turn_id: int | None
    team: str | None

    @property
    def printed(self) -> str:
        """The code in groups."""
        return in_groups(self.code)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a code leads to.

    Attributes:
        sheets: one, if the code is right; several to choose from; empty when there is a reason.
        reason: why it is none.
        near: sheets whose code is one slip of the hand away.
    """

    sheets: tuple[CodedSheet, ...] = ()
    reason: Reason | None = None
    near: tuple[CodedSheet, ...] = ()


def find_sheet(contest_id: int, typed: str) -> Lookup:
    """Look a code up among the sheets of the contest."""
    digits = digits_in(typed)
    if not typed.strip():
        return Lookup(reason=Reason("sheet_code_missing"))
    if digits is None:
        return Lookup(reason=Reason("sheet_code_letters", {"length": LENGTH}))
    sheets = tuple(coded_sheets(contest_id))
    found = tuple(one for one in sheets if one.code == digits)
    if found:
        return Lookup(sheets=found)
    near = tuple(one for one in sheets if one_slip_apart(digits, one.code))[:MOST_NEAR]
    if len(digits) != LENGTH:
        facts = {"length": LENGTH, "have": len(digits)}
        return Lookup(reason=Reason("sheet_code_length", facts), near=near)
    code = "sheet_code_elsewhere" if is_whole(digits) else "sheet_code_wrong"
    return Lookup(reason=Reason(code, {"code": in_groups(digits)}), near=near)


def coded_sheets(contest_id: int, desk: Desk | None = None) -> Iterator[CodedSheet]:
    """Every sheet that can be printed: of each judge in each round, and for each team of it."""
    slug = db.session.get_one(Contest, contest_id).slug
    desk = desk or desk_of(contest_id)
    names = {judge.key: judge.name for judge in desk.judges}
    for part in desk.rounds:
        for judge in part.round.panel:
            yield from _of(slug, part, judge, names[judge])


def _of(slug: str, part: DeskRound, judge: str, name: str) -> Iterator[CodedSheet]:
    whole = SheetKey(part.round.key, judge, None)
    yield CodedSheet(code_of(slug, whole), part.round.key, part.round.name, judge, name, None, None)
    for turn in part.turns:
        key = SheetKey(part.round.key, judge, turn.key)
        yield CodedSheet(
            code_of(slug, key),
            part.round.key,
            part.round.name,
            judge,
            name,
            turn.id,
            turn.team,
        )
