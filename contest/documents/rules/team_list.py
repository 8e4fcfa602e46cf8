"""Danh sách đội dự thi: full, for the delegation and the organiser; and public.

Paper ``team_list``. The public one is made without group, ethnicity, phone and birth day: they are
not in its data at all, so that nothing is hidden that could be uncovered.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from contest.documents.rules import figures
from contest.documents.rules.frame import Frame, Letterhead, Signature
from contest.registration.rules.entry import Entry, Person
from contest.regulations.rules.composition import Gender, Role
from contest.shared.folding import folded

_MAJORITY = folded("Kinh")
FULL_MEMBER = "Chính thức"
"""Short for a column: nearly everybody of a team is one."""


@dataclass(frozen=True, slots=True)
class Words:
    """What roles, groups, genders and grounds are called; unit key → name."""

    roles: Mapping[str, str]
    groups: Mapping[str, str]
    genders: Mapping[str, str]
    grounds: Mapping[str, str]
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TeamList:
    """One team on its own pages.

    Attributes:
        units: names of those it stands for.
        number: its place in the running order.
        signatures: whoever drew the list up, and whoever confirms it.
    """

    letterhead: Letterhead
    entry: Entry
    units: tuple[str, ...]
    number: int | None
    signatures: tuple[Signature, ...]

    def to_data(self, words: Words, *, full: bool) -> dict[str, Any]:
        """Return the texts for the template."""
        people = [person for person in self.entry.people if person.role is not Role.MANAGER]
        manager = next((p for p in self.entry.people if p.role is Role.MANAGER), None)
        return {
            "letterhead": self.letterhead.to_data(),
            "name": self.entry.name,
            "number": None if self.number is None else f"{self.number:02d}",
            "units": list(self.units),
            "joint": len(self.units) > 1,
            "manager": None if manager is None else {"name": manager.name, "job": manager.job},
            "phone": self.entry.manager_phone if full else None,
            "people": [_person(person, words, full=full) for person in people],
            "totals": _totals(people, words, full=full),
            "signatures": [signature.to_data() for signature in self.signatures],
        }


def _person(person: Person, words: Words, *, full: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": person.name,
        "role": FULL_MEMBER if person.role is Role.FULL else words.roles[person.role],
        "gender": words.genders.get(person.gender or ""),
        "job": person.job,
        "unit": words.units.get(person.unit or ""),
    }
    if full:
        row |= {
            "born": _born(person.born),
            "ethnicity": person.ethnicity,
            "group": words.groups.get(person.group or ""),
            "ground": words.grounds.get(person.eligible_by or ""),
            "village": person.village,
        }
    return row


def _born(born: str | None) -> str | None:
    return None if born is None else "/".join(reversed(born.split("-")))


def _totals(people: Sequence[Person], words: Words, *, full: bool) -> list[str]:
    roles = Counter(person.role for person in people)
    core = roles[Role.CAPTAIN] + roles[Role.FULL]
    parts = [f"{core:02d} thành viên chính thức (kể cả đội trưởng)"]
    parts += [
        f"{roles[role]:02d} {words.roles[role].lower()}"
        for role in (Role.RESERVE, Role.SUPPORT)
        if roles[role]
    ]
    genders = Counter(person.gender for person in people)
    sexes = f"Nữ {genders[Gender.FEMALE]:02d}, nam {genders[Gender.MALE]:02d}"
    unknown = len(people) - genders[Gender.FEMALE] - genders[Gender.MALE]
    lines = [
        f"Tổng số {len(people):02d} người: {', '.join(parts)}.",
        f"{sexes}{f', chưa ghi {unknown:02d}' if unknown else ''}.",
    ]
    if full:
        lines += _sensitive_totals(people, words)
    return lines


def _sensitive_totals(people: Sequence[Person], words: Words) -> list[str]:
    counted = Counter(str(person.group) for person in people if person.group is not None)
    groups = [f"{label} {counted[key]:02d}" for key, label in words.groups.items() if counted[key]]
    minority = sum(
        bool(person.ethnicity) and folded(person.ethnicity or "") != _MAJORITY for person in people
    )
    lines = [f"Thành phần: {'; '.join(groups)}."] if groups else []
    return [*lines, f"Người dân tộc thiểu số {minority:02d}."]


@dataclass(frozen=True, slots=True)
class TeamListPaper:
    """The lists of one team or of all. ``full``: with what only few may see."""

    frame: Frame
    teams: tuple[TeamList, ...]
    words: Words
    full: bool
    draft: bool = False

    def to_data(self) -> dict[str, Any]:
        """Return the data of paper ``team_list``."""
        return {
            **self.frame.to_data(draft=self.draft),
            "full": self.full,
            "teams": [team.to_data(self.words, full=self.full) for team in self.teams],
            "printed": figures.stamp(self.frame.edition.made_at),
        }
