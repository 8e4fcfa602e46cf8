"""The robots of a practice copy: asked for and stopped from the page, reported by themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from contest.audit.actions.trail import Actor, note
from contest.regulations.models import Contest
from contest.rehearsal.models import RobotRun
from contest.rehearsal.queries.robots import is_running
from contest.rehearsal.rules.run import RunState
from contest.shared import clock
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction


@dataclass(frozen=True, slots=True)
class Wish:
    """What the organiser asks of the robots; ``speed`` None: as fast as it goes."""

    seed: int
    faults: bool
    whole_day: bool
    speed: int | None


def begin_run(practice_id: int, wish: Wish, *, by: Actor) -> int:
    """Note that robots are to play a practice copy; returns the run's key.

    Raises:
        Refusal: ``robots_only_in_practice``; ``robots_running`` in this copy or another one;
            ``robots_announced``: the copy is at its end.
    """
    with transaction() as session:
        # Under one lock, so that two who press at the same time do not both begin.
        copies = session.scalars(
            select(Contest)
            .where(Contest.practice_of.is_not(None))
            .order_by(Contest.id)
            .with_for_update()
        ).all()
        contest = next((one for one in copies if one.id == practice_id), None)
        if contest is None:
            raise Refusal("robots_only_in_practice")
        reasons = []
        running = [one.name for one in copies if is_running(session, one.id)]
        if running:
            reasons.append(Reason("robots_running", {"contest": running[0]}))
        if contest.announced_at is not None:
            reasons.append(Reason("robots_announced"))
        if reasons:
            raise Refusal(*reasons)
        now = clock.now()
        run = RobotRun(
            contest_id=practice_id,
            seed=wish.seed,
            faults=wish.faults,
            whole_day=wish.whole_day,
            speed=wish.speed,
            state=RunState.RUNNING.value,
            started_by=by.name,
            started_at=now,
            seen_at=now,
        )
        session.add(run)
        session.flush()
        note(
            by,
            "robots.start",
            f"contest:{contest.slug}",
            contest_id=practice_id,
            new={"faults": wish.faults, "seed": wish.seed},
        )
        return run.id


def ask_to_stop(practice_id: int, *, by: Actor) -> None:
    """Ask the robots of a practice copy to stop; they do within seconds. Nothing if none run."""
    with transaction() as session:
        run = session.scalar(
            select(RobotRun).where(
                RobotRun.contest_id == practice_id, RobotRun.state == RunState.RUNNING.value
            )
        )
        if run is None or run.stop_asked:
            return
        run.stop_asked = True
        slug = session.get_one(Contest, practice_id).slug
        note(by, "robots.stop", f"contest:{slug}", contest_id=practice_id)


def report(run_id: int, counts: Mapping[str, int], told: Sequence[str], due: int) -> bool:
    """Write how far the robots are; returns whether they are to stop (the run is gone: yes)."""
    with transaction() as session:
        run = session.get(RobotRun, run_id)
        if run is None:
            return True
        run.counts, run.told, run.sheets_due = dict(counts), list(told), due
        run.seen_at = clock.now()
        return run.stop_asked


def end_run(run_id: int, state: RunState, failure: str | None = None) -> None:
    """Note how a run ended; nothing if that is known already. Who was asked to stop and is lost
    has stopped."""
    with transaction() as session:
        run = session.get(RobotRun, run_id)
        if run is None or run.state != RunState.RUNNING:
            return
        if state is RunState.LOST and run.stop_asked:
            state = RunState.STOPPED
        run.state, run.failure, run.ended_at = state.value, failure, clock.now()
