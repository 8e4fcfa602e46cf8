"""The marks and the excuses in the contest file (section 2).

A large contest has a hundred thousand marks: a row in order costs a handful of look-ups, and
only a row that is not goes through the reader that names its faults.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal

from contest.regulations.rules import written
from contest.regulations.rules.exact import shortest
from contest.regulations.rules.faults import FaultCode, below
from contest.regulations.rules.fields import Fields, as_fields
from contest.regulations.rules.rounds_json import RoundsRead
from contest.scoring.rules.marks import Excuse, Mark
from contest.scoring.rules.scale import Scale

_MARK_FIELDS = 5

Seat = tuple[str, str, str]
"""(round, team, judge)."""


@dataclass(frozen=True, slots=True)
class ExcusesRead:
    """``seats`` holds the excuses without a fault: who may not have marked which turn."""

    in_order: tuple[Excuse, ...]
    seats: frozenset[Seat]


def read_excuses(
    document: Fields, rounds: RoundsRead, teams: Container[str], judges: Container[str]
) -> ExcusesRead:
    """The field ``excused``, each (round, team, judge) at most once and on the panel."""
    in_order: list[Excuse] = []
    seen: set[Seat] = set()
    sound: set[Seat] = set()
    for fields in document.rows("excused"):
        excuse = Excuse(
            round=fields.reference("round", rounds.by_key),
            team=fields.reference("team", teams),
            judge=fields.reference("judge", judges),
            reason=fields.text("reason"),
        )
        fields.close()
        seat = (excuse.round, excuse.team, excuse.judge)
        if fields.sound("round", "team", "judge"):
            if seat in seen:
                fields.faults.add(fields.pointer, FaultCode.DUPLICATE, "excuse")
            seen.add(seat)
        _check_panel(fields, rounds, excuse.round, excuse.judge)
        if fields.sound("round", "team", "judge"):
            sound.add(seat)
        in_order.append(excuse)
    return ExcusesRead(tuple(in_order), frozenset(sound))


def _check_panel(fields: Fields, rounds: RoundsRead, round_key: str, judge: str) -> None:
    if not fields.sound("round", "judge"):
        return
    panel = rounds.panels[round_key]
    if panel is not None and judge not in panel:
        fields.fault("judge", FaultCode.NOT_ON_PANEL, judge=judge)


class MarksReader:
    """Reads the field ``marks``, each (round, team, judge, criterion) at most once."""

    def __init__(
        self,
        rounds: RoundsRead,
        teams: Container[str],
        judges: Container[str],
        excused: frozenset[Seat],
    ) -> None:
        self._rounds = rounds
        self._teams = teams
        self._judges = judges
        self._excused = excused
        self._seen: set[tuple[str, str, str, str]] = set()
        self._scales = {
            place: None if scale is None else Scale.of(*scale)
            for place, scale in rounds.scales.items()
        }
        # Texts of points already found sound on the scale of a (round, criterion).
        self._sound_points: dict[tuple[str, str], dict[str, Decimal]] = {
            place: {} for place in rounds.scales
        }
        self._seats = {
            (key, judge) for key, panel in rounds.panels.items() for judge in panel or ()
        }

    def read(self, document: Fields) -> tuple[Mark, ...]:
        """All marks in file order."""
        marks: list[Mark] = []
        for index, row in enumerate(document.entries("marks") or ()):
            mark = self._sound(row)
            if mark is None:
                fields = as_fields(document.faults, below(document.at("marks"), index), row)
                mark = None if fields is None else self._faulty_or_new(fields)
            if mark is not None:
                marks.append(mark)
        return tuple(marks)

    def _sound(self, row: object) -> Mark | None:
        """The mark of a row like those before; ``None`` for one that needs a closer look."""
        if not isinstance(row, dict) or len(row) != _MARK_FIELDS:
            return None
        try:
            round_key, team, judge = row["round"], row["team"], row["judge"]
            criterion = row["criterion"]
            points = self._sound_points[round_key, criterion][row["points"]]
            place = (round_key, team, judge, criterion)
            if (
                (round_key, judge) not in self._seats
                or team not in self._teams
                or place in self._seen
                or (self._excused and (round_key, team, judge) in self._excused)
            ):
                return None
        except (KeyError, TypeError):
            # A name that is not there, or a value that is no text: the closer look tells which.
            return None
        self._seen.add(place)
        return Mark(round_key, team, judge, criterion, points)

    def _faulty_or_new(self, fields: Fields) -> Mark:
        rounds = self._rounds
        round_key = fields.reference("round", rounds.by_key)
        team = fields.reference("team", self._teams)
        judge = fields.reference("judge", self._judges)
        criterion = fields.required("criterion", written.key, "")
        points = fields.decimal("points")
        fields.close()
        if fields.sound("round", "criterion") and (round_key, criterion) not in rounds.scales:
            fields.fault("criterion", FaultCode.UNKNOWN_REFERENCE, key=criterion)
        if fields.sound("round", "team", "judge", "criterion"):
            place = (round_key, team, judge, criterion)
            if place in self._seen:
                fields.faults.add(fields.pointer, FaultCode.DUPLICATE, "mark")
            self._seen.add(place)
        if fields.sound("round", "team", "judge") and (round_key, team, judge) in self._excused:
            fields.fault("judge", FaultCode.EXCUSED, judge=judge)
        else:
            _check_panel(fields, rounds, round_key, judge)
        if fields.sound("round", "criterion", "points"):
            self._check_scale(fields, (round_key, criterion), points)
        return Mark(round_key, team, judge, criterion, points)

    def _check_scale(self, fields: Fields, place: tuple[str, str], points: Decimal) -> None:
        scale = self._scales[place]
        if scale is None:
            return
        if scale.holds(points):
            self._sound_points[place][str(points)] = points
        else:
            fields.fault(
                "points",
                FaultCode.OFF_SCALE,
                points=points,
                min=shortest(scale.min),
                step=shortest(scale.step),
                max=shortest(scale.max),
            )


def write_mark(mark: Mark) -> dict[str, object]:
    """The object that is read back as the same mark."""
    return {
        "round": mark.round,
        "team": mark.team,
        "judge": mark.judge,
        "criterion": mark.criterion,
        "points": str(mark.points),
    }


def write_excuse(excuse: Excuse) -> dict[str, object]:
    """The object that is read back as the same excuse."""
    return {
        "round": excuse.round,
        "team": excuse.team,
        "judge": excuse.judge,
        "reason": excuse.reason,
    }
