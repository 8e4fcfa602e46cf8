"""Signed by hand: the printed sheet of a judge for a round is the legal mark."""

from sqlalchemy import delete, select

from contest.audit.actions.trail import Actor, note
from contest.regulations.queries.contests import touch
from contest.scoring.models import SheetSignature
from contest.scoring.queries.plan import plan_of
from contest.shared import clock
from contest.shared.errors import NotFound
from contest.shared.transaction import transaction


def tick_signature(contest_id: int, round_key: str, judge: str, *, signed: bool, by: Actor) -> None:
    """Note that a judge's printed sheet of a round is signed, or that the tick was a mistake.

    Raises:
        NotFound: no such round, or the judge is not on its panel.
    """
    with transaction() as session:
        touch(contest_id)
        round_ = plan_of(session, contest_id).rounds.get(round_key)
        if round_ is None or judge not in round_.panel:
            raise NotFound("not_found")
        judge_id = round_.panel[judge]
        place = (SheetSignature.round_id == round_.id, SheetSignature.judge_id == judge_id)
        there = session.scalar(select(SheetSignature.id).where(*place)) is not None
        if there == signed:
            return
        if signed:
            session.add(
                SheetSignature(
                    round_id=round_.id, judge_id=judge_id, ticked_by=by.name, ticked_at=clock.now()
                )
            )
        else:
            session.execute(delete(SheetSignature).where(*place))
        note(
            by,
            "sheet.signed" if signed else "sheet.unsigned",
            f"signature:{round_key}/{judge}",
            contest_id=contest_id,
        )
