"""Scoreboards of small contests: say the totals of the released turns, get what is published."""

from collections.abc import Mapping, Sequence
from typing import Any

from contest.archive.actions.importing import regulations_in
from contest.displays.rules.board import ShownTurn, Stage, board
from contest.displays.rules.poster import Poster, poster
from contest.ranking.rules.results import compute
from contest.schedule.rules.clock import StageClock
from contest.schedule.rules.states import TurnState
from tests.small_contests import contest, reading, round_

AWARDS = [
    {"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1, "on_tie": "share"},
    {"key": "nhi", "name": "Giải Nhì", "by": "place", "count": 2, "on_tie": "share"},
    {"key": "kk", "name": "Giải Khuyến khích", "by": "rest"},
    {"key": "hay", "name": "Phần thi hay nhất", "by": "best_in_round", "round": "thi", "count": 2},
]
FIVE = {"thi": {"an": ["70"], "binh": ["90"], "chi": ["80"], "dung": ["60"], "em": ["50"]}}
"""One round; as ranked: binh, chi, an, dung, em. The running order is the alphabet's."""


def small_contest(
    scores: Mapping[str, Mapping[str, Sequence[str | None]]],
    level: str = "all",
    **parts: Any,
) -> dict[str, Any]:
    """The contest file of these totals with the awards above."""
    settings = {"publish": {"level": level, "when": "turn"}}
    return contest(scores, **({"awards": AWARDS, "settings": settings} | parts))


def published(
    document: dict[str, Any],
    *,
    announced: bool = False,
    states: Mapping[tuple[str, str], TurnState] | None = None,
    clock: StageClock | None = None,
) -> dict[str, Any]:
    """The board; turns that the document holds are released, the others stand in ``states``."""
    return _made(document, announced, states or {}, clock or StageClock())[0]


def posted(
    document: dict[str, Any],
    *,
    announced: bool = False,
    states: Mapping[tuple[str, str], TurnState] | None = None,
) -> Poster:
    """The page that shows the board."""
    made, regulations, stage = _made(document, announced, states or {}, StageClock())
    return poster(made, regulations, stage)


def _made(
    document: dict[str, Any],
    announced: bool,
    states: Mapping[tuple[str, str], TurnState],
    clock: StageClock,
) -> Any:
    file = reading(document).file
    assert file is not None
    released = {(turn.round, turn.team) for turn in file.turns}
    teams = sorted(team.key for team in file.teams if team.status == "approved")
    stage = Stage(
        turns=[
            ShownTurn(
                round=one.key,
                team=team,
                state=TurnState.PUBLISHED
                if (one.key, team) in released
                else states.get((one.key, team), TurnState.WAITING),
                released=(one.key, team) in released,
                position=teams.index(team) + 1,
                clock=clock,
                since=float(teams.index(team)),
            )
            for one in file.rounds
            for team in teams
        ],
        announced=announced,
        order={team: number for number, team in enumerate(teams, start=1)},
    )
    regulations = regulations_in(file)
    return board(regulations, file.teams, compute(file.record()), stage), regulations, stage


def two_rounds() -> list[dict[str, Any]]:
    """A round that is not staged, then one that is."""
    return [round_("viet", staged=False), round_("thi")]
