"""The changes of the order that were agreed, and the printed papers that each made wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from contest.audit.models import AuditEntry
from contest.registration.models import Delegation, Member
from contest.regulations.models import Round
from contest.schedule.models import Draw, OrderSwap, Timetable
from contest.shared.db import db
from contest.shared.errors import NotFound

AMENDED = "draw_minutes"
"""Stays true of its day; the record of the change is kept with it."""
IN_ORDER = frozenset(
    {
        "sheets",
        "judge_sheet",
        "blank_sheets",
        "blank_judge_sheet",
        "round_table",
        "minutes",
        "programme",
        "script",
        "kit",
        AMENDED,
    }
)
"""Papers that print the teams in their order; see documents/sentences.py."""
OF_ROUNDS = frozenset({"sheets", "judge_sheet", "blank_sheets", "blank_judge_sheet", "round_table"})
"""Those of one round."""


@dataclass(frozen=True, slots=True)
class WrongPaper:
    """A paper printed before the order changed.

    Attributes:
        is_renewed: it was printed again since.
        is_amended: it stays, with the record of the change.
    """

    name: str
    printed_at: datetime
    by: str
    is_renewed: bool
    is_amended: bool


@dataclass(frozen=True, slots=True)
class Swap:
    """One change: the record, the round's name (None: all staged rounds), what it made wrong."""

    row: OrderSwap
    round_name: str | None
    wrong: Sequence[WrongPaper]
    in_timetable: bool


def swaps_of(contest_id: int) -> list[Swap]:
    """All changes of the order, the latest first; a bounded number of queries."""
    rows = db.session.scalars(
        select(OrderSwap)
        .where(OrderSwap.contest_id == contest_id)
        .options(joinedload(OrderSwap.first), joinedload(OrderSwap.second))
        .order_by(OrderSwap.id.desc())
    ).all()
    if not rows:
        return []
    drawn_at = db.session.scalar(select(func.min(Draw.at)).where(Draw.contest_id == contest_id))
    prints = db.session.scalars(
        select(AuditEntry)
        .where(
            AuditEntry.contest_id == contest_id,
            AuditEntry.action == "paper.print",
            AuditEntry.subject.in_([f"paper:{paper}" for paper in IN_ORDER]),
        )
        .order_by(AuditEntry.id)
    ).all()
    # What was printed before the draw knew no order.
    prints = [one for one in prints if drawn_at is None or one.at >= drawn_at]
    names = dict(
        db.session.execute(
            select(Round.key, Round.name).where(Round.contest_id == contest_id, Round.staged)
        ).all()
    )
    has_timetable = db.session.get(Timetable, contest_id) is not None
    return [
        Swap(
            row,
            None if row.round_key is None else names.get(row.round_key, row.round_key),
            _wrong(row, prints, [names.get(one["round"], "") for one in row.places]),
            has_timetable,
        )
        for row in rows
    ]


def swap_in(contest_id: int, swap_id: int) -> Swap:
    """One change of the order.

    Raises:
        NotFound: no such record in this contest.
    """
    for swap in swaps_of(contest_id):
        if swap.row.id == swap_id:
            return swap
    raise NotFound("not_found")


def heads_of(contest_id: int) -> dict[str, str]:
    """Team → the name of its trưởng đoàn, as registered."""
    rows = db.session.execute(
        select(Delegation.key, Member.name)
        .join(Member, Member.delegation_id == Delegation.id)
        .where(Delegation.contest_id == contest_id, Member.role == "manager")
    ).all()
    return dict(rows)


def _wrong(row: OrderSwap, prints: Sequence[AuditEntry], rounds: Sequence[str]) -> list[WrongPaper]:
    latest: dict[str, AuditEntry] = {}
    renewed: set[str] = set()
    for entry in prints:
        paper = entry.subject.removeprefix("paper:")
        name = str((entry.new or {}).get("name", paper))
        if paper in OF_ROUNDS and not any(one and f"phần thi {one}" in name for one in rounds):
            continue
        if entry.at <= row.at:
            latest[name] = entry
        else:
            renewed.add(name)
    return [
        WrongPaper(
            name,
            entry.at,
            entry.actor_name,
            is_renewed=name in renewed,
            is_amended=entry.subject == f"paper:{AMENDED}",
        )
        for name, entry in latest.items()
    ]
