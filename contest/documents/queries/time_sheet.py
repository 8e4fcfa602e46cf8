"""Phiếu theo dõi thời gian of one round, from the stage clock."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from contest.documents import sentences, words
from contest.documents.queries.minutes import clause, stop_line
from contest.documents.queries.office import Office
from contest.documents.rules.codes import digest_of
from contest.documents.rules.frame import Signature
from contest.documents.rules.minutes import StopLine
from contest.documents.rules.time_sheet import TimedTurn, TimeSheetPaper
from contest.ranking.queries.standing import Standing
from contest.ranking.queries.standing_turns import TurnLine, in_running_order
from contest.regulations.rules.exact import micros, shortest
from contest.regulations.rules.overtime import seconds_over, seconds_under
from contest.regulations.rules.rounds import Round, TimeRule
from contest.schedule.models import TimetableItem
from contest.schedule.queries.stops import stops_of
from contest.schedule.rules.stopwatch import told
from contest.schedule.rules.turns import TurnStatus
from contest.schedule.rules.warnings import WarningTimes, warnings
from contest.shared.db import db

STEPS_TOLD = 5
"""Steps of overtime that fit on the timekeeper's form."""


def time_sheet(
    contest_id: int,
    standing: Standing,
    round_: Round,
    office: Office,
    made_at: datetime,
    *,
    lacks: tuple[str, ...],
) -> TimeSheetPaper:
    """The sheet of one round, for the timekeeper and the head judge to sign."""
    on_stage, stops = _on_stage(contest_id), _stops(contest_id)
    turns = [
        _timed(turn, round_.time, on_stage.get(turn.id or 0), stops.get(turn.id or 0, ()))
        for turn in in_running_order(standing.turns_of(round_.key))
    ]
    return TimeSheetPaper(
        frame=office.frame(
            made_at,
            symbol=None,
            digest=digest_of([round_.key, [(one.team, one.seconds) for one in turns]]),
            signatures=(Signature(sentences.TIMEKEEPER), office.head_judge_signs),
        ),
        round=round_.name,
        limits=time_limits(round_),
        turns=turns,
        lacks=lacks,
    )


def time_limits(round_: Round) -> str:
    """What the regulations say of the time of a round: its limit, and what is taken off over it."""
    limit = round_.time.max_seconds if round_.time else None
    said = words.TIME_LIMIT.format(limit=words.NO_LIMIT if limit is None else told(limit))
    over = warnings(round_.time, WarningTimes(before=(), at_limit=False))
    steps = [
        words.TIME_STEP.format(time=told(one.seconds), points=one.points.replace(".", ","))
        for one in over
        if one.points is not None
    ]
    if not steps:
        return said
    more = words.TIME_MORE if len(steps) > STEPS_TOLD else ""
    return said + words.TIME_STEPS.format(steps="; ".join(steps[:STEPS_TOLD]), more=more)


def _timed(
    turn: TurnLine,
    rule: TimeRule | None,
    on_stage: tuple[datetime | None, datetime | None] | None,
    stops: Sequence[StopLine],
) -> TimedTurn:
    on, off = on_stage or (None, None)
    measured = turn.seconds if turn.outcome.status is TurnStatus.DONE else None
    return TimedTurn(
        number=turn.number,
        team=turn.name,
        status=turn.outcome.status.value,
        on=on,
        off=off,
        seconds=measured,
        over=seconds_over(rule, measured) if rule and measured is not None else 0,
        under=seconds_under(rule, measured) if rule and measured is not None else 0,
        deducted=shortest(sum(micros(one.points) for one in turn.deductions if one.code)),
        waived=clause(turn.time_waived),
        reason=clause(turn.reason),
        stops=stops,
    )


def _on_stage(contest_id: int) -> dict[int, tuple[datetime | None, datetime | None]]:
    """Turn → when the team came onto the stage and when it left, as the timetable noted."""
    rows = db.session.execute(
        select(TimetableItem.turn_id, TimetableItem.began_at, TimetableItem.ended_at).where(
            TimetableItem.contest_id == contest_id, TimetableItem.turn_id.is_not(None)
        )
    )
    return {turn: (began, ended) for turn, began, ended in rows if turn is not None}


def _stops(contest_id: int) -> Mapping[int, list[StopLine]]:
    found: dict[int, list[StopLine]] = defaultdict(list)
    for turn, stop in stops_of(contest_id):
        found[turn.id].append(stop_line(turn, stop))
    return found
