"""How far the results have come on the way to the announcement, and who agreed to what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.ranking.models import Approval
from contest.ranking.queries.results import results_of
from contest.ranking.rules.approval import CHAIN, Agreement, Step, StepState, missing_before, states
from contest.ranking.rules.output import results_digest
from contest.ranking.rules.results import Results
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step with the latest agreement to it, if there was one.

    Attributes:
        before: earlier steps that must be taken first.
    """

    step: Step
    state: StepState
    before: tuple[Step, ...]
    who: str | None = None
    at: datetime | None = None
    note: str | None = None
    photo_id: int | None = None
    recorded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Approvals:
    """The chain of a contest on its results as they are now."""

    digest: str
    complete: bool
    latest: Mapping[Step, Approval]
    now: Mapping[Step, StepState]

    @property
    def lines(self) -> list[StepLine]:
        """Every step, in order."""
        return [self._line(step) for step in CHAIN]

    def _line(self, step: Step) -> StepLine:
        state, before = self.now[step], tuple(missing_before(step, self.now))
        row = self.latest.get(step)
        if row is None or not row.agreed:
            return StepLine(step, state, before)
        return StepLine(
            step, state, before, row.who, row.at, row.note, row.photo_id, row.recorded_by
        )


def latest_approvals(session: Session, contest_id: int) -> dict[Step, Approval]:
    """The latest word on each step that somebody has spoken on."""
    rows = session.scalars(
        select(Approval).where(Approval.contest_id == contest_id).order_by(Approval.id)
    )
    return {Step(row.step): row for row in rows}


def approvals_of(session: Session, contest_id: int, results: Results | None = None) -> Approvals:
    """How each step stands; ``results`` are those of now, where they are at hand."""
    results = results or results_of(contest_id)
    latest = latest_approvals(session, contest_id)
    digest = results_digest(results)
    words = {step: Agreement(row.agreed, row.digest) for step, row in latest.items()}
    return Approvals(digest, results.complete, latest, states(words, digest))


def approval_chain(contest_id: int) -> Approvals:
    """The same for a page."""
    return approvals_of(db.session(), contest_id)
