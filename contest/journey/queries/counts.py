"""The numbers of a contest's life: a few queries, whatever its size."""

from collections import Counter

from sqlalchemy import func, select

from contest.documents.queries.editions import last_signed
from contest.journey.rules.life import Counts
from contest.preparation.models import Piece
from contest.ranking.queries.signed_decision import signed_decision_of
from contest.ranking.queries.standing_approval import latest_approvals
from contest.ranking.rules.approval import Step
from contest.reception.queries.arrivals import count_undecided
from contest.registration.models import Delegation
from contest.registration.queries.substitutions import count_asked
from contest.regulations.models import Award, Contest, Judge, Unit
from contest.schedule.models import Draw, Turn
from contest.scoring.queries.signatures import missing_signatures
from contest.shared.db import db

JUDGING = ("on_stage", "marking")
WITHOUT_RESULT = ("absent", "disqualified")


def counts_of(contest: Contest) -> Counts:
    """What the record of a contest says, in numbers."""
    here = contest.id
    states: Counter[str] = Counter()
    released = 0
    for state, public, number in db.session.execute(
        select(Turn.state, Turn.released_at.is_not(None), func.count())
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .where(Turn.contest_id == here, Delegation.status == "approved")
        .group_by(Turn.state, Turn.released_at.is_not(None))
    ):
        if public:
            released += number
        else:
            states[state] += number
    teams = dict(
        db.session.execute(
            select(Delegation.status, func.count())
            .where(Delegation.contest_id == here)
            .group_by(Delegation.status)
        ).all()
    )
    turns = sum(states.values()) + released
    unsigned = missing_signatures(db.session(), here) if turns else {}
    return Counts(
        proposals=len(contest.proposals),
        judges=_count(Judge, here),
        units=_count(Unit, here),
        delegations=sum(teams.values()) - teams.get("withdrawn", 0),
        drafts=teams.get("draft", 0),
        submitted=teams.get("submitted", 0),
        returned=teams.get("returned", 0),
        approved=teams.get("approved", 0),
        drawn=_count(Draw, here) > 0,
        turns=turns,
        waiting=states["waiting"],
        judging=sum(states[state] for state in JUDGING),
        complete=states["complete"],
        confirmed=states["confirmed"],
        released=released,
        without_result=sum(states[state] for state in WITHOUT_RESULT),
        unsigned=sum(len(names) for names in unsigned.values()),
        announced=contest.announced_at is not None,
        scripts=_scripts_to_read(here),
        substitutions=count_asked(here),
        to_decide=count_undecided(here),
        reported=contest.announced_at is not None and last_signed(here, "report") is not None,
        undecided=int(contest.announced_at is not None and _decision_is_open(here)),
    )


def _decision_is_open(contest_id: int) -> bool:
    """Whether there are awards and nobody has noted who signed the decision on them: neither as
    the last step of the approval nor on the printed paper."""
    if not _count(Award, contest_id):
        return False
    told = latest_approvals(db.session(), contest_id).get(Step.DECIDED)
    if told is not None and told.agreed:
        return False
    return signed_decision_of(contest_id) is None


def _scripts_to_read(contest_id: int) -> int:
    waiting = (
        select(func.count())
        .select_from(Piece)
        .join(Delegation, Delegation.id == Piece.delegation_id)
        .where(
            Delegation.contest_id == contest_id,
            Delegation.status != "withdrawn",
            Piece.state == "handed_in",
        )
    )
    return db.session.scalar(waiting) or 0


def _count(model: type[Award] | type[Judge] | type[Unit] | type[Draw], contest_id: int) -> int:
    return (
        db.session.scalar(
            select(func.count()).select_from(model).where(model.contest_id == contest_id)
        )
        or 0
    )
