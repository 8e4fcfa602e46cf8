"""Making results public: a turn, a round, or everything with the awards; and taking back."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from contest.audit.actions.trail import Actor, note
from contest.ranking.events import ResultsAnnounced, ResultsReleased
from contest.ranking.queries.results import results_of
from contest.ranking.rules.awards import AwardState
from contest.ranking.rules.release import Obstacle, TurnStanding, obstacles, unsigned
from contest.regulations.models import Contest, Round
from contest.regulations.queries.contests import touch
from contest.regulations.rules.contest import PublishWhen, Signatures
from contest.schedule.actions.turns import step
from contest.schedule.models import Turn
from contest.schedule.queries.turns import locked_turn
from contest.schedule.rules.states import WITHOUT_RESULT, TurnState
from contest.scoring.queries.signatures import missing_signatures
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction


def release_turns(
    contest_id: int, turn_ids: Collection[int], *, by: Actor, unsigned_anyway: bool = False
) -> None:
    """Make the results of these turns public.

    Args:
        unsigned_anyway: the organiser has read the warning about sheets that are not signed.

    Raises:
        Refusal: with every reason why not.
    """
    with transaction() as session:
        contest, turns = _locked(session, contest_id)
        chosen = [turn for turn in turns if turn.id in turn_ids and turn.released_at is None]
        _check(session, contest, turns, chosen, unsigned_anyway, at_end=False)
        _release(session, chosen, by)
        touch(contest_id)
        record(ResultsReleased(contest_id))


def announce(contest_id: int, *, by: Actor, unsigned_anyway: bool = False) -> None:
    """Announce the final results: whatever is not public yet, and the awards.

    Raises:
        Refusal: results are missing, an award needs a decision, sheets are not signed, …
    """
    with transaction() as session:
        contest, turns = _locked(session, contest_id)
        rest = [turn for turn in turns if turn.released_at is None]
        also = []
        if contest.announced_at is not None:
            also.append(Reason("already_announced"))
        results = results_of(contest_id)
        if not results.complete:
            also.append(Reason("results_incomplete", {"count": len(results.missing)}))
        else:
            names = {award.key: award.name for award in contest.awards}
            also += [
                Reason("award_undecided", {"award": names[award.key]})
                for award in results.awards
                if award.state is AwardState.NEEDS_DECISION
            ]
        _check(session, contest, turns, rest, unsigned_anyway, at_end=True, also=also)
        _release(session, rest, by)
        contest.announced_at = clock.now()
        note(by, "results.announce", "contest", contest_id=contest_id)
        touch(contest_id)
        record(ResultsAnnounced(contest_id))


def correct_turn(turn_id: int, reason: str, *, by: Actor) -> None:
    """Take a public result back to the judges; what was announced stays in the audit log.

    Raises:
        Refusal: the turn is not public, or no reason was given.
    """
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        if turn.released_at is not None and turn.state in WITHOUT_RESULT:
            if not reason.strip():
                raise Refusal("reason_needed")
            turn.released_at = None
        step(session, turn, _way_back(turn), by=by, reason=reason)
        contest = session.get_one(Contest, turn.contest_id)
        contest.announced_at = None
        record(ResultsReleased(turn.contest_id))


def _way_back(turn: Turn) -> str:
    return "reinstate" if turn.state in WITHOUT_RESULT else "correct"


def _locked(session: Session, contest_id: int) -> tuple[Contest, Sequence[Turn]]:
    touch(contest_id)
    contest = session.get_one(Contest, contest_id)
    turns = session.scalars(
        select(Turn)
        .join(Round, Round.id == Turn.round_id)
        .join(Turn.delegation)
        .where(Turn.contest_id == contest_id, Turn.delegation.has(status="approved"))
        .options(joinedload(Turn.round), joinedload(Turn.delegation))
        .order_by(Round.position, Turn.position, Turn.id)
    ).all()
    return contest, turns


def _check(
    session: Session,
    contest: Contest,
    turns: Sequence[Turn],
    chosen: Sequence[Turn],
    unsigned_anyway: bool,
    *,
    at_end: bool,
    also: Sequence[Reason] = (),
) -> None:
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
    if gate is Signatures.BLOCK or not unsigned_anyway:
        missing = missing_signatures(session, contest.id)
        found += unsigned(standing, wanted, missing, gate)
    if found or also:
        raise Refusal(*also, *(_reason(one, contest, gate) for one in found))


def _reason(obstacle: Obstacle, contest: Contest, gate: Signatures) -> Reason:
    facts = dict(obstacle.facts)
    if "round" in facts:
        names = {round_.key: round_.name for round_ in contest.rounds}
        facts["round"] = names[str(facts["round"])]
    warned = obstacle.code == "sheets_unsigned" and gate is Signatures.WARN
    return Reason("sheets_unsigned_warning" if warned else obstacle.code, facts)


def _release(session: Session, turns: Sequence[Turn], by: Actor) -> None:
    for turn in turns:
        if turn.state in WITHOUT_RESULT:
            turn.released_at = clock.now()
        else:
            step(session, turn, "release", by=by)
