"""The lines that are usual, with the numbers that are known already: a beginning to be edited."""

from collections.abc import Mapping
from decimal import Decimal

from sqlalchemy import func, select

from contest.budget.rules.lines import NOTHING, Cost, Line
from contest.budget.sentences import (
    CONTEST_LINES,
    DELEGATION_LINES,
    JURY,
    PRIZE_UNIT,
    PRIZES,
    TAKING_PART,
)
from contest.preparation.queries.corner import rehearsals_of
from contest.registration.models import Delegation, Member
from contest.regulations.queries.values import awards_of, contest_of, judges_of, rounds_of
from contest.regulations.rules.prizes import AwardKind
from contest.shared.db import db

Known = Mapping[str, int]
"""Which number it is → what it is; 0 is not printed."""


def proposed_for_contest(contest_id: int) -> tuple[Line, ...]:
    """What the contest will have to pay for; prizes as the regulations give them."""
    days = len(contest_of(contest_id).dates)
    teams = _teams(contest_id)
    known = {"judges": len(judges_of(contest_id)) * max(days, 1), "teams": teams, "days": days}
    before = [_line(one, known) for one in CONTEST_LINES if one[0] == JURY]
    behind = [_line(one, known) for one in CONTEST_LINES if one[0] != JURY]
    return _numbered([*before, *_prizes(contest_id, teams), *behind])


def proposed_for_delegation(contest_id: int, delegation_id: int) -> tuple[Line, ...]:
    """What a unit that takes part will have to pay for."""
    rounds = rounds_of(contest_id)
    staged = sum(one.staged for one in rounds)
    people = db.session.scalar(
        select(func.count()).select_from(Member).where(Member.delegation_id == delegation_id)
    )
    known = {
        "staged": staged,
        "unstaged": len(rounds) - staged,
        "people": people or 0,
        "practice": (people or 0) * len(rehearsals_of(delegation_id)),
    }
    return _numbered([_line((TAKING_PART, *one), known) for one in DELEGATION_LINES])


def _prizes(contest_id: int, teams: int) -> list[Line]:
    """The prizes; *all others* take what the places leave."""
    lines, left = [], teams
    for award in awards_of(contest_id):
        count: int | None = award.count
        if award.by is AwardKind.PLACE:
            left -= award.count or 0
        elif award.by is AwardKind.REST:
            count = max(left, 0)
        quantity = Decimal(count) if count else None
        lines.append(
            Line(0, PRIZES, award.name, PRIZE_UNIT, planned=Cost(quantity, award.money or None))
        )
    return lines


def _line(told: tuple[str, str, str, str], known: Known) -> Line:
    section, content, unit, which = told
    number = known.get(which)
    return Line(0, section, content, unit, Cost(Decimal(number)) if number else NOTHING)


def _numbered(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(
        Line(number, line.section, line.content, line.unit, line.planned)
        for number, line in enumerate(lines, start=1)
    )


def _teams(contest_id: int) -> int:
    counted = db.session.scalar(
        select(func.count())
        .select_from(Delegation)
        .where(Delegation.contest_id == contest_id, Delegation.status != "withdrawn")
    )
    return counted or 0
