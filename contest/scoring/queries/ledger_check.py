"""Checking a ledger: its chain holds, its head fits, and it adds up to the marks that stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from contest.registration.models import Delegation
from contest.regulations.models import Criterion, Judge, Round
from contest.schedule.models import Turn
from contest.scoring.actions.ledger import moment_text
from contest.scoring.models import LedgerEntry, LedgerHead, Mark
from contest.scoring.rules.chain import START, Link, first_break
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """What was found. ``broken_at``: the revision where the chain fails, None when it holds."""

    entries: int
    digest: str
    broken_at: int | None
    head_fits: bool
    marks_fit: bool

    @property
    def sound(self) -> bool:
        """Whether everything fits."""
        return self.broken_at is None and self.head_fits and self.marks_fit


def check_ledger(contest_id: int) -> LedgerReport:
    """Read the whole ledger of a contest and check it; two queries and one for the marks."""
    rows = _rows(contest_id)
    links = [(_link(*row), row[0].digest) for row in rows]
    replayed = {
        (entry.turn_id, entry.judge_id, entry.criterion_id): entry.points
        for entry, *_ in rows
        if entry.kind == "mark"
    }
    standing = {
        (mark.turn_id, mark.judge_id, mark.criterion_id): mark.points
        for mark in db.session.scalars(
            select(Mark).join(Turn, Turn.id == Mark.turn_id).where(Turn.contest_id == contest_id)
        )
    }
    head = db.session.get(LedgerHead, contest_id)
    last = links[-1][1] if links else START
    return LedgerReport(
        entries=len(links),
        digest=last,
        broken_at=first_break(links),
        head_fits=(head.digest if head else START) == last,
        marks_fit=replayed == standing,
    )


def links_of(contest_id: int) -> list[tuple[Link, str]]:
    """Every entry of a contest's ledger with its digest, from revision 1 on; one query."""
    return [(_link(*row), row[0].digest) for row in _rows(contest_id)]


def _rows(contest_id: int) -> Sequence[Any]:
    return db.session.execute(
        select(LedgerEntry, Round.key, Delegation.key, Judge.key, Criterion.key)
        .join(Turn, Turn.id == LedgerEntry.turn_id)
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .join(Judge, Judge.id == LedgerEntry.judge_id)
        .outerjoin(Criterion, Criterion.id == LedgerEntry.criterion_id)
        .where(LedgerEntry.contest_id == contest_id)
        .order_by(LedgerEntry.revision)
    ).all()


def _link(entry: LedgerEntry, round_: str, team: str, judge: str, criterion: str | None) -> Link:
    return Link(
        revision=entry.revision,
        op_id=entry.op_id,
        kind=entry.kind,
        round=round_,
        team=team,
        judge=judge,
        criterion=criterion,
        points=entry.points,
        text=entry.text,
        actor=entry.actor,
        device=entry.device,
        at=moment_text(entry.at),
    )
