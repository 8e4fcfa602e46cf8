"""Making the draw (bốc thăm), and undoing one that was wrong."""

import secrets
from collections.abc import Mapping, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.registration.models import Delegation
from contest.regulations.models import Round
from contest.regulations.queries.contests import touch
from contest.schedule.events import OrderDrawn
from contest.schedule.models import Draw, Turn
from contest.schedule.rules.draw import (
    faults_of_lots,
    numbers_in_box,
    order_of_lots,
    order_of_seed,
)
from contest.schedule.rules.states import TurnState
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction

SEED_DIGITS = 12


def new_seed() -> str:
    """A seed to show to the witnesses: digits only, so that it can be read aloud."""
    return "".join(secrets.choice("0123456789") for _ in range(SEED_DIGITS))


def draw_by_seed(contest_id: int, seed: str, *, by: Actor) -> None:
    """Draw one order for all rounds from a seed that can be replayed.

    Raises:
        Refusal: a draw was made already, fewer than two approved teams, or an empty seed.
    """
    seed = "".join(seed.split())
    with transaction() as session:
        teams = _teams_for_draw(session, contest_id, also=[] if seed else [Reason("seed_needed")])
        order = order_of_seed(seed, [team.key for team in teams])
        keep_draw(session, contest_id, order, method="seed", seed=seed[:64], by=by)


def draw_by_lots(contest_id: int, lots: Mapping[str, int | None], *, by: Actor) -> None:
    """Record who drew which number from the box: team key → number, for every approved team.

    Raises:
        Refusal: a draw was made already, or any lot is missing, unknown or drawn twice.
    """
    with transaction() as session:
        teams = _teams_for_draw(session, contest_id)
        names = {team.key: team.name for team in teams}
        faults = faults_of_lots(lots, list(names), given_numbers(session, contest_id))
        if faults:
            raise Refusal(
                *(
                    Reason(
                        fault.code,
                        {
                            "fact": names.get(fault.team, fault.team),
                            "number": fault.number,
                            "team": fault.team,
                        },
                    )
                    for fault in faults
                )
            )
        order = order_of_lots({key: number for key, number in lots.items() if number is not None})
        keep_draw(session, contest_id, order, method="lots", seed=None, by=by)


def undo_draw(contest_id: int, *, by: Actor, reason: str) -> None:
    """Undo the draw while no team has been on stage; team numbers are given anew afterwards,
    but that of a team which has withdrawn stays its own and goes to no other.

    Raises:
        Refusal: no draw, a turn has begun, or no reason was given.
    """
    with transaction() as session:
        touch(contest_id)
        draw = session.scalars(select(Draw).where(Draw.contest_id == contest_id)).first()
        begun = session.scalar(
            select(Turn.id)
            .join(Round, Round.id == Turn.round_id)
            .where(
                Turn.contest_id == contest_id,
                Round.staged,
                Turn.state.not_in([TurnState.WAITING, TurnState.ABSENT]),
            )
            .limit(1)
        )
        against = [
            Reason(code)
            for code, holds in (
                ("no_draw", draw is None),
                ("draw_started", begun is not None),
                ("reason_needed", not reason.strip()),
            )
            if holds
        ]
        if against:
            raise Refusal(*against)
        assert draw is not None
        session.execute(delete(Draw).where(Draw.contest_id == contest_id))
        for turn in session.scalars(select(Turn).where(Turn.contest_id == contest_id)):
            turn.position = None
        for team in session.scalars(select(Delegation).where(Delegation.contest_id == contest_id)):
            if team.status != "withdrawn":
                team.team_number = None
        note(
            by,
            "draw.undo",
            "draw",
            contest_id=contest_id,
            old={"order": draw.order, "seed": draw.seed},
            reason=reason.strip(),
        )
        record(OrderDrawn(contest_id))


def _teams_for_draw(
    session: Session, contest_id: int, also: Sequence[Reason] = ()
) -> Sequence[Delegation]:
    touch(contest_id)
    teams = session.scalars(
        select(Delegation)
        .where(Delegation.contest_id == contest_id, Delegation.status == "approved")
        .order_by(Delegation.position)
    ).all()
    against = list(also)
    if session.scalar(select(Draw.id).where(Draw.contest_id == contest_id).limit(1)) is not None:
        against.append(Reason("draw_made"))
    if len(teams) < 2:
        against.append(Reason("too_few_teams"))
    if against:
        raise Refusal(*against)
    return teams


def given_numbers(session: Session, contest_id: int) -> frozenset[int]:
    """The numbers that teams hold: outside a draw, those of teams which have withdrawn."""
    numbers = session.scalars(
        select(Delegation.team_number).where(Delegation.contest_id == contest_id)
    )
    return frozenset(number for number in numbers if number is not None)


def keep_draw(
    session: Session,
    contest_id: int,
    order: Sequence[str],
    *,
    method: str,
    seed: str | None,
    by: Actor,
) -> None:
    """Store a draw, number the teams and give every round its turns; a step for actions."""
    session.add(
        Draw(
            contest_id=contest_id,
            round_key=None,
            method=method,
            seed=seed,
            order=list(order),
            by=by.name,
            at=clock.now(),
        )
    )
    teams = {
        team.key: team
        for team in session.scalars(select(Delegation).where(Delegation.contest_id == contest_id))
    }
    rounds = session.scalars(
        select(Round).where(Round.contest_id == contest_id).order_by(Round.position)
    ).all()
    turns = {
        (turn.round_id, turn.delegation_id): turn
        for turn in session.scalars(select(Turn).where(Turn.contest_id == contest_id))
    }
    numbers = numbers_in_box(len(order), given_numbers(session, contest_id))
    for place, (number, key) in enumerate(zip(numbers, order, strict=True), start=1):
        team = teams[key]
        team.team_number = number
        for round_ in rounds:
            turn = turns.get((round_.id, team.id))
            if turn is None:
                turn = Turn(contest_id=contest_id, round_id=round_.id, delegation_id=team.id)
                session.add(turn)
            turn.position = place
    note(
        by,
        "draw.make",
        "draw",
        contest_id=contest_id,
        new={"order": list(order), "seed": seed, "method": method},
    )
    record(OrderDrawn(contest_id))
