"""Making results public: a turn, a round, or everything with the awards; and taking back."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.ranking.actions.freeze import lift
from contest.ranking.events import ResultsAnnounced, ResultsReleased
from contest.ranking.models import Correction
from contest.ranking.queries.publicity import publicity_of
from contest.ranking.queries.results import results_of
from contest.ranking.queries.standing_release import (
    WARNINGS,
    reasons_against,
    reasons_against_announcing,
    turns_to_release,
)
from contest.ranking.rules.correction import figure_of, told
from contest.regulations.models import Contest
from contest.regulations.queries.contests import touch
from contest.schedule.actions.turns import step
from contest.schedule.models import Turn
from contest.schedule.queries.turns import locked_turn
from contest.schedule.rules.states import WITHOUT_RESULT
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction


def release_turns(
    contest_id: int, turn_ids: Collection[int], *, by: Actor, read_warnings: bool = False
) -> None:
    """Make the results of these turns public.

    Args:
        read_warnings: the organiser has read what is not settled yet and goes on.

    Raises:
        Refusal: with every reason why not.
    """
    with transaction() as session:
        contest, turns = _locked(session, contest_id)
        chosen = [turn for turn in turns if turn.id in turn_ids and turn.released_at is None]
        _check(contest, reasons_against(session, contest, turns, chosen), read_warnings, by)
        _release(session, chosen, by)
        touch(contest_id)
        record(ResultsReleased(contest_id))


def announce(contest_id: int, *, by: Actor, read_warnings: bool = False) -> None:
    """Announce the final results: whatever is not public yet, and the awards.

    Raises:
        Refusal: results are missing, an award needs a decision, sheets are not signed, …
    """
    with transaction() as session:
        contest, turns = _locked(session, contest_id)
        rest = [turn for turn in turns if turn.released_at is None]
        against = reasons_against_announcing(session, contest, turns)
        _check(contest, against, read_warnings, by)
        _release(session, rest, by)
        lift(session, contest_id, by)
        contest.announced_at = clock.now()
        note(by, "results.announce", "contest", contest_id=contest_id)
        touch(contest_id)
        record(ResultsAnnounced(contest_id))


def correct_turn(turn_id: int, reason: str, *, by: Actor) -> None:
    """Take a public result back to the judges; what was announced stays in the audit log.

    Raises:
        NotFound: no such turn.
        Refusal: the turn is not public, or no reason was given.
    """
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        against = [Reason("not_public")] if turn.released_at is None else []
        if not reason.strip():
            against.append(Reason("reason_needed"))
        if against:
            raise Refusal(*against)
        _tell_of(session, turn, reason.strip(), by)
        turn.released_at = None
        step(session, turn, _way_back(turn), by=by, reason=reason)
        contest = session.get_one(Contest, turn.contest_id)
        if contest.announced_at is not None:
            announced_at, contest.announced_at = contest.announced_at, None
            note(
                by,
                "results.withdraw",
                "contest",
                contest_id=contest.id,
                old={"announced_at": announced_at.isoformat()},
                reason=reason.strip(),
            )
        record(ResultsReleased(turn.contest_id))


def _tell_of(session: Session, turn: Turn, reason: str, by: Actor) -> None:
    """What everybody has seen is not taken back in silence; what nobody saw needs no word."""
    if turn.id not in publicity_of(turn.contest_id).turns:
        return
    announced = session.get_one(Contest, turn.contest_id).announced_at is not None
    results = results_of(turn.contest_id)
    was = figure_of(results, turn.round.key, turn.delegation.key)
    session.add(
        Correction(
            contest_id=turn.contest_id,
            turn_id=turn.id,
            reason=reason,
            announced=announced,
            before={"turn": was, **(told(results) if announced else {})},
            made_by=by.name,
            made_at=clock.now(),
        )
    )


def _way_back(turn: Turn) -> str:
    return "reinstate" if turn.state in WITHOUT_RESULT else "correct"


def _locked(session: Session, contest_id: int) -> tuple[Contest, Sequence[Turn]]:
    touch(contest_id)
    return session.get_one(Contest, contest_id), turns_to_release(session, contest_id)


def _check(contest: Contest, reasons: Sequence[Reason], read_warnings: bool, by: Actor) -> None:
    """Refuse for every reason but a warning that was read; that it was read is noted."""
    warned = [reason for reason in reasons if reason.code in WARNINGS]
    against = [reason for reason in reasons if not (read_warnings and reason in warned)]
    if against:
        raise Refusal(*against)
    if warned:
        note(
            by,
            "results.unsettled",
            "contest",
            contest_id=contest.id,
            new={"warnings": [{"code": one.code, **one.facts} for one in warned]},
        )


def _release(session: Session, turns: Sequence[Turn], by: Actor) -> None:
    for turn in turns:
        if turn.state in WITHOUT_RESULT:
            turn.released_at = clock.now()
            note(
                by,
                "turn.release",
                f"turn:{turn.round.key}/{turn.delegation.key}",
                contest_id=turn.contest_id,
                new={"state": turn.state},
            )
        else:
            step(session, turn, "release", by=by)
