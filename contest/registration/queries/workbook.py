"""The workbooks that go out: the one to fill in for a contest, and the organiser's exports.

Each is described as plain data here and made by ``workbook_making.py`` in a process of its own.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from contest.registration.queries.files import File
from contest.registration.queries.table_check import Target
from contest.registration.rules.entry import Person
from contest.registration.rules.table_people import EXAMPLE_NAME
from contest.registration.sentences import (
    ETHNICITIES,
    GENDERS,
    GROUNDS,
    GROUPS,
    ROLES,
    rule_sentence,
)
from contest.registration.workbook_words import CHOOSE, EXPLAINED, GUIDE
from contest.regulations.queries.values import composition_of, contest_of, units_of
from contest.regulations.rules.composition import Role
from contest.shared.aside import done_aside

MAKER = "contest.registration.workbook_making"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SPARE_OWN, SPARE_MANY = 100, 3_000
"""Empty rows below that have the drop-down lists too."""

_HEADINGS: Mapping[str, tuple[str, int]] = {
    "number": ("TT", 6),
    "team": ("Đội hoặc đơn vị", 30),
    "name": ("Họ và tên", 28),
    "role": ("Nhiệm vụ", 22),
    "born": ("Ngày sinh", 14),
    "gender": ("Giới tính", 10),
    "ethnicity": ("Dân tộc", 12),
    "group": ("Thành phần", 30),
    "eligible_by": ("Tham gia theo", 16),
    "job": ("Nghề nghiệp, chức vụ", 28),
    "village": ("Thôn, tiểu khu", 20),
    "unit": ("Đơn vị", 24),
    "phone": ("Điện thoại (trưởng đoàn)", 18),
}
_EXAMPLE = {
    "number": "Ví dụ",
    "name": EXAMPLE_NAME,
    "role": ROLES["captain"],
    "born": "05/09/1987",
    "gender": GENDERS["female"],
    "ethnicity": "Kinh",
    "group": GROUPS["resident"],
    "eligible_by": GROUNDS["residence"],
    "job": "Nông dân",
}
_LOOSE = frozenset({"ethnicity", "team", "unit"})
"""Drop-down lists that only offer: another text is looked at when it comes back."""


def own_workbook(file: File, deadline: str) -> bytes:
    """The workbook of one delegation with the people it has, ready to fill in.

    ``deadline``: the last moment in words.

    Raises:
        AsideError: it could not be made.
    """
    units = unit_names(file.contest_id)
    rows = [
        person_row("", number, person, file.entry.manager_phone, units)
        for number, person in enumerate(file.entry.people, start=1)
    ]
    taken = [key for key in _HEADINGS if key != "team" and (key != "unit" or len(file.units) > 1)]
    return _made(file.contest_id, file.entry.name, taken, rows, deadline, spare=SPARE_OWN)


def many_workbook(contest_id: int, targets: Sequence[Target], deadline: str) -> bytes:
    """The workbook of all delegations, with a column that says whose row it is.

    Raises:
        AsideError: it could not be made.
    """
    units = unit_names(contest_id)
    rows = [
        person_row(target.name, number, person, target.stored.manager_phone, units)
        for target in targets
        for number, person in enumerate(target.stored.people, start=1)
    ]
    names = [target.name for target in targets]
    return _made(
        contest_id, "Danh sách các đoàn", list(_HEADINGS), rows, deadline, names, spare=SPARE_MANY
    )


def sheet_workbook(title: str, columns: Sequence[tuple[str, int]], rows: Sequence[Any]) -> bytes:
    """An export of one sheet. ``columns``: heading and width; texts and whole figures as cells.

    Raises:
        AsideError: it could not be made.
    """
    sheet = {
        "name": title[:31],
        "columns": [{"heading": heading, "width": width} for heading, width in columns],
        "rows": rows,
        "filter": True,
        "choose": CHOOSE,
    }
    return _done({"title": title, "sheets": [sheet]})


def _made(
    contest_id: int,
    title: str,
    taken: Sequence[str],
    rows: Sequence[Mapping[str, str | int]],
    deadline: str,
    teams: Sequence[str] = (),
    *,
    spare: int,
) -> bytes:
    lists = {
        "role": list(ROLES.values()),
        "gender": list(GENDERS.values()),
        "group": list(GROUPS.values()),
        "eligible_by": list(GROUNDS.values()),
        "ethnicity": list(ETHNICITIES),
        "unit": list(unit_names(contest_id).values()),
        "team": list(teams),
    }
    used = {key: labels for key, labels in lists.items() if key in taken and labels}
    example = _EXAMPLE | ({"team": teams[0]} if teams else {})
    sheet = {
        "name": "Danh sách",
        "columns": [
            {
                "heading": _HEADINGS[key][0],
                "width": _HEADINGS[key][1],
                "choices": key if key in used else None,
                "strict": key not in _LOOSE,
            }
            for key in taken
        ],
        "example": [example.get(key, "") for key in taken],
        "rows": [[row.get(key, "") for key in taken] for row in rows],
        "spare": spare,
        "frozen": taken.index("name") + 1,
        "choose": CHOOSE,
    }
    return _done(
        {
            "title": title,
            "sheets": [sheet],
            "guide": {"name": "Hướng dẫn", "lines": _guide(contest_id, title, taken, deadline)},
            "choices": {
                "name": "Danh mục",
                "lists": [
                    {"key": key, "heading": _HEADINGS[key][0], "labels": labels}
                    for key, labels in used.items()
                ],
            },
        }
    )


def _done(told: Mapping[str, Any]) -> bytes:
    return done_aside(MAKER, "make", json.dumps(told, ensure_ascii=False).encode())


def unit_names(contest_id: int) -> dict[str, str]:
    """Unit key → name."""
    return {unit.key: unit.name for unit in units_of(contest_id)}


def person_row(
    team: str, number: int, person: Person, phone: str | None, units: Mapping[str, str]
) -> dict[str, str | int]:
    """One person as cells: column of the workbook → text; ``phone`` is the manager's."""
    is_manager = person.role is Role.MANAGER
    return {
        "number": number,
        "team": team,
        "name": person.name,
        "role": ROLES[person.role],
        "born": "/".join(reversed((person.born or "").split("-"))),
        "gender": GENDERS.get(person.gender or "", ""),
        "ethnicity": person.ethnicity or "",
        "group": GROUPS.get(person.group or "", ""),
        "eligible_by": GROUNDS.get(person.eligible_by or "", ""),
        "job": person.job or "",
        "village": person.village or "",
        "unit": units.get(person.unit or "", ""),
        "phone": (phone or "") if is_manager else "",
    }


def _guide(contest_id: int, title: str, taken: Sequence[str], deadline: str) -> list[list[str]]:
    contest = contest_of(contest_id)
    rules = composition_of(contest_id)
    lines = [["title", contest.name], ["line", title], ["part", deadline], ["line", ""]]
    lines += [["part", "Cách làm"]]
    lines += [["line", f"Bước {number}", step] for number, step in enumerate(GUIDE, start=1)]
    lines += [["line", ""], ["part", "Các cột"]]
    lines += [["line", _HEADINGS[key][0], EXPLAINED[key]] for key in taken]
    if rules:
        lines += [["line", ""], ["part", "Thể lệ yêu cầu về cơ cấu đội"]]
        words = {"error": "Bắt buộc", "warning": "Nên có", "info": "Ưu tiên"}
        lines += [["line", words[rule.level], rule_sentence(rule) + "."] for rule in rules]
    return lines
