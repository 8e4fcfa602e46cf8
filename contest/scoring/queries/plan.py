"""What is marked, by whom, on which scale: the part of the regulations that every mark needs.

It changes only when the regulations do, so it is kept per process under the contest's version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from contest.regulations.models import Contest, Round
from contest.regulations.rules.rounds import Marking
from contest.scoring.rules.scale import Scale


@dataclass(frozen=True, slots=True)
class PlannedCriterion:
    """A line of the sheet, with the texts as the regulations write them."""

    id: int
    key: str
    name: str
    max: str


@dataclass(frozen=True, slots=True)
class PlannedRound:
    """A round as a judge meets it. ``panel``: judge key → judge id, in panel order."""

    id: int
    key: str
    name: str
    staged: bool
    min: str
    step: str
    criteria: tuple[PlannedCriterion, ...]
    scales: Mapping[str, Scale]
    panel: Mapping[str, int]

    def criterion(self, key: str) -> PlannedCriterion:
        """The criterion under this key.

        Raises:
            KeyError: the round has none.
        """
        for criterion in self.criteria:
            if criterion.key == key:
                return criterion
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Plan:
    """The rounds of a contest by key, in the order in which they are held."""

    contest: UUID
    version: int
    lock: str
    rounds: Mapping[str, PlannedRound]


_plans: dict[int, Plan] = {}


def plan_of(session: Session, contest_id: int) -> Plan:
    """The plan of a contest at its current version: one small query when nothing has changed."""
    contest, version = session.execute(
        select(Contest.uuid, Contest.version).where(Contest.id == contest_id)
    ).one()
    kept = _plans.get(contest_id)
    if kept is not None and (kept.contest, kept.version) == (contest, version):
        return kept
    plan = _read(session, contest_id)
    _plans[contest_id] = plan
    return plan


def _read(session: Session, contest_id: int) -> Plan:
    contest = session.scalars(
        select(Contest)
        .where(Contest.id == contest_id)
        .options(
            selectinload(Contest.judges),
            selectinload(Contest.rounds).selectinload(Round.criteria),
            selectinload(Contest.rounds).selectinload(Round.panel),
        )
    ).one()
    jury = {judge.key: judge.id for judge in contest.judges}
    names = {judge.id: judge.key for judge in contest.judges}
    return Plan(
        contest=contest.uuid,
        version=contest.version,
        lock=contest.lock,
        rounds={
            round_.key: _planned(
                round_,
                {names[place.judge_id]: place.judge_id for place in round_.panel}
                if round_.panel_given
                else jury,
            )
            for round_ in contest.rounds
        },
    )


def _planned(round_: Round, panel: Mapping[str, int]) -> PlannedRound:
    marking = Marking(Decimal(round_.marking_min), Decimal(round_.marking_step))
    return PlannedRound(
        id=round_.id,
        key=round_.key,
        name=round_.name,
        staged=round_.staged,
        min=round_.marking_min,
        step=round_.marking_step,
        criteria=tuple(PlannedCriterion(c.id, c.key, c.name, c.max) for c in round_.criteria),
        scales={c.key: Scale.of(marking, Decimal(c.max)) for c in round_.criteria},
        panel=panel,
    )
