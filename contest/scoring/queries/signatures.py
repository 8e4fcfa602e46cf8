"""Which printed sheets are signed: one tick a judge and round."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.regulations.models import Judge
from contest.scoring.models import SheetSignature
from contest.scoring.queries.plan import plan_of


def missing_signatures(session: Session, contest_id: int) -> dict[str, list[str]]:
    """Round key → names of the judges whose sheet of the round is not ticked signed."""
    plan = plan_of(session, contest_id)
    names = {
        judge.id: judge.name
        for judge in session.scalars(select(Judge).where(Judge.contest_id == contest_id))
    }
    rounds = {round_.id for round_ in plan.rounds.values()}
    signed = {
        (row.round_id, row.judge_id)
        for row in session.scalars(
            select(SheetSignature).where(SheetSignature.round_id.in_(rounds))
        )
    }
    return {
        round_.key: [
            names[judge_id]
            for judge_id in round_.panel.values()
            if (round_.id, judge_id) not in signed
        ]
        for round_ in plan.rounds.values()
    }
