"""What is marked, by whom, on which scale: the part of the regulations that every mark needs.

It changes only when the regulations do, so it is kept per process under the contest's version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam, select
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
    """A round as a judge meets it. ``panel``: judge key → judge id, in panel order;
    ``criterion_keys``: criterion id → its key."""

    id: int
    key: str
    name: str
    staged: bool
    min: str
    step: str
    criteria: tuple[PlannedCriterion, ...]
    scales: Mapping[str, Scale]
    panel: Mapping[str, int]
    criterion_keys: Mapping[int, str]

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
    """The rounds of a contest by key, in the order in which they are held.

    ``judges``: judge id → judge key, of the whole jury.
    """

    contest: UUID
    slug: str
    version: int
    lock: str
    practice: bool
    rounds: Mapping[str, PlannedRound]
    judges: Mapping[int, str]


_plans: dict[int, Plan] = {}
_CONTESTS = Contest.__table__.c
_VERSION = select(_CONTESTS.uuid, _CONTESTS.version).where(_CONTESTS.id == bindparam("contest"))


def plan_of(session: Session, contest_id: int) -> Plan:
    """The plan of a contest at its current version: one small query when nothing has changed."""
    contest, version = session.execute(_VERSION, {"contest": contest_id}).one()
    return plan_at(session, contest_id, contest, version)


def plan_at(session: Session, contest_id: int, contest: UUID, version: int) -> Plan:
    """The plan for whoever has just read the contest's version."""
    kept = _plans.get(contest_id)
    if kept is not None and (kept.contest, kept.version) == (contest, version):
        return kept
    plan = _read(session, contest_id)
    _plans[contest_id] = plan
    return plan


def last_plan(contest_id: int) -> Plan | None:
    """The plan that this process used last for the contest, without asking the record."""
    return _plans.get(contest_id)


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
        slug=contest.slug,
        version=contest.version,
        lock=contest.lock,
        practice=contest.practice_of is not None,
        rounds={
            round_.key: _planned(
                round_,
                {names[place.judge_id]: place.judge_id for place in round_.panel}
                if round_.panel_given
                else jury,
            )
            for round_ in contest.rounds
        },
        judges=names,
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
        criterion_keys={c.id: c.key for c in round_.criteria},
    )
