"""The desk asks a judge, politely, to finish a sheet; the tablet shows it and says that it did."""

from datetime import timedelta

from sqlalchemy import select

from contest.audit.actions.trail import Actor, note
from contest.schedule.rules.states import TurnState
from contest.scoring.actions.desk_entries import place_of
from contest.scoring.events import JudgeNudged
from contest.scoring.models import Nudge
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction

AGAIN_AFTER = timedelta(minutes=1)
BEING_MARKED = (TurnState.ON_STAGE, TurnState.MARKING)


def nudge_judge(turn_id: int, judge: str, *, by: Actor) -> None:
    """Remind a judge of a sheet that is still to come.

    Raises:
        NotFound: no such turn or judge.
        Refusal: nothing is to come from them now, or they were reminded within a minute.
    """
    with transaction() as session:
        place = place_of(session, turn_id, judge)
        now = clock.now()
        sheet, against = place.sheet, []
        if sheet.submitted_at or sheet.excused or place.turn.state not in BEING_MARKED:
            against.append(Reason("nothing_to_remind"))
        last = session.scalar(
            select(Nudge.at)
            .where(Nudge.judge_id == place.judge.id, Nudge.turn_id == turn_id)
            .order_by(Nudge.id.desc())
            .limit(1)
        )
        if last is not None and now - last < AGAIN_AFTER:
            against.append(Reason("reminded_just_now"))
        if against:
            raise Refusal(*against)
        session.add(Nudge(turn_id=turn_id, judge_id=place.judge.id, at=now, by_name=by.name))
        ref = f"sheet:{place.ref.round}/{place.ref.team}/{judge}"
        note(by, "judge.nudged", ref, contest_id=place.turn.contest_id)
        record(JudgeNudged(place.turn.contest_id, place.judge.id))
