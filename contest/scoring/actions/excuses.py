"""A judge who does not mark a turn: their own commune is on stage, they were called away."""

from sqlalchemy import select

from contest.audit.actions.trail import Actor
from contest.regulations.queries.contests import touch
from contest.schedule.actions.turns import step
from contest.schedule.models import Turn
from contest.schedule.rules.states import RESULT_STANDS, TurnState
from contest.scoring.actions.desk_entries import Place, entry, place_of, without, write
from contest.scoring.queries.plan import plan_of
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.transaction import transaction


def excuse_judge(turn_id: int, judge: str, reason: str, *, by: Actor) -> None:
    """Excuse a judge from one turn: the marks stay in the ledger and count no more.

    Raises:
        NotFound: no such turn or judge.
        Refusal: no reason, excused already, or the result stands.
    """
    _set(turn_id, judge, reason, by, excused=True)


def excuse_from_round(
    contest_id: int, round_key: str, judge: str, reason: str, *, by: Actor
) -> int:
    """Excuse a judge from every turn of a round whose result does not stand; returns how many.

    Raises:
        NotFound: no such round, or the judge is not on its panel.
        Refusal: no reason, or no turn is left to be excused from.
    """
    with transaction() as session:
        touch(contest_id)
        round_ = plan_of(session, contest_id).rounds.get(round_key)
        if round_ is None or judge not in round_.panel:
            raise NotFound("not_found")
        turns = session.scalars(
            select(Turn.id)
            .where(Turn.contest_id == contest_id, Turn.round_id == round_.id)
            .where(Turn.state.not_in(RESULT_STANDS))
            .order_by(Turn.position, Turn.id)
        ).all()
        places = [place_of(session, turn_id, judge) for turn_id in turns]
        open_ = [place for place in places if not place.sheet.excused]
        against = without(reason)
        if not open_:
            against.append(Reason("round_without_turns"))
        if against:
            raise Refusal(*against)
        for place in open_:
            _mark(place, reason, by, excused=True)
        return len(open_)


def unexcuse_judge(turn_id: int, judge: str, reason: str, *, by: Actor) -> None:
    """Ask an excused judge to mark the turn after all; a complete turn goes back to marking.

    Raises:
        NotFound: no such turn or judge.
        Refusal: no reason, not excused, or the result stands.
    """
    _set(turn_id, judge, reason, by, excused=False)


def _set(turn_id: int, judge: str, reason: str, by: Actor, *, excused: bool) -> None:
    with transaction() as session:
        place = place_of(session, turn_id, judge)
        against = without(reason)
        if place.sheet.excused == excused:
            against.append(Reason("already_excused" if excused else "not_excused"))
        if place.turn.state in RESULT_STANDS:
            against.append(Reason("result_stands"))
        if against:
            raise Refusal(*against)
        if not excused and place.turn.state == TurnState.COMPLETE:
            step(session, place.turn, "reopen", by=by, reason=reason)
        _mark(place, reason, by, excused=excused)


def _mark(place: Place, reason: str, by: Actor, *, excused: bool) -> None:
    place.sheet.excused = excused
    place.sheet.excused_reason = reason.strip() if excused else None
    kind = "excuse" if excused else "unexcuse"
    write(place, [entry(place, kind, text=reason.strip())], f"judge.{kind}", reason, by)
