"""Reads a contest file: bytes to one value, or every fault of the file at once.

Source: contest file ``hoithi/1``, sections 1 and 2.
"""

from __future__ import annotations

from dataclasses import dataclass

from contest.archive.rules.contest_file import FORMAT, ContestFile
from contest.archive.rules.json_text import BadJsonError, parse
from contest.ranking.rules.decisions_json import read_decisions
from contest.registration.rules.teams_json import read_teams
from contest.regulations.rules import written
from contest.regulations.rules.composition_json import read_composition
from contest.regulations.rules.contest_json import (
    read_contest,
    read_divisions,
    read_judges,
    read_settings,
    read_units,
)
from contest.regulations.rules.faults import Fault, FaultCode, Faults
from contest.regulations.rules.fields import Fields, as_fields
from contest.regulations.rules.prizes_json import Known, read_awards, read_tie_breaks
from contest.regulations.rules.rounds_json import read_rounds
from contest.schedule.rules.turns_json import read_running_order, read_turns
from contest.scoring.rules.marks_json import MarksReader, read_excuses


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a file: a value and no fault, or no value and at least one fault."""

    file: ContestFile | None
    faults: tuple[Fault, ...] = ()


def read(data: bytes) -> Reading:
    """The contest file in ``data``; nothing that it holds raises."""
    faults = Faults()
    try:
        document = parse(data, faults)
    except UnicodeDecodeError:
        return unreadable("not_utf8")
    except BadJsonError as bad:
        deep = isinstance(bad.__cause__, RecursionError)
        return Reading(None, (Fault("", FaultCode.BAD_JSON, "too_deep" if deep else ""),))
    return read_document(document, faults)


def unreadable(reason: str = "") -> Reading:
    """The reading of a file that cannot be opened, or is no text."""
    return Reading(None, (Fault("", FaultCode.BAD_FILE, reason),))


def read_document(document: object, faults: Faults | None = None) -> Reading:
    """The contest file in a JSON document that is parsed already."""
    faults = faults or Faults()
    fields = as_fields(faults, "", document)
    file = None if fields is None else _read_fields(fields)
    return Reading(None if faults.found else file, tuple(faults.found))


def _read_fields(fields: Fields) -> ContestFile:
    fields.required("format", _format, FORMAT)
    contest = read_contest(fields)
    settings = read_settings(fields)
    units = read_units(fields)
    divisions = read_divisions(fields)
    judges = read_judges(fields)
    composition = read_composition(fields)
    rounds = read_rounds(fields, judges)
    teams = read_teams(fields, units, divisions)
    running_order = read_running_order(fields, rounds.by_key, teams.members)
    turns = read_turns(fields, rounds.by_key, teams.members)
    excuses = read_excuses(fields, rounds, teams.members, judges)
    marks = MarksReader(rounds, teams.members, judges, excuses.seats).read(fields)
    known = Known(rounds, divisions, teams.members)
    ranking = fields.inner("ranking")
    tie_breaks = read_tie_breaks(ranking, known)
    decisions = read_decisions(ranking, teams.members)
    ranking.close()
    awards = read_awards(fields, known)
    fields.close()
    return ContestFile(
        contest=contest,
        rounds=rounds.in_order,
        units=tuple(units.values()),
        divisions=tuple(divisions.values()),
        composition=composition,
        judges=tuple(judges.values()),
        tie_breaks=tie_breaks,
        decisions=decisions,
        awards=awards,
        settings=settings,
        teams=teams.in_order,
        running_order=running_order,
        turns=turns,
        marks=marks,
        excused=excuses.in_order,
    )


def _format(value: object) -> str:
    name = written.string(value)
    if name != FORMAT:
        raise written.Rejected(FaultCode.BAD_VALUE, "format", expected=FORMAT)
    return name
