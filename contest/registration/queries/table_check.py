"""What a waiting table would make of the lists: read and checked by the rules of typed lists."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select

from contest.registration.queries.files import File, files_of
from contest.registration.queries.pending import Pending
from contest.registration.queries.values import teams_of
from contest.registration.rules.composition import People, Violation, check
from contest.registration.rules.entry import Entry, as_team
from contest.registration.rules.handing_in import must_be_mended
from contest.registration.rules.headings import GIVEN, NAME, Headed
from contest.registration.rules.merging import Changes, Merged, changes, merged
from contest.registration.rules.table import Note, Row
from contest.registration.rules.table_people import (
    CellFault,
    Listed,
    Names,
    listed,
    people_rows,
)
from contest.registration.rules.table_teams import parted
from contest.registration.rules.teams import Team, TeamStatus
from contest.registration.rules.typed import read_typed
from contest.regulations.models import Unit as UnitRow
from contest.regulations.queries.values import composition_of, divisions_of, units_of
from contest.regulations.rules.composition import CompositionRule, RuleKind
from contest.regulations.rules.contest import Unit
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Target:
    """The list that some rows are for: a stored one, or that of a unit which has none yet.

    Attributes:
        file: ``None`` where a list would be begun.
    """

    key: str
    name: str
    units: tuple[Unit, ...]
    unit_ids: tuple[int, ...]
    file: File | None

    @property
    def stored(self) -> Entry:
        """The list as it is now."""
        return Entry(self.name) if self.file is None else self.file.entry


@dataclass(frozen=True, slots=True)
class ListCheck:
    """One list as the table would make it.

    Attributes:
        faults: by cell, what must be mended before anything is saved.
        remarks: by cell, what was understood by itself.
        violations: the composition; filled for tables of many teams.
    """

    target: Target
    rows: tuple[Row, ...]
    listed: Listed
    merged: Merged
    faults: tuple[CellFault, ...]
    remarks: tuple[CellFault, ...]
    changes: Changes
    violations: tuple[Violation, ...] = ()

    @property
    def errors(self) -> tuple[Violation, ...]:
        """What keeps the list from being handed in, not from being saved."""
        return must_be_mended(self.violations)


@dataclass(frozen=True, slots=True)
class TableCheck:
    """The whole table.

    Attributes:
        lost: rows whose team is not known.
        problems: codes of what is wrong with the table as a whole.
        left_alone: names of teams that the table does not name; they stay as they are.
    """

    lists: tuple[ListCheck, ...]
    notes: tuple[Note, ...]
    lost: tuple[Row, ...] = ()
    lost_faults: tuple[CellFault, ...] = ()
    problems: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()
    rules: tuple[CompositionRule, ...] = field(default=())

    @property
    def faults(self) -> tuple[CellFault, ...]:
        """All cells to mend, in the order of the rows."""
        found = [*self.lost_faults, *(fault for one in self.lists for fault in one.faults)]
        return tuple(sorted(found, key=lambda fault: (fault.line, fault.column)))

    @property
    def remarks(self) -> tuple[CellFault, ...]:
        """All cells to look at once."""
        return tuple(remark for one in self.lists for remark in one.remarks)

    @property
    def removed(self) -> list[str]:
        """Everybody who would be in no list any more."""
        return [name for one in self.lists for name in one.changes.removed]

    @property
    def removals(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The teams that would lose somebody, each with their names."""
        return tuple(
            (one.target.name, one.changes.removed) for one in self.lists if one.changes.removed
        )

    def without(self, keys: Collection[str]) -> "TableCheck":
        """The same table with the lists of these targets left as they are stored."""
        return replace(self, lists=tuple(one for one in self.lists if one.target.key not in keys))

    @property
    def can_be_accepted(self) -> bool:
        """Whether it can be saved whole."""
        return not self.faults and not self.problems


def check_own(file: File, pending: Pending, today: date) -> TableCheck:
    """A table that is one delegation's list. The composition is left to the caller."""
    rows, notes = people_rows(pending.found, pending.found.columns)
    reader = _Reader(pending, today)
    one = reader.read(target_of(file), rows)
    return TableCheck(
        (one,), (*pending.found.notes, *notes), problems=_problems(pending.found, rows)
    )


def check_many(pending: Pending, today: date) -> TableCheck:
    """A table of many teams: each list read, then all of them checked beside one another."""
    contest_id = pending.contest_id
    targets, names = targets_of(contest_id)
    split = parted(pending.found, pending.found.columns, names)
    rows, notes = people_rows(pending.found, pending.found.columns)
    reader = _Reader(pending, today)
    lists = [reader.read(targets[key], of_team) for key, of_team in split.teams.items()]
    rules = composition_of(contest_id)
    touched = {one.target.key for one in lists}
    left = [t for t in targets.values() if t.file is not None and t.key not in touched]
    return TableCheck(
        lists=tuple(_with_violations(contest_id, lists, rules)),
        notes=(*pending.found.notes, *notes, *split.notes),
        lost=split.lost,
        lost_faults=split.faults,
        problems=_problems(pending.found, rows),
        left_alone=tuple(t.name for t in left if t.file and t.file.status != "withdrawn"),
        rules=rules,
    )


def targets_of(contest_id: int) -> tuple[dict[str, Target], Names]:
    """Every list there is or may be begun, and the names by which people write them."""
    targets: dict[str, Target] = {}
    names: list[tuple[str, str]] = []
    begun: set[str] = set()
    for file in files_of(contest_id):
        target = target_of(file)
        targets[target.key] = target
        names.append((target.key, target.name))
        begun |= {unit.key for unit in target.units}
        if file.status is not TeamStatus.WITHDRAWN:
            names += [(target.key, unit.name) for unit in target.units]
    for unit_id, unit in _units(contest_id):
        if unit.key not in begun:
            target = Target(f"unit:{unit.key}", unit.name, (unit,), (unit_id,), None)
            targets[target.key] = target
            names.append((target.key, unit.name))
    return targets, Names(names)


def target_of(file: File) -> Target:
    """The list of a stored file."""
    return Target(
        f"team:{file.key}", file.entry.name, file.units, tuple(sorted(file.unit_ids)), file
    )


def _units(contest_id: int) -> list[tuple[int, Unit]]:
    rows = db.session.execute(
        select(UnitRow.id, UnitRow.key, UnitRow.name)
        .where(UnitRow.contest_id == contest_id)
        .order_by(UnitRow.position)
    )
    return [(unit_id, Unit(key, name)) for unit_id, key, name in rows]


class _Reader:
    """Reads the rows of one list after another, with the choices of the contest."""

    def __init__(self, pending: Pending, today: date) -> None:
        self._columns = pending.found.columns
        self._units = {unit.key: unit.name for unit in units_of(pending.contest_id)}
        self._names = Names(self._units.items())
        self._divisions = {one.key for one in divisions_of(pending.contest_id)}
        self._today = today

    def read(self, target: Target, rows: Sequence[Row]) -> ListCheck:
        stored = target.stored
        people = listed(rows, self._columns, self._names)
        reading = read_typed(
            people.typed(stored.name, stored.division or ""),
            today=self._today,
            units=self._units,
            divisions=self._divisions,
        )
        units = [unit.key for unit in target.units]
        whole = merged(
            reading.entry,
            reading.places,
            stored,
            given=_given(self._columns, people),
            default_unit=units[0] if len(units) == 1 else None,
        )
        faults = [*people.faults, *(people.cell_of(fault) for fault in reading.faults)]
        if target.file is not None and target.file.status is TeamStatus.WITHDRAWN and rows:
            faults.append(CellFault(rows[0].line, -1, "team_withdrawn"))
        return ListCheck(
            target=target,
            rows=tuple(rows),
            listed=people,
            merged=whole,
            faults=tuple(faults),
            remarks=(*people.remarks, *(people.cell_of(fault) for fault in reading.remarks)),
            changes=changes(stored, whole.entry),
        )


def _given(columns: Mapping[int, str], people: Listed) -> Collection[str]:
    """The fields that the table says something about."""
    given = {taken.partition("=")[0] for taken in columns.values()}
    return given | ({"born"} if any(person.born for person in people.people) else set())


def _problems(found: Headed, rows: Sequence[Row]) -> tuple[str, ...]:
    if not {NAME, GIVEN} & set(found.columns.values()):
        return ("table_no_names",)
    return () if rows else ("table_no_people",)


def _with_violations(
    contest_id: int, lists: Sequence[ListCheck], rules: Sequence[CompositionRule]
) -> list[ListCheck]:
    teams = [_team(one) for one in lists]
    others: Sequence[Team] = ()
    if any(rule.rule is RuleKind.ONCE for rule in rules):
        replaced = {team.key for team in teams}
        others = [team for team in teams_of(contest_id) if team.key not in replaced]
    people = People([*others, *teams])
    return [
        replace(one, violations=check(team, rules, people))
        for one, team in zip(lists, teams, strict=True)
    ]


def _team(one: ListCheck) -> Team:
    target = one.target
    return as_team(
        one.merged.entry,
        one.merged.places,
        key=target.key if target.file is None else target.file.key,
        units=tuple(unit.key for unit in target.units),
        status=TeamStatus.DRAFT if target.file is None else target.file.status,
    )
