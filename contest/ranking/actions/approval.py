"""Recording who agreed to the results, step by step; a step can be taken back with a reason."""

from datetime import datetime

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.files.actions.keeping import Incoming, keep_incoming
from contest.ranking.events import ApprovalRecorded
from contest.ranking.models import Approval
from contest.ranking.queries.standing_approval import approvals_of
from contest.ranking.rules.approval import BEFORE_ANNOUNCING, Step, StepState
from contest.ranking.sentences import STEP_NAMES
from contest.regulations.models import Contest
from contest.regulations.queries.contests import touch
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction

LONGEST_WHO = 200
LONGEST_NOTE = 1000


def record_step(
    contest_id: int,
    step: Step,
    who: str,
    at: datetime,
    remark: str,
    photo: Incoming | None,
    *,
    by: Actor,
) -> None:
    """Record that somebody agreed to the results as they are now.

    Args:
        who: name and title, as written on the minutes.
        at: when they agreed; not in the future.

    Raises:
        Refusal: results are missing, an earlier step is, the step is taken already, the results
            are announced, nobody is named, or the moment is still to come.
    """
    with transaction() as session:
        touch(contest_id)
        chain = approvals_of(session, contest_id)
        line = next(one for one in chain.lines if one.step is step)
        against = _announced(session, contest_id, step)
        if not chain.complete:
            against.append(Reason("approval_incomplete"))
        if line.state is StepState.TAKEN:
            against.append(Reason("step_taken", {"step": STEP_NAMES[step]}))
        against += [Reason("step_before", {"step": STEP_NAMES[one]}) for one in line.before]
        against += _against_words(who, remark, at)
        if against:
            raise Refusal(*against)
        kept = None if photo is None else keep_incoming(session, contest_id, photo, by=by).id
        session.add(
            Approval(
                contest_id=contest_id,
                step=step.value,
                agreed=True,
                who=who.strip(),
                at=at,
                note=remark.strip() or None,
                photo_id=kept,
                digest=chain.digest,
                recorded_by=by.name,
                recorded_at=clock.now(),
            )
        )
        note(
            by,
            "approval.record",
            f"approval:{step}",
            contest_id=contest_id,
            new={"who": who.strip(), "at": at.isoformat(), "digest": chain.digest},
            reason=remark.strip() or None,
        )
        record(ApprovalRecorded(contest_id))


def take_back_step(contest_id: int, step: Step, reason: str, *, by: Actor) -> None:
    """Take a step back; those after it must then be taken anew.

    Raises:
        Refusal: it is not taken, no reason was given, or the results are announced.
    """
    with transaction() as session:
        touch(contest_id)
        chain = approvals_of(session, contest_id)
        row = chain.latest.get(step)
        against = [] if reason.strip() else [Reason("reason_needed")]
        if row is None or not row.agreed:
            against.append(Reason("step_open", {"step": STEP_NAMES[step]}))
        against += _announced(session, contest_id, step)
        if against or row is None:
            raise Refusal(*against)
        session.add(
            Approval(
                contest_id=contest_id,
                step=step.value,
                agreed=False,
                who=row.who,
                at=clock.now(),
                note=reason.strip(),
                recorded_by=by.name,
                recorded_at=clock.now(),
            )
        )
        note(
            by,
            "approval.take_back",
            f"approval:{step}",
            contest_id=contest_id,
            old={"who": row.who},
            reason=reason.strip(),
        )
        record(ApprovalRecorded(contest_id))


def _announced(session: Session, contest_id: int, step: Step) -> list[Reason]:
    """What was announced rests on these steps; only the decision may be signed afterwards."""
    announced = session.get_one(Contest, contest_id).announced_at is not None
    return [Reason("already_announced")] if announced and step in BEFORE_ANNOUNCING else []


def _against_words(who: str, remark: str, at: datetime) -> list[Reason]:
    against = []
    if not who.strip():
        against.append(Reason("who_needed"))
    elif len(who.strip()) > LONGEST_WHO:
        against.append(Reason("who_too_long", {"most": LONGEST_WHO}))
    if len(remark.strip()) > LONGEST_NOTE:
        against.append(Reason("remark_too_long", {"most": LONGEST_NOTE}))
    if at > clock.now():
        against.append(Reason("moment_to_come"))
    return against
