"""Bảng tổng hợp điểm từng phần thi, from the results: team by judge."""

from datetime import datetime

from contest.documents import sentences
from contest.documents.queries.office import Office
from contest.documents.queries.proof import Address
from contest.documents.rules.codes import digest_of_results
from contest.documents.rules.frame import Signature
from contest.documents.rules.round_table import JudgeTotal, RoundRow, RoundTablePaper
from contest.ranking.queries.standing import Standing
from contest.ranking.queries.standing_turns import TurnLine, highest_total, in_running_order
from contest.regulations.rules.rounds import DeductionsApply, Round

SYMBOL = "BTH-BTC"


def round_table_paper(
    standing: Standing,
    round_: Round,
    office: Office,
    made_at: datetime,
    *,
    address: Address | None = None,
    replacement: int | None = None,
) -> RoundTablePaper:
    """The table of one round for whoever compiled it, whoever checked it, and the head judge."""
    names = {judge.key: judge.name for judge in office.jury}
    return RoundTablePaper(
        frame=office.frame(
            made_at,
            symbol=SYMBOL,
            digest=digest_of_results(standing.results, round_.key),
            signatures=(
                Signature(sentences.COMPILED_BY),
                Signature(sentences.CHECKED_BY),
                office.head_judge_signs,
            ),
            address=address,
        ),
        round=round_.name,
        max_total=highest_total(round_),
        method=round_.aggregate.method.value,
        per_judge=round_.deductions_apply is DeductionsApply.JUDGE,
        judges=tuple(names[key] for key in round_.panel(tuple(names))),
        rows=tuple(_row(turn) for turn in in_running_order(standing.turns_of(round_.key))),
        timed=round_.staged and round_.time is not None,
        replacement=replacement,
    )


def judge_totals(turn: TurnLine) -> tuple[JudgeTotal, ...]:
    """What each judge of the panel gave a team, in the panel's order, without names."""
    return tuple(JudgeTotal(total.state, total.points) for total in turn.totals)


def _row(turn: TurnLine) -> RoundRow:
    return RoundRow(
        number=turn.number,
        team=turn.name,
        totals=judge_totals(turn),
        status=turn.outcome.status.value,
        aggregate=turn.aggregate,
        deducted=turn.deducted,
        result=turn.result,
        time=turn.seconds,
        notes=tuple(note.value for note in turn.outcome.notes),
    )
