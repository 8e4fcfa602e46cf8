"""The finished demo: how the day went, with marks, times and one tie, from a fixed seed.

The figures are invented; the results come from the one calculator, as everywhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from contest.archive.rules.contest_file import ContestFile
from contest.archive.rules.demo_teams import SEED
from contest.ranking.rules.results import compute
from contest.regulations.rules.rounds import Criterion, Marking, Round
from contest.schedule.rules.turns import Deduction, Turn, TurnStatus
from contest.scoring.rules.marks import Excuse, Mark

_TIED_PLACES = (2, 3)
"""Positions from 0: the last Nhì and the first Ba, the boundary where a tie matters."""

_RAISED_IN = "chao_hoi"
_ABSENT = ("chao_hoi", "ha-hai")
_WAIVED = ("tieu_pham", "ha-vinh")
_DEDUCTED = ("chao_hoi", "linh-toai")
_EXCUSED = ("ha-long", "gk4")


def held(file: ContestFile) -> ContestFile:
    """The contest file after the day: every turn held and marked by everyone who had to."""
    excused = tuple(
        Excuse(one.key, _EXCUSED[0], _EXCUSED[1], "Giám khảo cùng đơn vị với đội dự thi")
        for one in file.rounds
    )
    turns = tuple(_turn(one, team.key) for one in file.rounds for team in file.teams)
    away = {(row.round, row.team, row.judge) for row in excused}
    away_turns = {(turn.round, turn.team) for turn in turns if turn.status is not TurnStatus.DONE}
    jury = tuple(judge.key for judge in file.judges)
    marks = tuple(
        mark
        for one in file.rounds
        for team in file.teams
        if (one.key, team.key) not in away_turns
        for judge in one.panel(jury)
        if (one.key, team.key, judge) not in away
        for mark in _sheet(one, team.key, judge)
    )
    return _with_a_tie(replace(file, turns=turns, marks=marks, excused=excused))


def _chance(*of: str) -> random.Random:
    return random.Random("/".join((SEED, *of)))  # noqa: S311  # invented figures, no secret


def _turn(one: Round, team: str) -> Turn:
    if (one.key, team) == _ABSENT:
        return Turn(one.key, team, TurnStatus.ABSENT)
    limit = None if one.time is None else one.time.max_seconds
    seconds = None
    if one.staged and limit is not None:
        chance = _chance("seconds", one.key, team)
        over = chance.random() < 0.2
        seconds = limit + chance.randrange(15, 190) if over else limit - chance.randrange(5, 80)
    waived = None
    if (one.key, team) == _WAIVED and limit is not None:
        seconds = limit + 95
        waived = "Mất điện hội trường trong lúc đội đang diễn"
    deductions: tuple[Deduction, ...] = ()
    if (one.key, team) == _DEDUCTED:
        deductions = (Deduction(Decimal("0.5"), "Đưa thêm người ngoài danh sách lên sân khấu"),)
    return Turn(one.key, team, TurnStatus.DONE, seconds, waived, deductions)


def _sheet(one: Round, team: str, judge: str) -> Iterator[Mark]:
    talent = 0.76 + 0.2 * _chance("talent", team).random()
    day = _chance("day", one.key, team).gauss(0, 0.03)
    severity = _chance("judge", judge).uniform(-0.02, 0.02)
    for criterion in one.criteria:
        eye = _chance("eye", one.key, team, judge, criterion.key).gauss(0, 0.035)
        share = min(1.0, max(0.5, talent + day + severity + eye))
        points = _on_scale(one.marking, criterion, share)
        yield Mark(one.key, team, judge, criterion.key, points)


def _on_scale(marking: Marking, criterion: Criterion, share: float) -> Decimal:
    wanted = criterion.max * round(share * 1000) / 1000
    steps = (wanted - marking.min) // marking.step
    return marking.min + steps * marking.step


def _with_a_tie(file: ContestFile) -> ContestFile:
    """Raise marks of the lower of two neighbours until both have the same total.

    With five judges a step of a quarter point moves the mean by 0.05, and every total is a
    multiple of that, so it can always be done; which of them is better is then told by the
    tie-breaks.
    """
    results = compute(file.record())
    places = results.rankings[0].places
    better, worse = (places[position] for position in _TIED_PLACES)
    judges = len(file.judges)
    step = next(one.marking.step for one in file.rounds if one.key == _RAISED_IN)
    count = int((better.total - worse.total) * judges / step)
    return replace(file, marks=_raised(file, worse.team, count))


def _raised(file: ContestFile, team: str, count: int) -> tuple[Mark, ...]:
    """The marks with ``count`` of this team's raised by one step, spread over the sheets."""
    one = next(one for one in file.rounds if one.key == _RAISED_IN)
    most = {criterion.key: criterion.max for criterion in one.criteria}
    marks = list(file.marks)
    while count:
        before = count
        for position in _of(marks, one.key, team):
            mark = marks[position]
            higher = mark.points + one.marking.step
            if count and higher <= most[mark.criterion]:
                marks[position] = replace(mark, points=higher)
                count -= 1
        if count == before:
            raise ValueError(f"{team} cannot be raised to a tie")
    return tuple(marks)


def _of(marks: Sequence[Mark], round_key: str, team: str) -> list[int]:
    return [
        position
        for position, mark in enumerate(marks)
        if mark.round == round_key and mark.team == team
    ]
