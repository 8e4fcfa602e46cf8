"""From one paper sheet to the next that is still to be typed, and how many are left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from contest.scoring.queries.desk import Desk, DeskRound, DeskTurn
from contest.scoring.queries.paper import TAKES_MARKS
from contest.scoring.queries.progress import waiting_for
from contest.shared.errors import NotFound

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SheetAt:
    """A sheet: the judge's for the turn."""

    turn_id: int
    judge: str


@dataclass(frozen=True, slots=True)
class Walk:
    """Where to go from a sheet.

    Attributes:
        team: the next sheet of the same judge, in running order, from the start again at the end.
        judge: the next sheet of the same turn, in panel order, the same way.
        left: how many sheets of the same judge are still to be typed, this one included.
    """

    team: SheetAt | None
    judge: SheetAt | None
    left: int


@dataclass(frozen=True, slots=True)
class Left:
    """How many sheets of a judge in a round can be typed in now."""

    judge: str
    judge_name: str
    open: int


def walk_from(desk: Desk, round_key: str, judge: str, turn_id: int) -> Walk:
    """The ways from a sheet.

    Raises:
        NotFound: no such round or turn, or the judge is not on its panel.
    """
    part = next((one for one in desk.rounds if one.round.key == round_key), None)
    turns = () if part is None else part.turns
    turn = next((one for one in turns if one.id == turn_id), None)
    if part is None or turn is None or judge not in part.round.panel:
        raise NotFound("not_found")
    behind = [one for one in _behind(part.turns, turn) if judge in _to_type(one)]
    judges = [one for one in _behind(list(part.round.panel), judge) if one in _to_type(turn)]
    return Walk(
        SheetAt(behind[0].id, judge) if behind else None,
        SheetAt(turn_id, judges[0]) if judges else None,
        len(behind) + (judge in _to_type(turn)),
    )


def left_in(desk: Desk, part: DeskRound) -> list[Left]:
    """The judges of a round with what is left to be typed of each."""
    names = {judge.key: judge.name for judge in desk.judges}
    return [
        Left(judge, names[judge], sum(judge in _to_type(turn) for turn in part.turns))
        for judge in part.round.panel
    ]


def _to_type(turn: DeskTurn) -> Iterable[str]:
    return waiting_for(turn.sheets) if turn.state in TAKES_MARKS else ()


def _behind(those: Sequence[T], this: T) -> list[T]:
    at = list(those).index(this)
    return [*those[at + 1 :], *those[:at]]
