"""The ceremony: what it is made of, how far it is, and what the public may know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.displays.models import Reveal, RevealNote
from contest.displays.queries.snapshots import last_snapshot
from contest.displays.queries.stage import stage_of
from contest.displays.rules.board import ShownTurn, Stage, board
from contest.displays.rules.invented import invented_results
from contest.displays.rules.poster import Poster, poster
from contest.displays.rules.reveal import Step, revealed
from contest.ranking.queries.ceremony import CeremonyNow, tells_of_ceremony
from contest.ranking.queries.results import results_of
from contest.ranking.queries.standing import standing_of
from contest.ranking.queries.standing_ties import SHARED, TieLine
from contest.ranking.queries.values import record_of
from contest.ranking.rules.output import results_digest
from contest.ranking.rules.results import Results
from contest.registration.queries.values import teams_of
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Contest
from contest.regulations.queries.values import regulations_of
from contest.regulations.rules.contest import PublishLevel
from contest.schedule.queries.stage_plan import plan_of
from contest.schedule.rules.clock import StageClock
from contest.schedule.rules.states import TurnState
from contest.shared.db import db
from contest.shared.realtime import CompactJson


@dataclass(frozen=True, slots=True)
class Told:
    """What the presenter reads beside a step and nobody else.

    Attributes:
        presenters: award key → who gives the prize; ``spoken``: team key → how to say its name.
        notes: ``award:nhat``, ``team:ha-bac`` → what was written for the presenter.
    """

    presenters: Mapping[str, str]
    spoken: Mapping[str, str]
    notes: Mapping[str, str]


def reveal_under_way(session: Session, contest_id: int) -> Reveal | None:
    """The ceremony or rehearsal that is made and not over."""
    return session.scalars(
        select(Reveal)
        .where(Reveal.contest_id == contest_id, Reveal.ended_at.is_(None))
        .order_by(Reveal.id.desc())
        .limit(1)
    ).one_or_none()


@tells_of_ceremony
def ceremony_under_way(contest_id: int) -> CeremonyNow | None:
    """How far the ceremony of the real results is."""
    reveal = reveal_under_way(db.session(), contest_id)
    if reveal is None or reveal.rehearsal:
        return None
    return CeremonyNow(reveal.position, len(reveal.steps))


def final_poster(contest_id: int, results: Results | None = None) -> tuple[Poster, str]:
    """The page of the final board as it would be published now, and the digest of the results."""
    results = results or results_of(contest_id)
    shown = replace(_everything_said(stage_of(contest_id)), announced=True)
    regulations = regulations_of(contest_id)
    said = board(regulations, teams_of(contest_id), results, shown)
    return poster(said, regulations, shown), results_digest(results)


def _everything_said(stage: Stage) -> Stage:
    turns = [replace(turn, released=True) for turn in stage.turns]
    return replace(stage, turns=turns, frozen=False)


def rehearsed_poster(contest_id: int, seed: str) -> tuple[Poster, str]:
    """The same of invented results; no mark that was given is looked at."""
    real = record_of(contest_id, public_only=True)
    record, results = invented_results(real, seed)
    regulations = replace(regulations_of(contest_id), awards=tuple(record.awards))
    teams = [team for team in record.teams if team.status is TeamStatus.APPROVED]
    stage = replace(
        stage_of(contest_id),
        announced=True,
        frozen=False,
        turns=[
            ShownTurn(turn.round, turn.team, TurnState.PUBLISHED, True, None, StageClock(), 0.0)
            for turn in record.turns
        ],
    )
    return poster(board(regulations, teams, results, stage), regulations, stage), results_digest(
        results
    )


def steps_in(reveal: Reveal) -> tuple[Step, ...]:
    """The steps as they were made."""
    return tuple(Step.of(one) for one in reveal.steps)


@dataclass(frozen=True, slots=True)
class Ties:
    """How the teams of a step came to stand above others with the same total, for the presenter.

    Attributes:
        names: team key → name.
        lines: step → what told its teams from those that were named before.
    """

    names: Mapping[str, str]
    lines: Mapping[Step, tuple[TieLine, ...]]


def ties_told(reveal: Reveal) -> Ties:
    """The tie-breaks behind the steps that say “equal”; none of invented results."""
    steps = steps_in(reveal)
    if reveal.rehearsal or not any(step.equal for step in steps):
        return Ties({}, {})
    standing = standing_of(reveal.contest_id)
    ties = [one for division in standing.divisions for one in division.ties if one.by != SHARED]
    lines: dict[Step, tuple[TieLine, ...]] = {}
    before: set[str] = set()
    for step in steps:
        named = {one.team for one in step.winners if one.total}
        if step.equal:
            lines[step] = tuple(one for one in ties if one.above in named and one.below in before)
        before |= named
    return Ties(standing.names, lines)


def results_are_those_of(reveal: Reveal) -> bool:
    """Whether the ceremony still says what the results say; a rehearsal always does."""
    return reveal.rehearsal or results_digest(results_of(reveal.contest_id)) == reveal.digest


def ceremony_said(contest: Contest) -> dict[str, Any]:
    """What everybody may know of the ceremony: only what has been said.

    ``state`` is ``waiting`` before the first step, ``running``, or ``done`` when results are open.
    """
    reveal = reveal_under_way(db.session(), contest.id)
    if reveal is None or reveal.rehearsal or reveal.position == 0:
        snapshot = last_snapshot(contest.id)
        final = snapshot is not None and CompactJson.loads(snapshot.body)["state"] == "final"
        return _said(contest, "done" if final else "waiting")
    return _said(contest, "running", **revealed(steps_in(reveal), reveal.position))


def rehearsal_said(contest: Contest) -> dict[str, Any]:
    """The same of a rehearsal; for the people of the ceremony alone."""
    reveal = reveal_under_way(db.session(), contest.id)
    if reveal is None or not reveal.rehearsal or reveal.position == 0:
        return _said(contest, "waiting")
    return _said(contest, "running", **revealed(steps_in(reveal), reveal.position))


def _said(contest: Contest, state: str, **said: Any) -> dict[str, Any]:
    return {
        "state": state,
        "contest": {"slug": contest.slug, "name": contest.name, "theme": contest.theme},
        "step": None,
        "given": [],
        **said,
    }


def told_beside(contest_id: int) -> Told:
    """The presenter's own notes, with who gives which prize from the plan of the stage."""
    plan = plan_of(contest_id)
    rows = db.session.scalars(select(RevealNote).where(RevealNote.contest_id == contest_id))
    return Told(plan.presenters, plan.spoken, {row.subject: row.text for row in rows})


def shows_every_place(contest: Contest) -> bool:
    """Whether the ceremony may go from the last place up: only where all places are published."""
    return contest.publish_level == PublishLevel.ALL
