"""The delegations of the demo: invented people, the same ones at every installation.

Nobody here exists; there are no phone numbers and no ID numbers. At the stage of registration
some delegations are not complete and some do not keep the composition rules, so that every page
has something to show; later all twenty are approved.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contest.registration.rules.teams import EligibleBy, Member, Team, TeamStatus
from contest.regulations.rules.composition import Gender, Group, Role
from contest.regulations.rules.contest import Unit

SEED = "hoi-thi-trinh-dien"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FAMILIES = _words("Nguyễn Lê Phạm Trần Hoàng Vũ Mai Tống Trịnh Đỗ Bùi Phan Lưu Đinh Cao Lại")
_MIDDLES = {
    Gender.MALE: ("Văn", "Đức", "Hữu", "Xuân", "Quang", "Công", "Đình", "Ngọc", "Bá"),
    Gender.FEMALE: ("Thị", "Thị Thu", "Thị Ngọc", "Thị Hồng", "Thị Kim", "Thu", "Thị Bích"),
}
_GIVEN = {
    Gender.MALE: _words(
        "Hùng Dũng Sơn Nam Thắng Cường Bình Long Tuấn Hải Khánh Lâm Quyết Toàn Vinh Hiếu Đạt Phong"
    ),
    Gender.FEMALE: _words(
        "Hoa Lan Hương Thủy Nga Hạnh Mai Thảo Yến Oanh Liên Hiền Tuyết Nhung Loan Phượng Huệ Dung"
    ),
}
_CORE = (
    Group.VILLAGE_OFFICER,
    Group.COMMUNE_OFFICER,
    Group.RESIDENT,
    Group.POOR_HOUSEHOLD,
    Group.NEAR_POOR_HOUSEHOLD,
    Group.NEWLY_ESCAPED_HOUSEHOLD,
    Group.RESIDENT,
    Group.RESIDENT,
    Group.VILLAGE_OFFICER,
    Group.RESIDENT,
    Group.POOR_HOUSEHOLD,
    Group.RESIDENT,
    Group.NEAR_POOR_HOUSEHOLD,
    Group.OTHER,
    Group.RESIDENT,
    Group.RESIDENT,
)
"""The core of a team in order: the first is the captain. Ten of them make a whole team."""

EXCHANGE_ACTS = {
    "ha-bac": ("Hát chèo “Làng em đổi mới”", 5),
    "ha-long": ("Múa “Mùa sen về”", 6),
    "yen-duong": ("Hò sông Mã", 4),
}
"""Unit → its exchange act and how many minutes it takes."""

_MINORITIES = ("Mường", "Thái")


@dataclass(frozen=True, slots=True)
class _Sketch:
    """How far a delegation is at the stage of registration.

    ``core`` is the number of captain and full members; ``without`` a group that it lacks.
    """

    status: TeamStatus
    core: int | None = None
    without: Group | None = None
    comment: str | None = None


_REGISTERING = {
    "ha-bac": _Sketch(TeamStatus.DRAFT, 9, Group.NEWLY_ESCAPED_HOUSEHOLD),
    "ha-dong": _Sketch(TeamStatus.SUBMITTED),
    "ha-lai": _Sketch(TeamStatus.SUBMITTED, 11, Group.NEAR_POOR_HOUSEHOLD),
    "ha-linh": _Sketch(TeamStatus.SUBMITTED, 16),
    "ha-ngoc": _Sketch(
        TeamStatus.RETURNED,
        9,
        comment="Đội mới có 09 thành viên chính thức; đề nghị bổ sung cho đủ từ 10 thành viên.",
    ),
    "ha-son": _Sketch(
        TeamStatus.RETURNED,
        10,
        comment="Đề nghị ghi căn cứ tham gia (hộ khẩu hoặc nơi công tác) của hai thành viên cuối.",
    ),
    "ha-tan": _Sketch(TeamStatus.SUBMITTED),
    "ha-thai": _Sketch(TeamStatus.DRAFT, 10),
    "ha-vinh": _Sketch(TeamStatus.DRAFT, 4),
    "yen-duong": _Sketch(TeamStatus.DRAFT, 1),
}
"""Everybody else is approved, but for those who have not begun."""

_NOT_BEGUN = frozenset({"ha-hai", "yen-son"})
_NO_GROUND = "ha-son"
_SHARES_A_PERSON = ("ha-tan", "ha-thai")


def registering_teams(units: Sequence[Unit]) -> tuple[Team, ...]:
    """The delegations half-way through registration; two units have not begun."""
    teams = [
        _team(unit, _REGISTERING.get(unit.key, _Sketch(TeamStatus.APPROVED)))
        for unit in units
        if unit.key not in _NOT_BEGUN
    ]
    return tuple(_with_troubles(teams))


def approved_teams(units: Sequence[Unit]) -> tuple[Team, ...]:
    """All delegations, complete and approved."""
    return tuple(_team(unit, _Sketch(TeamStatus.APPROVED)) for unit in units)


def comments() -> dict[str, str]:
    """What the organiser asks of the returned delegations, by team key."""
    return {key: one.comment for key, one in _REGISTERING.items() if one.comment is not None}


def _team(unit: Unit, sketch: _Sketch) -> Team:
    return Team(
        key=unit.key,
        name=f"Đội {unit.name[0].lower()}{unit.name[1:]}",
        units=(unit.key,),
        status=sketch.status,
        members=tuple(_members(unit, sketch)),
    )


def _members(unit: Unit, sketch: _Sketch) -> Iterator[Member]:
    chance = random.Random(f"{SEED}/{unit.key}")  # noqa: S311  # invented people, no secret
    size = sketch.core or chance.choice((10, 11, 12, 13))
    groups = [group for group in _CORE if group is not sketch.without][:size]
    roles = [Role.CAPTAIN, *[Role.FULL] * (len(groups) - 1)]
    yield _person(chance, unit.key, 1, Role.MANAGER, Group.COMMUNE_OFFICER)
    for number, (role, group) in enumerate(zip(roles, groups, strict=True), start=2):
        yield _person(chance, unit.key, number, role, group)
    for number in range(chance.randrange(3)):
        yield _person(chance, unit.key, size + 2 + number, Role.RESERVE, Group.RESIDENT)


def invented_person(seed: str, number: int, role: Role, units: Sequence[str]) -> Member:
    """Somebody of a practice copy: the same for the same seed; a team of them from number 1 on,
    its core first, keeps the usual rules of composition.

    Args:
        units: the team's; its people come from one after the other.
    """
    chance = random.Random(f"{seed}/{number}")  # noqa: S311  # invented people, no secret
    group = _CORE[(number - 1) % len(_CORE)] if role is not Role.MANAGER else Group.COMMUNE_OFFICER
    unit = units[(number - 1) % len(units)] if units else None
    return _person(chance, unit, number, role, group)


def _person(
    chance: random.Random, unit: str | None, number: int, role: Role, group: Group
) -> Member:
    gender = chance.choice((Gender.FEMALE, Gender.FEMALE, Gender.MALE))
    middle = chance.choice(_MIDDLES[gender])
    name = f"{chance.choice(_FAMILIES)} {middle} {chance.choice(_GIVEN[gender])}"
    officer = group in (Group.COMMUNE_OFFICER, Group.VILLAGE_OFFICER)
    year = chance.randrange(1968, 1995) if officer else chance.randrange(1956, 2005)
    born = f"{year}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
    works_here = group is Group.COMMUNE_OFFICER and chance.random() < 0.4
    return Member(
        key=f"tv{number:02d}",
        name=name,
        role=role,
        born=born if chance.random() < 0.95 else str(year),
        gender=gender,
        ethnicity=chance.choice(_MINORITIES) if chance.random() < 0.06 else "Kinh",
        group=group,
        unit=unit,
        eligible_by=EligibleBy.WORK if works_here else EligibleBy.RESIDENCE,
    )


def _with_troubles(teams: Sequence[Team]) -> Iterator[Team]:
    """Two people without a ground, and one person who stands in two delegations."""
    by_key = {team.key: team for team in teams}
    lender, borrower = _SHARES_A_PERSON
    shared = replace(by_key[lender].members[-1], role=Role.FULL, born="1988-03-08")
    for team in teams:
        if team.key == _NO_GROUND:
            core = [member for member in team.members if member.is_core]
            groundless = {member.key for member in core[-2:]}
            yield replace(
                team,
                members=tuple(
                    replace(member, eligible_by=None) if member.key in groundless else member
                    for member in team.members
                ),
            )
        elif team.key == lender:
            yield replace(team, members=(*team.members[:-1], shared))
        elif team.key == borrower:
            lent = replace(shared, key="tv20", unit=borrower)
            yield replace(team, members=(*team.members, lent))
        else:
            yield team
