"""Whose row is it: the rows of a table of many teams, parted by team."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from contest.registration.rules.headings import NOTHING, NUMBER, TEAM, Headed
from contest.registration.rules.table import Note, Row
from contest.registration.rules.table_people import CellFault, Names, people_rows
from contest.registration.rules.wordings import is_nothing

_NUMBERED = re.compile(r"^\s*(?:[IVXLC]+|\d+|[A-Za-z])\s*[.)/:-]\s*")


@dataclass(frozen=True, slots=True)
class Parted:
    """The rows of each team, in the order in which the teams come.

    Attributes:
        teams: key of the team → its rows.
        lost: rows whose team is not known, to be asked about.
    """

    teams: Mapping[str, tuple[Row, ...]]
    lost: tuple[Row, ...]
    faults: tuple[CellFault, ...]
    notes: tuple[Note, ...]


def parted(found: Headed, columns: Mapping[int, str], teams: Names) -> Parted:
    """Part the rows by the column of teams, or by rows that only name a team.

    An empty cell below a team's name means the same team: so merged cells are copied.
    """
    at = next((at for at, taken in columns.items() if taken == TEAM), None)
    about = {line.line for line in people_rows(found, columns)[0]}
    by_team: dict[str, list[Row]] = {}
    lost: list[Row] = []
    faults: list[CellFault] = []
    filled: list[int] = []
    current: str | None = None
    for row in found.rows:
        if row.line not in about:
            current = _named_alone(row, columns, teams) or current
            continue
        text = "" if at is None else row.cells[at]
        if is_nothing(text):
            if current is None:
                lost.append(row)
                faults.append(CellFault(row.line, -1 if at is None else at, "team_missing"))
                continue
            filled.append(row.line)
        else:
            keys = teams.keys(text)
            if len(keys) != 1:
                current = None
                lost.append(row)
                code = "team_ambiguous" if keys else "team_unknown"
                faults.append(CellFault(row.line, at or 0, code, {"text": text[:60]}))
                continue
            (current,) = keys
        by_team.setdefault(current, []).append(row)
    notes = [Note("team_as_above", {}, tuple(filled))] if filled and at is not None else []
    return Parted(
        {key: tuple(rows) for key, rows in by_team.items()},
        tuple(lost),
        tuple(faults),
        tuple(notes),
    )


def _named_alone(row: Row, columns: Mapping[int, str], teams: Names) -> str | None:
    """The team of a row like “II. Xã Hà Bắc”, which holds nothing else."""
    texts = {
        cell
        for at, cell in enumerate(row.cells)
        if cell and not (columns.get(at, NOTHING) == NUMBER and len(cell) < 6)
    }
    if len(texts) != 1:
        return None
    text = texts.pop()
    keys = teams.keys(text) or teams.keys(_NUMBERED.sub("", text))
    return next(iter(keys)) if len(keys) == 1 else None
