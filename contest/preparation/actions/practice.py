"""The delegation keeps the times of its practice runs."""

from datetime import timedelta

from sqlalchemy import func, select

from contest.audit.actions.trail import Actor, note
from contest.preparation.models import PracticeRun
from contest.preparation.rules.practice import LONGEST_RUN
from contest.registration.actions.draft import locked
from contest.regulations.models import Round
from contest.shared import clock
from contest.shared.errors import Invalid, NotFound, Reason, Refusal
from contest.shared.transaction import transaction

RUNS_LIMIT = 500
"""Of one delegation, all rounds together."""
SAME_RUN = timedelta(seconds=5)
"""A page that lost the answer sends the run again: it ended at the same moment and is one run."""
OLDEST = timedelta(days=7)
"""How long a page without a network may keep a run before it sends it."""


def keep_run(
    contest_id: int, delegation_id: int, round_id: int, seconds: int, ago: timedelta, *, by: Actor
) -> None:
    """Keep the time of a run of a staged round that ended so long ago.

    Raises:
        NotFound: the contest has no such delegation or no such round on the stage.
        Invalid: no time at all, or longer than ``LONGEST_RUN``.
        Refusal: there are ``RUNS_LIMIT`` already.
    """
    with transaction() as session:
        delegation = locked(session, contest_id, delegation_id)
        round_ = session.get(Round, round_id)
        if round_ is None or round_.contest_id != contest_id or not round_.staged:
            raise NotFound("not_found")
        if seconds <= 0:
            raise Invalid("run_unreadable")
        if seconds > LONGEST_RUN:
            raise Invalid(Reason("run_too_long", {"limit": LONGEST_RUN // 3600}))
        ended = clock.now() - min(max(ago, timedelta()), OLDEST)
        mine = select(PracticeRun).where(PracticeRun.delegation_id == delegation_id)
        again = mine.where(
            PracticeRun.round_id == round_id,
            PracticeRun.seconds == seconds,
            PracticeRun.at.between(ended - SAME_RUN, ended + SAME_RUN),
        )
        if session.scalar(again.limit(1)) is not None:
            return
        have = session.scalar(select(func.count()).select_from(mine.subquery())) or 0
        if have >= RUNS_LIMIT:
            raise Refusal(Reason("corner_full", {"limit": RUNS_LIMIT}))
        session.add(
            PracticeRun(
                delegation_id=delegation_id,
                round_id=round_id,
                seconds=seconds,
                at=ended,
                by_name=by.name[:200],
            )
        )
        note(by, "practice.kept", f"delegation:{delegation.key}", contest_id=contest_id)


def drop_run(contest_id: int, delegation_id: int, run_id: int, *, by: Actor) -> None:
    """Take a run off the list: the watch was stopped too late, or it was no run at all.

    Raises:
        NotFound: the delegation has no such run.
    """
    with transaction() as session:
        delegation = locked(session, contest_id, delegation_id)
        row = session.get(PracticeRun, run_id)
        if row is None or row.delegation_id != delegation_id:
            raise NotFound("not_found")
        session.delete(row)
        note(by, "practice.dropped", f"delegation:{delegation.key}", contest_id=contest_id)
