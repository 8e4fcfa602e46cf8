"""What the scoreboard page makes of a snapshot: boards, running order, prizes, who is next.

Figures, places and winners come from the snapshot alone, never from results. Beside it stands only
what hangs on the wall of the hall anyway: names of divisions, kinds of awards, time limits, the
running order. This module knows no page, no database and no clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from contest.displays.rules.board import Stage
from contest.displays.rules.equal_totals import EqualTotals, equal_totals
from contest.regulations.rules.contest import PublishLevel
from contest.regulations.rules.prizes import AwardKind
from contest.regulations.rules.regulations import Regulations
from contest.schedule.rules.states import TurnState
from contest.shared.vietnamese import text_order

PODIUM_STEPS = 3
"""Steps with a look of their own; prizes further down share the last one."""
COMING = 3
"""How many teams are called up as next."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """One division (``name`` None: the contest has none): rows with places, and those without."""

    name: str | None
    ranked: tuple[Row, ...]
    listed: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Winner:
    """A team, or a person of a team; ``total`` only where it was published."""

    team: str
    team_name: str
    total: str | None = None
    person: str | None = None
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Prize:
    """An award with its takers; ``step`` 1 to 3 on the podium, 0 beside it."""

    name: str
    step: int
    winners: tuple[Winner, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Ceremony:
    """The awards of one division: the podium, what all the others receive, side prizes."""

    name: str | None
    podium: tuple[Prize, ...]
    rest: tuple[Prize, ...]
    side: tuple[Prize, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """A staged turn that is still to come."""

    round_name: str
    team_name: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything the page shows.

    Attributes:
        columns: the rounds whose results are published as columns; empty where withheld.
        published, expected: results on the board, and how many there will be.
        numbers: team key → place in the running order (số thứ tự dự thi).
        limits: round key → seconds allowed on stage.
        equal: neighbours on a board with the same total.
        absent: team key → rounds in which it did not take part, as far as that is public. The
            snapshot says 0 there, which a page does not repeat.
    """

    snapshot: Mapping[str, Any]
    columns: tuple[Row, ...]
    sections: tuple[Section, ...]
    ceremonies: tuple[Ceremony, ...]
    coming: tuple[Coming, ...]
    published: int
    expected: int
    numbers: Mapping[str, int]
    limits: Mapping[str, int]
    equal: tuple[EqualTotals, ...] = ()
    absent: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether totals are final: nothing is still to come, or nothing is counted in public."""
        return self.published == self.expected

    @property
    def is_over(self) -> bool:
        """Whether the day has begun and nobody is on stage, or will be."""
        begun = self.snapshot["state"] != "upcoming"
        return begun and self.snapshot["now"] is None and not self.coming

    @property
    def has_board(self) -> bool:
        """Whether any place is public; until then the running order is the poster."""
        return any(section.ranked for section in self.sections)

    @property
    def teams_by_name(self) -> tuple[Row, ...]:
        """All teams as one looks for them in a list."""
        return tuple(sorted(self.snapshot["rows"], key=lambda row: text_order(row["name"])))


def poster(snapshot: Mapping[str, Any], regulations: Regulations, stage: Stage) -> Poster:
    """The page of a snapshot as :mod:`contest.displays.rules.board` made it, read back."""
    rows: Sequence[Row] = snapshot["rows"]
    counted = [row["rounds"] for row in rows if "rounds" in row]
    placed = any(row.get("place") for row in rows)
    return Poster(
        snapshot=snapshot,
        columns=tuple(snapshot["rounds"]) if placed and counted else (),
        sections=_sections(rows, regulations, placed),
        ceremonies=_ceremonies(snapshot, regulations),
        coming=coming_turns(snapshot, regulations, stage),
        published=sum(value is not None for rounds in counted for value in rounds.values()),
        expected=sum(len(rounds) for rounds in counted),
        numbers=stage.order,
        limits={
            round_.key: round_.time.max_seconds
            for round_ in regulations.rounds
            if round_.time is not None and round_.time.max_seconds is not None
        },
        equal=equal_totals(snapshot, regulations.tie_breaks),
        absent=_absent(regulations, stage),
    )


def _absent(regulations: Regulations, stage: Stage) -> dict[str, list[str]]:
    """Told where the figures of every team are told, and nowhere else."""
    if regulations.settings.publish_level is not PublishLevel.ALL:
        return {}
    found: dict[str, list[str]] = {}
    for turn in stage.turns:
        if turn.released and turn.state is TurnState.ABSENT:
            found.setdefault(turn.team, []).append(turn.round)
    return found


def _divisions(regulations: Regulations) -> list[tuple[str | None, str | None]]:
    """Key and name of each division, then of the teams without one."""
    named: list[tuple[str | None, str | None]] = [(d.key, d.name) for d in regulations.divisions]
    return [*named, (None, None)]


def _sections(rows: Sequence[Row], regulations: Regulations, placed: bool) -> tuple[Section, ...]:
    made = []
    for key, name in _divisions(regulations):
        own = [row for row in rows if row["division"] == key]
        ranked = tuple(row for row in own if placed and "place" in row)
        listed = tuple(row for row in own if not (placed and "place" in row))
        if own:
            made.append(Section(name, ranked, listed))
    return tuple(made)


def _ceremonies(snapshot: Mapping[str, Any], regulations: Regulations) -> tuple[Ceremony, ...]:
    kinds = {award.key: award.by for award in regulations.awards}
    steps = [award.key for award in regulations.awards if award.by is AwardKind.PLACE]
    rows = {row["team"]: row for row in snapshot["rows"]}
    made = []
    for key, name in _divisions(regulations):
        podium: list[Prize] = []
        rest: list[Prize] = []
        side: list[Prize] = []
        for award in snapshot["awards"]:
            winners = _winners(award, rows, with_totals=kinds.get(award["key"]) is AwardKind.PLACE)
            if award["division"] != key or not winners:
                continue
            match kinds.get(award["key"]):
                case AwardKind.PLACE:
                    step = min(steps.index(award["key"]) + 1, PODIUM_STEPS)
                    podium.append(Prize(award["name"], step, winners, award["key"]))
                case AwardKind.REST:
                    rest.append(Prize(award["name"], 0, winners, award["key"]))
                case _:
                    side.append(Prize(award["name"], 0, winners, award["key"]))
        if podium or rest or side:
            made.append(Ceremony(name, tuple(podium), tuple(rest), tuple(side)))
    return tuple(made)


def _winners(
    award: Mapping[str, Any], rows: Mapping[str, Row], *, with_totals: bool
) -> tuple[Winner, ...]:
    teams = tuple(
        Winner(
            team=key,
            team_name=rows[key]["name"],
            total=rows[key].get("total") if with_totals else None,
            tied=with_totals and bool(rows[key].get("tied")),
        )
        for key in award["teams"]
        if key in rows
    )
    people = tuple(
        Winner(team=one["team"], team_name=rows[one["team"]]["name"], person=one["name"])
        for one in award["members"]
        if one["team"] in rows
    )
    return teams + people


def coming_turns(
    snapshot: Mapping[str, Any], regulations: Regulations, stage: Stage
) -> tuple[Coming, ...]:
    """The staged turns that come next, at most ``COMING``; none once the results are final."""
    if snapshot["state"] == "final":
        return ()
    names = {row["team"]: row["name"] for row in snapshot["rows"]}
    held = {round_.key: index for index, round_ in enumerate(regulations.rounds) if round_.staged}
    round_names = {round_.key: round_.name for round_ in regulations.rounds}
    waiting = [
        turn
        for turn in stage.turns
        if turn.state is TurnState.WAITING
        and turn.position is not None
        and turn.round in held
        and turn.team in names
    ]
    if stage.in_a_row:
        waiting.sort(key=lambda turn: (turn.position or 0, held[turn.round]))
    else:
        waiting.sort(key=lambda turn: (held[turn.round], turn.position or 0))
    return tuple(
        Coming(round_names[turn.round], names[turn.team], stage.order.get(turn.team))
        for turn in waiting[:COMING]
    )
