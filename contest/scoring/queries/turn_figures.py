"""The figures of one turn through the one calculator, as a preview for the desk."""

from contest.regulations.queries.values import judges_of, rounds_of
from contest.schedule.models import Turn
from contest.schedule.queries.values import turns_of
from contest.scoring.queries.values import excuses_of, marks_of
from contest.scoring.rules.results import TurnResult, score
from contest.scoring.rules.sheets import Excused, Sheets


def figures_of_turn(turn: Turn) -> TurnResult:
    """What the turn gives as it stands now."""
    round_key, team = turn.round.key, turn.delegation.key
    round_ = next(one for one in rounds_of(turn.contest_id) if one.key == round_key)
    panel = round_.panel(tuple(judge.key for judge in judges_of(turn.contest_id)))
    place = next(
        one for one in turns_of(turn.contest_id) if (one.round, one.team) == (round_key, team)
    )
    sheets = Sheets(marks_of(turn.contest_id)).of(round_key, team)
    excused = Excused(excuses_of(turn.contest_id)).of(round_key, team)
    return score(round_, panel, place, sheets, excused)
