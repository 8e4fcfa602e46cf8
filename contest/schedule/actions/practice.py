"""What the practice copy of a contest takes over of its day: steps of the action that makes it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.registration.models import Delegation
from contest.schedule.models import Draw, StagePlan


def carry_the_draw(session: Session, official_id: int, practice_id: int) -> None:
    """The draws as they were made, with the numbers of the teams. A seed that is sealed still
    stays where it is: nobody may see it before the draw."""
    for draw in session.scalars(select(Draw).where(Draw.contest_id == official_id)).all():
        session.add(
            Draw(
                contest_id=practice_id,
                round_key=draw.round_key,
                method=draw.method,
                seed=draw.seed,
                seal=draw.seal,
                sealed_at=draw.sealed_at,
                groups=draw.groups,
                fixed=draw.fixed,
                order=draw.order,
                by=draw.by,
                at=draw.at,
            )
        )
    numbers: dict[str, int | None] = dict(
        session.execute(
            select(Delegation.key, Delegation.team_number).where(
                Delegation.contest_id == official_id
            )
        ).all()
    )
    for team in session.scalars(select(Delegation).where(Delegation.contest_id == practice_id)):
        team.team_number = numbers.get(team.key)


def carry_the_script(session: Session, official_id: int, practice_id: int) -> None:
    """How names are spoken, the words of the MC, the warnings of the clock. Not the guests, nor
    who presents what: those are people."""
    plan = session.get(StagePlan, official_id)
    if plan is None:
        return
    session.add(
        StagePlan(
            contest_id=practice_id,
            guests=[],
            presenters={},
            spoken=dict(plan.spoken),
            script=dict(plan.script),
            warnings=dict(plan.warnings),
        )
    )
