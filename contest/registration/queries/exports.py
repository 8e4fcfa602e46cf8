"""What the organiser takes away as a workbook: every person, and the board."""

from collections.abc import Sequence

from contest.registration.queries.board import Board
from contest.registration.queries.table_check import Target
from contest.registration.queries.workbook import person_row, unit_names
from contest.registration.sentences import PERSON_FIELDS
from contest.registration.words import missing_lines
from contest.registration.workbook_words import STATES

Cells = list[str | int]

_PERSON_KEYS = (
    "name", "role", "born", "gender", "ethnicity", "group", "eligible_by", "job", "village", "unit",
)  # fmt: skip
LIST_COLUMNS: Sequence[tuple[str, int]] = (
    ("STT", 6),
    ("Đội", 30),
    ("Đơn vị của đội", 30),
    ("Hồ sơ", 18),
    *((PERSON_FIELDS[key], 28 if key == "name" else 18) for key in _PERSON_KEYS),
    ("Điện thoại trưởng đoàn", 20),
)
BOARD_COLUMNS: Sequence[tuple[str, int]] = (
    ("STT", 6),
    ("Đơn vị", 32),
    ("Đội", 32),
    ("Hồ sơ", 24),
    ("Số thứ tự dự thi", 10),
    ("Số người", 10),
    ("Nội dung còn thiếu theo Thể lệ", 60),
    ("Điều cần lưu ý", 60),
)


def list_rows(contest_id: int, targets: Sequence[Target]) -> list[Cells]:
    """Every person of every delegation, a row each."""
    units = unit_names(contest_id)
    rows: list[Cells] = []
    for target in targets:
        if target.file is None:
            continue
        of_units = ", ".join(unit.name for unit in target.units)
        for person in target.stored.people:
            told = person_row("", 0, person, target.stored.manager_phone, units)
            head: Cells = [len(rows) + 1, target.name, of_units, STATES[target.file.status]]
            rows.append(head + [told[key] for key in (*_PERSON_KEYS, "phone")])
    return rows


def board_rows(board: Board) -> list[Cells]:
    """Every unit with the state of its file and what is missing."""
    missing = board.missing(board.rows)
    return [
        [
            number,
            row.units,
            row.name or "",
            STATES[row.state],
            "" if row.team_number is None else row.team_number,
            row.people if row.delegation_id else "",
            "\n".join(missing.get(row.delegation_id or 0, ())),
            "\n".join(missing_lines(row.warnings, board.rules)),
        ]
        for number, row in enumerate(board.rows, start=1)
    ]
