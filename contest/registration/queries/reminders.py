"""Whom the organiser may remind, and of what: units that have not finished their lists."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from contest.registration.models import Extension
from contest.registration.queries.board import UNFINISHED, Board, Row
from contest.registration.rules.deadline import effective
from contest.registration.sentences import rule_sentence
from contest.registration.words import reminded_of
from contest.regulations.queries.values import contest_of
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one unit, or a joint team, may be reminded of.

    Attributes:
        lacks: what its list lacks, without naming anybody.
        papers: names of what else is not handed in.
        closes: when registration closes for it.
    """

    row: Row
    lacks: tuple[str, ...]
    papers: tuple[str, ...]
    closes: datetime | None


def reminders(contest_id: int, board: Board, rows: Sequence[Row]) -> list[Reminder]:
    """A reminder for each of these rows that is not finished; two queries."""
    own = contest_of(contest_id).closes_at
    later: dict[int | None, list[datetime]] = defaultdict(list)
    for unit_id, closes in db.session.execute(
        select(Extension.unit_id, Extension.closes).where(Extension.contest_id == contest_id)
    ):
        later[unit_id].append(datetime.fromisoformat(closes))
    return [
        Reminder(
            row=row,
            lacks=reminded_of(row.errors, board.rules) if row.state in UNFINISHED else (),
            papers=() if row.papers is None else row.papers.missing,
            closes=effective(
                own, [closes for unit in (None, *row.unit_ids) for closes in later.get(unit, ())]
            ),
        )
        for row in rows
        if row.is_unfinished
    ]


def often_lacking(board: Board) -> tuple[str, ...]:
    """The rules that unfinished lists do not keep yet, in the order of the regulations: for a
    message to everybody, which names no unit."""
    broken = {
        violation.rule for row in board.rows if row.state in UNFINISHED for violation in row.errors
    }
    return tuple(rule_sentence(board.rules[index]) for index in sorted(broken))
