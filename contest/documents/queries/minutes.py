"""Biên bản họp Ban Giám khảo, from the results, the jury and what was ruled on the day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal

from contest.documents import sentences
from contest.documents.queries.method import method_of
from contest.documents.queries.office import Office
from contest.documents.queries.proof import Address
from contest.documents.queries.standing import paper_standing
from contest.documents.rules.codes import digest_of_results
from contest.documents.rules.frame import Signature
from contest.documents.rules.minutes import (
    Attendee,
    DeductionLine,
    ExcuseLine,
    MinutesPaper,
    RulingLine,
    StopLine,
    WaiverLine,
)
from contest.ranking.queries.standing import Standing
from contest.ranking.queries.standing_turns import TurnLine, in_running_order
from contest.regulations.rules.contest import Judge
from contest.schedule.models import TechnicalStop, Turn
from contest.schedule.queries.stops import length, stops_of
from contest.schedule.rules.timing import TurnNote
from contest.schedule.rules.turns import TurnStatus

SYMBOL = "BB-BGK"


def minutes_paper(
    standing: Standing,
    office: Office,
    made_at: datetime,
    *,
    ledger_head: str | None,
    substitutes: Mapping[str, Sequence[str]],
    excuses: Sequence[ExcuseLine] = (),
    waivers: Sequence[WaiverLine] = (),
    stops: Sequence[StopLine] = (),
    address: Address | None = None,
) -> MinutesPaper:
    """The minutes; hours, votes and dissent are written in by hand at the meeting.

    Args:
        substitutes: judge key → names of others whose sheets the seat handed in.
        excuses: judges who did not mark a team, see :mod:`contest.documents.queries.excuses`.
        waivers: teams that take part with a reason, see :mod:`contest.documents.queries.waivers`.
        stops: technical stops that were not counted in a team's time.
    """
    frame = office.frame(
        made_at,
        symbol=SYMBOL,
        digest=digest_of_results(standing.results),
        signatures=(Signature(sentences.SECRETARY, name=office.secretary), office.head_judge_signs),
        address=address,
    )
    frame = replace(
        frame,
        letterhead=replace(frame.letterhead, superior=office.body, body=sentences.JURY),
        edition=replace(frame.edition, ledger_head=ledger_head),
        grounds=office.grounds,
        recipients=tuple(line.format(body=office.body) for line in sentences.MINUTES_RECIPIENTS),
    )
    printed = paper_standing(standing)
    turns = [
        (round_.name, turn)
        for round_ in standing.rounds
        for turn in in_running_order(standing.turns_of(round_.key))
    ]
    return MinutesPaper(
        frame=frame,
        opened_at=None,
        closed_at=None,
        venue=office.venue,
        chair=office.head_judge,
        secretary=office.secretary,
        jury=tuple(_attendee(one, office, substitutes.get(one.key, ())) for one in office.jury),
        standing=printed,
        method=method_of(standing.rounds, standing.record.tie_breaks),
        deductions=tuple(line for name, turn in turns for line in deduction_lines(name, turn)),
        rulings=tuple(line for name, turn in turns for line in _rulings(name, turn)),
        excuses=tuple(excuses),
        waivers=tuple(replace(one, reason=clause(one.reason) or "") for one in waivers),
        stops=tuple(stops),
        prize_money=None if printed.draft else _prize_money(standing),
    )


def _attendee(judge: Judge, office: Office, others: Sequence[str]) -> Attendee:
    title = judge.title or (office.head_judge_title if judge.head else sentences.JUDGE)
    note = sentences.SUBSTITUTE.format(names=", ".join(others)) if others else None
    return Attendee(judge.name, title, judge.unit_name, note=note)


def deduction_lines(round_name: str, turn: TurnLine) -> Iterable[DeductionLine]:
    """What was taken off one turn, by hand first."""
    for one in turn.deductions:
        yield DeductionLine(
            team=turn.name,
            round=round_name,
            points=str(one.points),
            code=one.code.value if one.code else "manual",
            reason=clause(one.reason),
            seconds=one.seconds,
        )


def _rulings(round_name: str, turn: TurnLine) -> Iterable[RulingLine]:
    kind: Literal["time_waived", "absent", "disqualified"]
    if turn.outcome.status is TurnStatus.ABSENT:
        kind, reason = "absent", turn.reason
    elif turn.outcome.status is TurnStatus.DISQUALIFIED:
        kind, reason = "disqualified", turn.reason
    elif TurnNote.TIME_WAIVED in turn.outcome.notes:
        kind, reason = "time_waived", turn.time_waived
    else:
        return
    yield RulingLine(turn.name, round_name, kind, clause(reason))


def stop_lines(contest_id: int) -> tuple[StopLine, ...]:
    """The technical stops of a contest's day."""
    return tuple(stop_line(turn, stop) for turn, stop in stops_of(contest_id))


def stop_line(turn: Turn, stop: TechnicalStop) -> StopLine:
    """One technical stop as papers tell it."""
    return StopLine(
        team=turn.delegation.name,
        round=turn.round.name,
        began=stop.began_at,
        ended=stop.ended_at,
        length=length(stop),
        reason=clause(stop.reason),
    )


def clause(reason: str | None) -> str | None:
    """A reason as part of a sentence that ends itself."""
    return (reason or "").strip().rstrip(".") or None


def _prize_money(standing: Standing) -> int | None:
    """What all prizes come to in đồng; ``None`` where none has money."""
    paid = [award for award in standing.awards if award.money]
    takers = sum((award.money or 0) * len(award.teams + award.members) for award in paid)
    return takers if paid else None
