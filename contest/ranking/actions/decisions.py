"""Recording how the organising committee broke a tie; the system never chooses."""

from collections.abc import Sequence

from sqlalchemy import func, select

from contest.audit.actions.trail import Actor, note
from contest.ranking.events import DecisionRecorded
from contest.ranking.models import Decision
from contest.ranking.queries.results import results_of
from contest.regulations.models import Contest
from contest.regulations.queries.contests import touch
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.transaction import transaction


def tied_groups(contest_id: int) -> list[tuple[str, ...]]:
    """The groups of teams that still share a place, as the results stand now."""
    groups: list[tuple[str, ...]] = []
    for ranking in results_of(contest_id).rankings:
        by_place: dict[int, list[str]] = {}
        for place in ranking.places:
            by_place.setdefault(place.place, []).append(place.team)
        groups += [tuple(teams) for teams in by_place.values() if len(teams) > 1]
    return groups


def record_decision(
    contest_id: int, teams: Sequence[str], reason: str, agreed_by: str, *, by: Actor
) -> None:
    """Record the order of a tied group, best first, with the reason and who agreed.

    Raises:
        Refusal: the teams are not a group that shares a place now, or no reason was given.
    """
    with transaction() as session:
        touch(contest_id)
        against = [Reason("reason_needed")] if not reason.strip() else []
        whole = len({*teams}) == len(teams)
        if not whole or {*teams} not in [{*group} for group in tied_groups(contest_id)]:
            against.append(Reason("not_a_tied_group"))
        if session.get_one(Contest, contest_id).announced_at is not None:
            against.append(Reason("already_announced"))
        if against:
            raise Refusal(*against)
        last = session.scalar(
            select(func.max(Decision.position)).where(Decision.contest_id == contest_id)
        )
        session.add(
            Decision(
                contest_id=contest_id,
                position=(last or 0) + 1,
                teams=list(teams),
                reason=reason.strip(),
                agreed_by=agreed_by.strip() or None,
                recorded_by=by.name,
                recorded_at=clock.now(),
            )
        )
        note(
            by,
            "decision.record",
            "ranking",
            contest_id=contest_id,
            new={"teams": list(teams), "agreed_by": agreed_by.strip()},
            reason=reason.strip(),
        )
        record(DecisionRecorded(contest_id))


def take_back_decision(decision_id: int, reason: str, *, by: Actor) -> None:
    """Take a recorded decision back, with the reason.

    Raises:
        NotFound: no such decision.
        Refusal: no reason, or the results are announced.
    """
    with transaction() as session:
        decision = session.get(Decision, decision_id)
        if decision is None:
            raise NotFound("not_found")
        touch(decision.contest_id)
        against = [Reason("reason_needed")] if not reason.strip() else []
        if session.get_one(Contest, decision.contest_id).announced_at is not None:
            against.append(Reason("already_announced"))
        if against:
            raise Refusal(*against)
        session.delete(decision)
        note(
            by,
            "decision.take_back",
            "ranking",
            contest_id=decision.contest_id,
            old={"teams": decision.teams},
            reason=reason.strip(),
        )
        record(DecisionRecorded(decision.contest_id))
