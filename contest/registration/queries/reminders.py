"""Whom the organiser may remind, and of what: units that have not finished their lists."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from contest.registration.models import Delegation, Extension, Remark
from contest.registration.queries.board import UNFINISHED, Board, Row
from contest.registration.rules.deadline import effective
from contest.registration.sentences import rule_sentence
from contest.registration.words import addressed, reminded_of
from contest.regulations.queries.values import contest_of
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one unit, or a joint team, may be reminded of.

    Attributes:
        lacks: what its list lacks, without naming anybody.
        papers: names of what else is not handed in.
        closes: when registration closes for it.
        remarks: how many remarks stand at single fields of its list.
    """

    row: Row
    lacks: tuple[str, ...]
    papers: tuple[str, ...]
    closes: datetime | None
    remarks: int

    @property
    def is_handed_in(self) -> bool:
        """Whether its list is handed in and only other papers are missing."""
        return self.row.state not in UNFINISHED

    @property
    def whom(self) -> str:
        """Whom the words are addressed to."""
        names = self.row.unit_names or (self.row.name or "",)
        return ", ".join(addressed(name) for name in names)


def reminders(contest_id: int, board: Board, rows: Sequence[Row]) -> list[Reminder]:
    """A reminder for each of these rows that is not finished, those first whose list is not
    handed in; three queries."""
    own = contest_of(contest_id).closes_at
    later: dict[int | None, list[datetime]] = defaultdict(list)
    for unit_id, closes in db.session.execute(
        select(Extension.unit_id, Extension.closes).where(Extension.contest_id == contest_id)
    ):
        later[unit_id].append(datetime.fromisoformat(closes))
    remarked = _remarks(contest_id)
    told = [
        Reminder(
            row=row,
            lacks=reminded_of(row.errors, board.rules) if row.state in UNFINISHED else (),
            papers=() if row.papers is None else row.papers.missing,
            closes=effective(
                own, [closes for unit in (None, *row.unit_ids) for closes in later.get(unit, ())]
            ),
            remarks=remarked.get(row.delegation_id or 0, 0) if row.state == "returned" else 0,
        )
        for row in rows
        if row.is_unfinished
    ]
    return sorted(told, key=lambda item: item.is_handed_in)


def _remarks(contest_id: int) -> dict[int, int]:
    """Delegation → how many remarks stand at fields of its list."""
    rows = db.session.execute(
        select(Remark.delegation_id, func.count())
        .join(Delegation, Delegation.id == Remark.delegation_id)
        .where(Delegation.contest_id == contest_id)
        .group_by(Remark.delegation_id)
    )
    return dict(rows.all())


def often_lacking(board: Board) -> tuple[str, ...]:
    """The rules that unfinished lists do not keep yet, in the order of the regulations: for a
    message to everybody, which names no unit."""
    broken = {
        violation.rule for row in board.rows if row.state in UNFINISHED for violation in row.errors
    }
    return tuple(rule_sentence(board.rules[index]) for index in sorted(broken))
