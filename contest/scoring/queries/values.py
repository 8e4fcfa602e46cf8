"""From rows to the plain values of marks and excuses: the one way everything reads them."""

from collections.abc import Collection
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from contest.registration.models import Delegation
from contest.regulations.models import Criterion, Judge, PanelPlace, Round
from contest.schedule.models import Turn
from contest.scoring.models import LedgerEntry, Sheet
from contest.scoring.models import Mark as MarkRow
from contest.scoring.rules.marks import Excuse, Mark
from contest.shared.db import db

NO_REASON = "Không chấm lượt thi này"
"""What a contest file says where a judge was excused without a word."""


def marks_of(
    contest_id: int, *, only: Collection[int] | None = None, for_file: bool = False
) -> tuple[Mark, ...]:
    """The latest accepted marks of judges who are on the panel and not excused; one query.

    Args:
        only: database keys of the turns whose marks are asked for; None: all.
        for_file: in the order in which the ledger first heard of them, which costs a second pass.
    """
    statement = (
        select(Round.key, Delegation.key, Judge.key, Criterion.key, MarkRow.points)
        .select_from(MarkRow)
        .join(Turn, Turn.id == MarkRow.turn_id)
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .join(Judge, Judge.id == MarkRow.judge_id)
        .join(Criterion, Criterion.id == MarkRow.criterion_id)
        .outerjoin(
            Sheet,
            and_(Sheet.turn_id == MarkRow.turn_id, Sheet.judge_id == MarkRow.judge_id),
        )
        .where(
            Turn.contest_id == contest_id,
            MarkRow.points.is_not(None),
            or_(Sheet.excused.is_(None), Sheet.excused.is_(False)),
            _on_the_panel(MarkRow.judge_id),
        )
    )
    if only is not None:
        statement = statement.where(Turn.id.in_(only))
    if for_file:
        first = (
            select(
                LedgerEntry.turn_id,
                LedgerEntry.judge_id,
                LedgerEntry.criterion_id,
                func.min(LedgerEntry.revision).label("revision"),
            )
            .where(LedgerEntry.contest_id == contest_id, LedgerEntry.kind == "mark")
            .group_by(LedgerEntry.turn_id, LedgerEntry.judge_id, LedgerEntry.criterion_id)
            .subquery()
        )
        statement = statement.join(
            first,
            and_(
                first.c.turn_id == MarkRow.turn_id,
                first.c.judge_id == MarkRow.judge_id,
                first.c.criterion_id == MarkRow.criterion_id,
            ),
        ).order_by(first.c.revision)
    return tuple(
        Mark(round_key, team, judge, criterion, Decimal(points))
        for round_key, team, judge, criterion, points in db.session.execute(statement)
        if points is not None
    )


def excuses_of(contest_id: int, *, only: Collection[int] | None = None) -> tuple[Excuse, ...]:
    """Who does not mark which turn, in the order in which it was recorded; one query."""
    told = (
        select(
            LedgerEntry.turn_id,
            LedgerEntry.judge_id,
            func.max(LedgerEntry.revision).label("revision"),
        )
        .where(LedgerEntry.contest_id == contest_id, LedgerEntry.kind == "excuse")
        .group_by(LedgerEntry.turn_id, LedgerEntry.judge_id)
        .subquery()
    )
    statement = (
        select(Round.key, Delegation.key, Judge.key, Sheet.excused_reason)
        .select_from(Sheet)
        .join(Turn, Turn.id == Sheet.turn_id)
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .join(Judge, Judge.id == Sheet.judge_id)
        .outerjoin(
            told,
            and_(told.c.turn_id == Sheet.turn_id, told.c.judge_id == Sheet.judge_id),
        )
        .where(
            Turn.contest_id == contest_id,
            Sheet.excused.is_(True),
            _on_the_panel(Sheet.judge_id),
        )
        .order_by(told.c.revision, Round.position, Delegation.position, Judge.position)
    )
    if only is not None:
        statement = statement.where(Turn.id.in_(only))
    return tuple(
        Excuse(round_key, team, judge, reason or NO_REASON)
        for round_key, team, judge, reason in db.session.execute(statement)
    )


def _on_the_panel(judge_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Whether this judge sits on the panel of the round; without a named one everybody does."""
    named = exists().where(PanelPlace.round_id == Round.id, PanelPlace.judge_id == judge_id)
    return or_(Round.panel_given.is_(False), named)
