"""What is to be drawn next, among whom and under which terms; and the draws that were made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from contest.registration.models import Delegation
from contest.regulations.models import Division, Round
from contest.schedule.models import Draw, DrawPlan, FixedPlace
from contest.schedule.rules.draw import numbers_in_box, sealed, sealed_part
from contest.schedule.rules.order import Kind, Terms, groups_of, order_by_seed
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Box:
    """The next draw.

    Attributes:
        kind: what one draw is for.
        round_key: the round that is drawn; None for all staged rounds.
        is_first: it numbers the teams.
        is_done: everything has been drawn.
        terms: who draws, by division, and the places that are fixed.
        numbers: what the lots say, in the order of the places: of the first draw the numbers of
            teams (one that has withdrawn keeps its own), later the places themselves.
        names, reasons: team → its name, and why its place is fixed.
    """

    kind: Kind
    round_key: str | None
    is_first: bool
    is_done: bool
    terms: Terms
    numbers: Sequence[int]
    names: Mapping[str, str]
    reasons: Mapping[str, str]

    def orders(self, round_key: str, *, staged: bool) -> bool:
        """Whether this draw gives that round its order: of rounds that are not staged, the first
        one does."""
        if self.round_key is None or not staged:
            return self.is_first
        return self.round_key == round_key


def plan_of(contest_id: int) -> DrawPlan:
    """How the order is drawn; what holds without a row, where there is none."""
    return db.session.get(DrawPlan, contest_id) or DrawPlan(
        contest_id=contest_id, kind=Kind.ALL.value, by_division=False
    )


def kind_of(contest_id: int) -> Kind:
    """What one draw is for."""
    return Kind(plan_of(contest_id).kind)


def draws_of(contest_id: int) -> Sequence[Draw]:
    """The draws that were made, in that order."""
    return db.session.scalars(
        select(Draw).where(Draw.contest_id == contest_id).order_by(Draw.id)
    ).all()


def fixed_places_of(contest_id: int) -> Sequence[FixedPlace]:
    """The places settled by decision, of approved teams."""
    return db.session.scalars(
        select(FixedPlace)
        .join(Delegation, Delegation.id == FixedPlace.delegation_id)
        .where(Delegation.contest_id == contest_id, Delegation.status == "approved")
        .options(joinedload(FixedPlace.delegation))
        .order_by(FixedPlace.place)
    ).all()


def given_numbers(session: Session, contest_id: int) -> frozenset[int]:
    """The numbers that teams hold: outside a draw, those of teams which have withdrawn."""
    numbers = session.scalars(
        select(Delegation.team_number).where(Delegation.contest_id == contest_id)
    )
    return frozenset(number for number in numbers if number is not None)


def box_of(session: Session, contest_id: int) -> Box:
    """What is to be drawn next."""
    plan = session.get(DrawPlan, contest_id)
    kind = Kind.ALL if plan is None else Kind(plan.kind)
    drawn = session.scalars(select(Draw.round_key).where(Draw.contest_id == contest_id)).all()
    round_key, is_done = None, bool(drawn)
    if kind is Kind.ROUND and None not in drawn:
        staged = session.scalars(
            select(Round.key)
            .where(Round.contest_id == contest_id, Round.staged)
            .order_by(Round.position)
        ).all()
        left = [key for key in staged if key not in drawn]
        round_key, is_done = next(iter(left), None), bool(drawn) and not left
    query = (
        select(Delegation.key, Delegation.name, Division.position)
        .outerjoin(Division, Division.id == Delegation.division_id)
        .where(Delegation.contest_id == contest_id, Delegation.status == "approved")
        .order_by(Delegation.position)
    )
    if drawn:
        query = query.where(Delegation.team_number.is_not(None))
    teams = session.execute(query).all()
    divided = plan is not None and plan.by_division
    names = {key: name for key, name, _ in teams}
    fixed = {
        one.delegation.key: one
        for one in fixed_places_of(contest_id)
        if one.delegation.key in names
    }
    return Box(
        kind=kind,
        round_key=round_key,
        is_first=not drawn,
        is_done=is_done,
        terms=Terms(
            groups_of([(key, division if divided else None) for key, _, division in teams]),
            {team: one.place for team, one in fixed.items()},
        ),
        numbers=numbers_in_box(
            len(names), frozenset() if drawn else given_numbers(session, contest_id)
        ),
        names=names,
        reasons={team: one.reason for team, one in fixed.items()},
    )


def is_replayed(draw: Draw) -> bool | None:
    """Whether the seed gives this order again, and is the one that was sealed; None for lots."""
    if draw.seed is None:
        return None
    if draw.seal is not None and sealed(sealed_part(draw.seed)) != draw.seal:
        return False
    groups = draw.groups or [draw.order]
    fixed = {team: one["place"] for team, one in (draw.fixed or {}).items()}
    terms = Terms(tuple(tuple(group) for group in groups), fixed)
    return order_by_seed(draw.seed, terms, draw.round_key) == draw.order
