"""What is settled before the draw: how the order is made, which places are fixed, the sealed
seed."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.registration.models import Delegation
from contest.regulations.queries.contests import touch
from contest.schedule.events import OrderDrawn
from contest.schedule.models import DrawPlan, FixedPlace
from contest.schedule.queries.draw import Box, box_of
from contest.schedule.rules.draw import sealed
from contest.schedule.rules.order import Kind, Terms, faults_of_places
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.transaction import transaction

SECRET_DIGITS = 20
LONGEST_REASON = 500


def plan_draw(contest_id: int, kind: str, *, by_division: bool, by: Actor) -> None:
    """Settle what one draw is for, and whether divisions perform one after the other.

    Raises:
        Refusal: a draw was made already, or there is no such way.
    """
    with transaction() as session:
        touch(contest_id)
        against = [] if box_of(session, contest_id).is_first else [Reason("draw_made")]
        if kind not in set(Kind):
            against.append(Reason("draw_kind_unknown"))
        if against:
            raise Refusal(*against)
        plan = _plan(session, contest_id)
        plan.kind, plan.by_division = kind, by_division
        new = {"kind": kind, "by_division": by_division}
        note(by, "draw.plan", "draw", contest_id=contest_id, new=new)


def fix_place(contest_id: int, team: str, place: int | None, *, reason: str, by: Actor) -> None:
    """Give a team a place in the orders that are still to be drawn, by decision.

    Raises:
        NotFound: no such team among the approved ones.
        Refusal: everything was drawn, the place is not one of the team's, another team has
            it, or no reason was given.
    """
    with transaction() as session:
        touch(contest_id)
        box = box_of(session, contest_id)
        if team not in box.names:
            raise NotFound("not_found")
        against = _all_drawn(box)
        if place is None:
            against.append(Reason("place_needed"))
        else:
            terms = Terms(box.terms.groups, {**box.terms.fixed, team: place})
            against += [
                Reason(
                    one.code,
                    {"fact": box.names[one.team], "number": one.place,
                     "first": one.first, "last": one.last},
                )
                for one in faults_of_places(terms)
            ]  # fmt: skip
        if not reason.strip():
            against.append(Reason("reason_needed"))
        if against or place is None:
            raise Refusal(*against)
        row = _fixed(session, contest_id, team)
        row.place, row.reason = place, reason.strip()[:LONGEST_REASON]
        session.add(row)
        note(
            by,
            "draw.fix",
            f"delegation:{team}",
            contest_id=contest_id,
            new={"place": place},
            reason=row.reason,
        )


def free_place(contest_id: int, team: str, *, by: Actor) -> None:
    """Let a team draw like the others.

    Raises:
        NotFound: the team has no fixed place.
        Refusal: everything was drawn.
    """
    with transaction() as session:
        touch(contest_id)
        against = _all_drawn(box_of(session, contest_id))
        if against:
            raise Refusal(*against)
        row = _fixed(session, contest_id, team)
        if row.place is None:
            raise NotFound("not_found")
        note(by, "draw.free", f"delegation:{team}", contest_id=contest_id, old={"place": row.place})
        session.delete(row)


def seal_seed(contest_id: int, *, by: Actor) -> None:
    """Make a seed, keep it to oneself, and show its seal: the draw opens it.

    Raises:
        Refusal: everything was drawn, or a seed is sealed already: nobody makes seeds until one
            of them suits.
    """
    with transaction() as session:
        touch(contest_id)
        plan = _plan(session, contest_id)
        against = _all_drawn(box_of(session, contest_id))
        if plan.secret is not None:
            against.append(Reason("seed_sealed"))
        if against:
            raise Refusal(*against)
        plan.secret = "".join(secrets.choice("0123456789") for _ in range(SECRET_DIGITS))
        plan.sealed_at = clock.now()
        note(by, "draw.seal", "draw", contest_id=contest_id, new={"seal": sealed(plan.secret)})
        record(OrderDrawn(contest_id))


def _all_drawn(box: Box) -> list[Reason]:
    return [Reason("draw_made")] if box.is_done else []


def _plan(session: Session, contest_id: int) -> DrawPlan:
    plan = session.get(DrawPlan, contest_id)
    if plan is None:
        plan = DrawPlan(contest_id=contest_id, kind=Kind.ALL.value, by_division=False)
        session.add(plan)
    return plan


def _fixed(session: Session, contest_id: int, team: str) -> FixedPlace:
    delegation_id = session.scalar(
        select(Delegation.id).where(Delegation.contest_id == contest_id, Delegation.key == team)
    )
    if delegation_id is None:
        raise NotFound("not_found")
    return session.get(FixedPlace, delegation_id) or FixedPlace(delegation_id=delegation_id)
