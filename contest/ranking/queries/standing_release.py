"""What can be made public now, what cannot and why: asked by the page before and by the act.

The reasons are the same list in both places, so that the page never promises what the act refuses.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from contest.ranking.queries.results import results_of
from contest.ranking.queries.standing import Standing
from contest.ranking.queries.standing_appeals import open_appeals
from contest.ranking.queries.standing_approval import approvals_of
from contest.ranking.rules.approval import missing_to_announce
from contest.ranking.rules.awards import AwardState
from contest.ranking.rules.release import READY, Obstacle, TurnStanding, obstacles, unsigned
from contest.ranking.rules.results import Results
from contest.ranking.sentences import STEP_NAMES
from contest.regulations.models import Contest, Round
from contest.regulations.rules.contest import PublishWhen, Signatures
from contest.schedule.models import Turn
from contest.schedule.rules.states import TurnState
from contest.scoring.queries.desk import desk_of
from contest.scoring.queries.signatures import missing_signatures
from contest.shared.db import db
from contest.shared.errors import Reason

WARNINGS = frozenset({"sheets_unsigned_warning", "appeals_open_warning", "not_approved_warning"})
"""Reasons that the organiser may have read and go on."""


@dataclass(frozen=True, slots=True)
class ReleaseTurn:
    """One turn on its way to the public.

    Attributes:
        waiting: names of judges whose sheet is to come.
        judged: whether anybody marks it at all.
    """

    id: int
    round: str
    name: str
    number: int | None
    state: TurnState
    released: bool
    result: str | None
    waiting: tuple[str, ...]
    judged: bool

    @property
    def ready(self) -> bool:
        """Whether it may be made public and is not yet."""
        return not self.released and self.state in READY


@dataclass(frozen=True, slots=True)
class ReleaseRound:
    """One round; ``unsigned`` names judges whose sheet of it is not ticked signed."""

    key: str
    name: str
    turns: tuple[ReleaseTurn, ...]
    unsigned: tuple[str, ...]

    @property
    def ready(self) -> tuple[ReleaseTurn, ...]:
        """The turns that may be made public now."""
        return tuple(turn for turn in self.turns if turn.ready)

    @property
    def late(self) -> tuple[ReleaseTurn, ...]:
        """The turns that are not public and cannot be yet."""
        return tuple(turn for turn in self.turns if not turn.released and not turn.ready)

    @property
    def released(self) -> tuple[ReleaseTurn, ...]:
        """The turns that are public."""
        return tuple(turn for turn in self.turns if turn.released)


@dataclass(frozen=True, slots=True)
class ReleaseState:
    """What the page of release shows.

    Attributes:
        unsigned_now: warnings about sheets not signed, if all that is ready were released.
        blocked_now: the same where the regulations make them a condition.
        against_announcing: reasons against announcing the final results now.
        warned_at_end: what the organiser must have read before announcing.
    """

    level: str
    when: str
    gate: str
    rounds: tuple[ReleaseRound, ...]
    announced_at: datetime | None
    unsigned_now: tuple[Reason, ...]
    blocked_now: tuple[Reason, ...]
    against_announcing: tuple[Reason, ...]
    warned_at_end: tuple[Reason, ...]


def release_state(contest_id: int, standing: Standing) -> ReleaseState:
    """How far the contest is on its way to the public, by its own settings."""
    session = db.session()
    contest = session.get_one(Contest, contest_id)
    turns = turns_to_release(session, contest_id)
    results = {
        (turn.round, turn.team): turn.result
        for round_ in standing.rounds
        for turn in standing.turns_of(round_.key)
    }
    now = [turn for turn in turns if turn.released_at is None and TurnState(turn.state) in READY]
    asked = reasons_against(session, contest, turns, now) if now else []
    at_end = reasons_against_announcing(session, contest, turns, standing.results)
    return ReleaseState(
        level=contest.publish_level,
        when=contest.publish_when,
        gate=contest.signatures,
        rounds=_rounds(session, contest, turns, results),
        announced_at=contest.announced_at,
        unsigned_now=_coded(asked, "sheets_unsigned_warning"),
        blocked_now=_coded(asked, "sheets_unsigned"),
        against_announcing=tuple(r for r in at_end if r.code not in WARNINGS),
        warned_at_end=tuple(r for r in at_end if r.code in WARNINGS),
    )


def _coded(reasons: Sequence[Reason], code: str) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason.code == code)


def _rounds(
    session: Session,
    contest: Contest,
    turns: Sequence[Turn],
    results: dict[tuple[str, str], str | None],
) -> tuple[ReleaseRound, ...]:
    desk = desk_of(contest.id)
    names = {judge.key: judge.name for judge in desk.judges}
    sheets = {row.id: row.sheets for round_ in desk.rounds for row in round_.turns}
    gate = Signatures(contest.signatures)
    missing = {} if gate is Signatures.OFF else missing_signatures(session, contest.id)
    return tuple(
        ReleaseRound(
            round_.key,
            round_.name,
            tuple(
                ReleaseTurn(
                    id=turn.id,
                    round=round_.key,
                    name=turn.delegation.name,
                    number=turn.delegation.team_number,
                    state=TurnState(turn.state),
                    released=turn.released_at is not None,
                    result=results.get((round_.key, turn.delegation.key)),
                    waiting=tuple(
                        names[sheet.judge]
                        for sheet in sheets.get(turn.id, ())
                        if sheet.state in ("none", "marking")
                    ),
                    judged=any(one.state != "excused" for one in sheets.get(turn.id, ())),
                )
                for turn in turns
                if turn.round_id == round_.id
            ),
            tuple(missing.get(round_.key, ())),
        )
        for round_ in contest.rounds
    )


def turns_to_release(session: Session, contest_id: int) -> Sequence[Turn]:
    """The turns of approved teams, rounds in order, each in its running order."""
    return session.scalars(
        select(Turn)
        .join(Round, Round.id == Turn.round_id)
        .where(Turn.contest_id == contest_id, Turn.delegation.has(status="approved"))
        .options(joinedload(Turn.round), joinedload(Turn.delegation))
        .order_by(Round.position, Turn.position, Turn.id)
    ).all()


def reasons_against(
    session: Session,
    contest: Contest,
    turns: Sequence[Turn],
    chosen: Collection[Turn],
    *,
    at_end: bool = False,
) -> list[Reason]:
    """All reasons against making ``chosen`` of ``turns`` public now.

    Unsigned sheets are ``sheets_unsigned`` where they block, ``sheets_unsigned_warning`` where
    the organiser may decide to go on.
    """
    standing = [
        TurnStanding(
            turn.round.key,
            turn.delegation.name,
            TurnState(turn.state),
            turn.released_at is not None,
        )
        for turn in turns
    ]
    wanted = {place for place, turn in enumerate(turns) if turn in chosen}
    found = obstacles(standing, wanted, PublishWhen(contest.publish_when), at_end=at_end)
    if at_end:
        found = [one for one in found if one.code != "nothing_to_release"]
    gate = Signatures(contest.signatures)
    if gate is not Signatures.OFF:
        found += unsigned(standing, wanted, missing_signatures(session, contest.id), gate)
    return [_reason(one, contest, gate) for one in found]


def reasons_against_announcing(
    session: Session, contest: Contest, turns: Sequence[Turn], results: Results | None = None
) -> list[Reason]:
    """All reasons against announcing the final results now."""
    found: list[Reason] = []
    if contest.announced_at is not None:
        found.append(Reason("already_announced"))
    results = results or results_of(contest.id)
    if not results.complete:
        found.append(Reason("results_incomplete", {"count": len(results.missing)}))
    names = {award.key: award.name for award in contest.awards}
    found += [
        Reason("award_undecided", {"award": names[award.key]})
        for award in results.awards
        if award.state is AwardState.NEEDS_DECISION
    ]
    rest = [turn for turn in turns if turn.released_at is None]
    found += reasons_against(session, contest, turns, rest, at_end=True)
    return found + _unsettled(session, contest, results)


def _unsettled(session: Session, contest: Contest, results: Results) -> list[Reason]:
    """Open appeals and steps of approval not taken: what the gate of signatures asks for too."""
    gate = Signatures(contest.signatures)
    if gate is Signatures.OFF:
        return []
    suffix = "_warning" if gate is Signatures.WARN else ""
    found: list[Reason] = []
    if count := open_appeals(session, contest.id):
        found.append(Reason(f"appeals_open{suffix}", {"count": count}))
    if steps := missing_to_announce(approvals_of(session, contest.id, results).now):
        names = "; ".join(STEP_NAMES[step] for step in steps)
        found.append(Reason(f"not_approved{suffix}", {"steps": names}))
    return found


def _reason(obstacle: Obstacle, contest: Contest, gate: Signatures) -> Reason:
    facts = dict(obstacle.facts)
    if "round" in facts:
        names = {round_.key: round_.name for round_ in contest.rounds}
        facts["round"] = names[str(facts["round"])]
    warned = obstacle.code == "sheets_unsigned" and gate is Signatures.WARN
    return Reason("sheets_unsigned_warning" if warned else obstacle.code, facts)
