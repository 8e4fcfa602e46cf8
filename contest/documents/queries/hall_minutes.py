"""Biên bản hội thi, from what was ruled, changed and appealed on the day."""

from dataclasses import replace

from contest.documents import minute_words, sentences
from contest.documents.queries.minutes import clause
from contest.documents.queries.office import Office
from contest.documents.rules.frame import Signature
from contest.documents.rules.hall_minutes import (
    AppealHeard,
    HallMinutesPaper,
    RoundHeld,
    Swapped,
)
from contest.documents.rules.minutes import MinutesPaper
from contest.ranking.queries.standing import Standing
from contest.ranking.queries.standing_appeals import appeal_lines
from contest.ranking.queries.standing_turns import in_running_order
from contest.schedule.queries.order_swaps import swaps_of
from contest.schedule.rules.states import WITHOUT_RESULT

SYMBOL = "BB-BTC"


def hall_minutes_paper(
    contest_id: int, standing: Standing, office: Office, jury: MinutesPaper
) -> HallMinutesPaper:
    """The minutes; ``jury`` are those of the jury's meeting."""
    signs = office.organiser_signs
    frame = office.frame(
        jury.frame.edition.made_at,
        symbol=SYMBOL,
        digest=jury.frame.edition.digest or "",
        signatures=(
            Signature(sentences.SECRETARY, name=office.secretary),
            replace(signs, title=f"{minute_words.PRESIDES}\n{signs.title}"),
        ),
    )
    turns = {round_.key: standing.turns_of(round_.key) for round_ in standing.rounds}
    names = {
        turn.name: turn.number or 0
        for round_ in standing.rounds
        for turn in in_running_order(turns[round_.key])
    }
    return HallMinutesPaper(
        frame=replace(frame, grounds=office.grounds, recipients=office.recipients),
        jury=jury,
        presides=signs.name,
        teams=sorted(names, key=lambda name: names[name]),
        rounds=[
            RoundHeld(
                round_.name,
                sum(turn.state not in WITHOUT_RESULT for turn in turns[round_.key]),
                len(turns[round_.key]),
            )
            for round_ in standing.rounds
        ],
        swaps=[
            Swapped(
                swap.row.first.name,
                swap.row.second.name,
                swap.round_name,
                clause(swap.row.reason) or sentences.DOTS,
            )
            for swap in reversed(swaps_of(contest_id))
        ],
        appeals=[
            AppealHeard(
                line.team, line.round, clause(line.text) or sentences.DOTS, clause(line.answer)
            )
            for line in sorted(appeal_lines(contest_id), key=lambda line: line.id)
        ],
    )
