"""The page of a waiting table: its lists, each with what accepting it would do."""

from collections.abc import Iterable
from dataclasses import dataclass

from contest.registration.queries.table_check import ListCheck, TableCheck
from contest.registration.rules.composition import Violation, ViolationCode
from contest.registration.rules.teams import TeamStatus
from contest.registration.sentences import violation_sentence

REASONS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class TeamView:
    """One list of a table of many teams."""

    check: ListCheck
    faults: int
    missing: tuple[str, ...]

    @property
    def name(self) -> str:
        """The team, or the unit that a list would be begun for."""
        return self.check.target.name

    @property
    def state(self) -> str | None:
        """The state of its file; ``None`` for one that would be begun."""
        file = self.check.target.file
        return None if file is None else file.status.value


def teams_of(check: TableCheck) -> list[TeamView]:
    """The lists of a table of many teams, those with something to mend first."""
    views = []
    for one in check.lists:
        people = zip(one.merged.places, one.merged.entry.people, strict=True)
        names = {place: person.name for place, person in people}
        units = {unit.key: unit.name for unit in one.target.units}
        missing = tuple(
            violation_sentence(
                violation,
                check.rules,
                member=names.get(violation.member or ""),
                unit=units.get(violation.unit or ""),
            )
            for violation in sorted(one.errors, key=_weight)[:REASONS_SHOWN]
        )
        views.append(TeamView(one, len(one.faults), missing))
    return sorted(views, key=lambda view: view.faults == 0)


def handed_in(check: TableCheck) -> list[str]:
    """The teams whose list is in the organiser's hands already and would be changed."""
    return [
        one.target.name
        for one in check.lists
        if one.target.file is not None
        and one.target.file.status in (TeamStatus.SUBMITTED, TeamStatus.APPROVED)
        and not one.changes.is_none
    ]


def _weight(violation: Violation) -> tuple[bool, bool]:
    """Somebody in two teams first, then what the team lacks, then what single people lack."""
    is_double = violation.code is ViolationCode.DUPLICATE_PERSON
    return not is_double, violation.member is not None


def versions_of(lists: Iterable[ListCheck]) -> str:
    """The versions of the lists on screen, to come back with the answer."""
    return " ".join(
        f"{one.target.key}={one.target.file.version}"
        for one in lists
        if one.target.file is not None
    )
