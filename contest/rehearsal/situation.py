"""How far a contest is, as anybody at the desk would see it; read anew at every look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from contest.accounts.models import Seat, SeatSession
from contest.accounts.queries.seats import holds_its_seat
from contest.ranking.actions.decisions import tied_groups
from contest.ranking.queries.results import results_of
from contest.ranking.rules.awards import AwardState
from contest.registration.models import Delegation
from contest.regulations.models import Contest, Judge, Round
from contest.rehearsal.rules.script import Place
from contest.schedule.models import Turn
from contest.schedule.queries.programme import draw_of
from contest.scoring.models import Sheet
from contest.scoring.queries.plan import plan_of
from contest.shared.db import db

ROBOT_DEVICE = "dien-tap-"
"""What the names of robots' devices begin with."""


@dataclass(frozen=True, slots=True)
class RoundHere:
    """A round as its day needs it; times in seconds."""

    key: str
    name: str
    staged: bool
    panel: tuple[str, ...]
    min_seconds: int | None
    max_seconds: int | None


@dataclass(frozen=True, slots=True)
class TurnHere:
    """A turn as it stands now."""

    id: int
    place: Place
    state: str
    running: bool
    measured: bool
    released: bool


@dataclass(frozen=True, slots=True)
class ContestHere:
    """What does not change while it is played."""

    id: int
    slug: str
    name: str
    level: str
    when: str
    lock: str
    signatures: str
    rounds: tuple[RoundHere, ...]


def contest_here(contest_id: int) -> ContestHere:
    """The contest with its settings and rounds, in the order in which they are held."""
    db.session.rollback()
    contest = db.session.get_one(Contest, contest_id)
    panels = plan_of(db.session(), contest_id).rounds
    rounds = db.session.scalars(
        select(Round).where(Round.contest_id == contest_id).order_by(Round.position)
    )
    return ContestHere(
        id=contest_id,
        slug=contest.slug,
        name=contest.name,
        level=contest.publish_level,
        when=contest.publish_when,
        lock=contest.lock,
        signatures=contest.signatures,
        rounds=tuple(_round(row, tuple(panels[row.key].panel)) for row in rounds),
    )


def _round(row: Round, panel: tuple[str, ...]) -> RoundHere:
    time: Mapping[str, Any] = row.time or {}
    return RoundHere(
        key=row.key,
        name=row.name,
        staged=row.staged,
        panel=panel,
        min_seconds=time.get("min_seconds"),
        max_seconds=time.get("max_seconds"),
    )


def seats_of_people(contest_id: int) -> frozenset[str]:
    """Keys of the judges in whose seat a person's device sits."""
    db.session.rollback()
    return frozenset(
        db.session.scalars(
            select(Judge.key)
            .join(Seat, Seat.judge_id == Judge.id)
            .join(SeatSession, SeatSession.seat_id == Seat.id)
            .where(
                Seat.contest_id == contest_id,
                holds_its_seat(),
                SeatSession.device.not_like(f"{ROBOT_DEVICE}%"),
            )
        )
    )


def sheets_due(contest_id: int, rounds: Sequence[RoundHere]) -> int:
    """How many sheets are still to be handed in until the end of the day."""
    db.session.rollback()
    teams = db.session.scalar(
        select(func.count())
        .select_from(Delegation)
        .where(Delegation.contest_id == contest_id, Delegation.status == "approved")
    )
    done = db.session.scalar(
        select(func.count())
        .select_from(Sheet)
        .join(Turn, Turn.id == Sheet.turn_id)
        .where(Turn.contest_id == contest_id, Sheet.submitted_at.is_not(None) | Sheet.excused)
    )
    return (teams or 0) * sum(len(round_.panel) for round_ in rounds) - (done or 0)


def is_announced(contest_id: int) -> bool:
    """Whether the final results are public already."""
    db.session.rollback()
    return db.session.get_one(Contest, contest_id).announced_at is not None


def turns_here(contest_id: int, round_key: str) -> list[TurnHere]:
    """The turns of approved teams in a round, in running order."""
    db.session.rollback()
    rows = db.session.execute(
        select(Turn, Delegation.key)
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .where(
            Turn.contest_id == contest_id,
            Round.key == round_key,
            Delegation.status == "approved",
        )
        .order_by(Turn.position.is_(None), Turn.position, Turn.id)
    )
    return [
        TurnHere(
            id=turn.id,
            place=Place(round_key, team),
            state=turn.state,
            running=turn.clock_running,
            measured=turn.seconds is not None,
            released=turn.released_at is not None,
        )
        for turn, team in rows
    ]


def teams_without_turn(contest_id: int, rounds: int) -> list[str]:
    """Names of approved teams that lack a turn in one of so many rounds."""
    db.session.rollback()
    turns: dict[int, int] = {}
    for (team,) in db.session.execute(
        select(Turn.delegation_id).where(Turn.contest_id == contest_id)
    ):
        turns[team] = turns.get(team, 0) + 1
    teams = db.session.scalars(
        select(Delegation).where(
            Delegation.contest_id == contest_id, Delegation.status == "approved"
        )
    )
    return [team.name for team in teams if turns.get(team.id, 0) < rounds]


def is_drawn(contest_id: int) -> bool:
    """Whether a draw was made."""
    db.session.rollback()
    return draw_of(contest_id) is not None


def groups_to_decide(contest_id: int) -> Sequence[tuple[str, ...]]:
    """The tied groups that an award waits for, by team key."""
    db.session.rollback()
    waiting = {
        team
        for award in results_of(contest_id).awards
        if award.state is AwardState.NEEDS_DECISION
        for team in award.contenders
    }
    return [group for group in tied_groups(contest_id) if waiting & set(group)]
