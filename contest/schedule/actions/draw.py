"""Making the draw (bốc thăm), and undoing one that was wrong."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from contest.audit.actions.trail import Actor, note
from contest.registration.models import Delegation
from contest.regulations.models import Round
from contest.regulations.queries.contests import touch
from contest.schedule.actions.order_lines import follow_order
from contest.schedule.events import OrderDrawn
from contest.schedule.models import Draw, DrawPlan, OrderSwap, Turn
from contest.schedule.queries.draw import Box, box_of
from contest.schedule.rules.draw import faults_of_lots, sealed, seed_with
from contest.schedule.rules.order import faults_of_places, open_places, order_by_seed, with_fixed
from contest.schedule.rules.states import TurnState
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction

SEED_DIGITS = 12
LONGEST_SEED = 40


@dataclass(frozen=True, slots=True)
class Seal:
    """What was shown before a draw: the SHA-256 of its seed, and when."""

    digest: str
    at: datetime


def new_seed() -> str:
    """A seed to show to the witnesses: digits only, so that it can be read aloud."""
    return "".join(secrets.choice("0123456789") for _ in range(SEED_DIGITS))


def draw_by_seed(contest_id: int, seed: str, *, by: Actor) -> None:
    """Draw by a seed that can be replayed: one order for all rounds, or that of the next round.

    Where a seed was sealed beforehand it is opened now, and ``seed``, which may be empty, is what
    the witnesses add to it.

    Raises:
        Refusal: everything was drawn, fewer than two approved teams, a fixed place that cannot
            be, an empty seed or one that is too long.
    """
    seed = "".join(seed.split())
    with transaction() as session:
        touch(contest_id)
        plan = session.get(DrawPlan, contest_id)
        secret = None if plan is None else plan.secret
        also = [] if seed or secret else [Reason("seed_needed")]
        if len(seed) > LONGEST_SEED:
            also.append(Reason("seed_long", {"most": LONGEST_SEED}))
        box = _box(session, contest_id, also)
        seal = None
        if plan is not None and secret is not None and plan.sealed_at is not None:
            seed, seal = seed_with(secret, seed), Seal(sealed(secret), plan.sealed_at)
        order = order_by_seed(seed, box.terms, box.round_key)
        keep_draw(session, contest_id, order, method="seed", seed=seed, seal=seal, box=box, by=by)


def draw_by_lots(contest_id: int, lots: Mapping[str, int | None], *, by: Actor) -> None:
    """Record who drew which number from the box: team key → number, for every team that draws.

    A team whose place is fixed draws nothing; where divisions perform one after the other, each
    has a box of its own.

    Raises:
        Refusal: everything was drawn, a fixed place cannot be, or any lot is missing, unknown,
            not in its box or drawn twice.
    """
    with transaction() as session:
        touch(contest_id)
        box = _box(session, contest_id)
        places = open_places(box.terms)
        boxes = {
            team: frozenset(box.numbers[place - 1] for place in held)
            for team, held in places.items()
        }
        faults = faults_of_lots(lots, list(boxes), boxes=boxes)
        if faults:
            raise Refusal(
                *(
                    Reason(
                        fault.code,
                        {
                            "fact": box.names.get(fault.team, fault.team),
                            "number": fault.number,
                            "team": fault.team,
                        },
                    )
                    for fault in faults
                )
            )
        drawn = {
            key: box.numbers.index(number) + 1 for key, number in lots.items() if number is not None
        }
        order = with_fixed(drawn, box.terms)
        keep_draw(session, contest_id, order, method="lots", seed=None, box=box, by=by)


def undo_draw(contest_id: int, *, by: Actor, reason: str) -> None:
    """Undo the last draw while no team has been on stage in what it was for.

    When it was the first one, team numbers are given anew afterwards, but that of a team which
    has withdrawn stays its own and goes to no other.

    Raises:
        Refusal: no draw, a turn has begun, or no reason was given.
    """
    with transaction() as session:
        touch(contest_id)
        draws = session.scalars(
            select(Draw).where(Draw.contest_id == contest_id).order_by(Draw.id)
        ).all()
        only = draws[-1].round_key if len(draws) > 1 else None
        turns = session.scalars(
            select(Turn).where(Turn.contest_id == contest_id).options(joinedload(Turn.round))
        ).all()
        held = [turn for turn in turns if only is None or turn.round.key == only]
        begun = any(
            turn.round.staged and turn.state not in (TurnState.WAITING, TurnState.ABSENT)
            for turn in held
        )
        against = [
            Reason(code)
            for code, holds in (
                ("no_draw", not draws),
                ("draw_started", begun),
                ("reason_needed", not reason.strip()),
            )
            if holds
        ]
        if against:
            raise Refusal(*against)
        draw = draws[-1]
        for turn in held:
            turn.position = None
        swaps = delete(OrderSwap).where(OrderSwap.contest_id == contest_id)
        session.execute(swaps if only is None else swaps.where(OrderSwap.round_key == only))
        if only is None:
            _take_numbers_back(session, contest_id)
        session.delete(draw)
        note(
            by,
            "draw.undo",
            "draw",
            contest_id=contest_id,
            old={"order": draw.order, "seed": draw.seed},
            reason=reason.strip(),
        )
        record(OrderDrawn(contest_id))


def _take_numbers_back(session: Session, contest_id: int) -> None:
    for team in session.scalars(select(Delegation).where(Delegation.contest_id == contest_id)):
        if team.status != "withdrawn":
            team.team_number = None


def _box(session: Session, contest_id: int, also: Sequence[Reason] = ()) -> Box:
    box = box_of(session, contest_id)
    against = list(also)
    if box.is_done:
        against.append(Reason("draw_made"))
    if len(box.names) < 2:
        against.append(Reason("too_few_teams"))
    against += [
        Reason(
            fault.code,
            {"fact": box.names[fault.team], "number": fault.place,
             "first": fault.first, "last": fault.last},
        )
        for fault in faults_of_places(box.terms)
    ]  # fmt: skip
    if against:
        raise Refusal(*against)
    return box


def keep_draw(
    session: Session,
    contest_id: int,
    order: Sequence[str],
    *,
    method: str,
    seed: str | None,
    by: Actor,
    seal: Seal | None = None,
    box: Box | None = None,
) -> None:
    """Store a draw and give the rounds their order; the first one numbers the teams. A step for
    actions."""
    box = box or box_of(session, contest_id)
    session.add(
        Draw(
            contest_id=contest_id,
            round_key=box.round_key,
            method=method,
            seed=seed,
            seal=None if seal is None else seal.digest,
            sealed_at=None if seal is None else seal.at,
            groups=[list(group) for group in box.terms.groups],
            fixed={
                team: {"place": place, "reason": box.reasons.get(team, "")}
                for team, place in box.terms.fixed.items()
            },
            order=list(order),
            by=by.name,
            at=clock.now(),
        )
    )
    plan = session.get(DrawPlan, contest_id)
    if plan is not None:
        plan.secret = plan.sealed_at = None
    _put_in_order(session, contest_id, order, box)
    note(
        by,
        "draw.make",
        "draw" if box.round_key is None else f"draw:{box.round_key}",
        contest_id=contest_id,
        new={"order": list(order), "seed": seed, "method": method},
    )
    record(OrderDrawn(contest_id))


def _put_in_order(session: Session, contest_id: int, order: Sequence[str], box: Box) -> None:
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
    if box.is_first:
        for number, key in zip(box.numbers, order, strict=True):
            teams[key].team_number = number
    for place, key in enumerate(order, start=1):
        for round_ in rounds:
            turn = turns.get((round_.id, teams[key].id))
            if turn is None:
                turn = Turn(contest_id=contest_id, round_id=round_.id, delegation_id=teams[key].id)
                session.add(turn)
            if box.orders(round_.key, staged=round_.staged):
                turn.position = place
    session.flush()
    for round_ in rounds:
        if round_.staged and box.orders(round_.key, staged=True):
            follow_order(session, contest_id, round_.id)
