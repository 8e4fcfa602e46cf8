"""Which column is what: headings in any order and wording, or, without headings, by the contents.

A column is taken for a field of the list (``name``, ``born`` …), for one value of a choice
(``group=poor_household``: a column to tick), or for nothing (``""``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from contest.registration.rules.table import Note, Row, Table
from contest.registration.rules.wordings import (
    GENDER,
    GROUND,
    GROUP,
    born_text,
    folded_words,
    is_nothing,
    key_of,
)

NUMBER, NAME, FAMILY, GIVEN, TEAM, UNIT, PHONE = (
    "number", "name", "family", "given", "team", "unit", "phone",
)  # fmt: skip
IDENTITY = "identity"
"""ID-card numbers: no contest needs them, so such a column is not even kept until the next page."""
NOTHING = ""

FIELDS = (
    NUMBER, NAME, FAMILY, GIVEN, "role", "born", "gender", "ethnicity", "group", "eligible_by",
    "job", "village", UNIT, PHONE, TEAM,
)  # fmt: skip
TICKED = (
    *(f"gender={key}" for key in GENDER),
    *(f"group={key}" for key in GROUP),
    *(f"eligible_by={key}" for key in GROUND),
    "role=captain",
    "role=reserve",
)
CHOICES = frozenset((*FIELDS, *TICKED, NOTHING))
"""Everything that a column may be taken for."""

_LARGEST_PEOPLES = frozenset(
    {"kinh", "tay", "thai", "muong", "khmer", "hoa", "nung", "mong", "dao", "tho", "e de", "cham"}
)
_IDENTITY_DIGITS = 12
_SEARCHED_ROWS = 30
_GUESSED_ROWS = 50

_WHOLE: Mapping[str, tuple[str, ...]] = {
    NUMBER: ("tt", "stt", "so tt", "so thu tu", "thu tu", "so"),
    NAME: ("ho ten", "ho va ten", "ten thanh vien", "hoten", "ho ten thanh vien", "name"),
    FAMILY: ("ho", "ho dem", "ho va ten dem", "ho va dem", "ho lot", "ho va chu dem", "ho ten dem"),
    GIVEN: ("ten",),
    "role": ("nhiem vu", "vai tro", "chuc danh trong doi", "chuc vu trong doi", "tu cach"),
    "born": ("ns", "sinh", "sinh ngay", "ngay sinh", "nam sinh", "sn"),
    "gender": ("gioi tinh", "nam nu", "gioi", "phai", "gt"),
    "ethnicity": ("dan toc", "dt"),
    "group": ("thanh phan", "doi tuong", "dien", "thuoc dien", "thuoc ho", "dien ho", "loai ho"),
    "eligible_by": ("tham gia theo", "ho khau noi lam viec", "dieu kien tham gia", "du thi theo"),
    "job": ("nghe nghiep", "chuc vu", "cong viec", "nghe nghiep chuc vu", "chuc danh", "nghe"),
    "village": ("thon", "tieu khu", "thon tieu khu", "dia chi", "noi o", "cho o", "ap", "ban",
                "to dan pho", "thon to dan pho", "noi cu tru", "ho khau thuong tru", "khu pho"),
    UNIT: ("don vi", "xa", "xa phuong", "dia phuong", "xa thi tran", "phuong"),
    PHONE: ("dien thoai", "so dien thoai", "sdt", "dt di dong", "di dong", "dtdd", "phone"),
    TEAM: ("doi", "doan", "ten doi", "ten doan", "doi thi", "doi don vi", "doi hoac don vi",
           "doan don vi", "doi du thi", "doan du thi"),
    IDENTITY: ("cccd", "cmnd", "so cccd", "so cmnd", "cmt", "so cmt", "can cuoc", "so can cuoc",
               "cccd cmnd", "cmnd cccd", "ma dinh danh", "so dinh danh", "ho chieu"),
    "gender=male": ("nam",),
    "gender=female": ("nu",),
    "group=poor_household": ("ho ngheo", "ngheo"),
    "group=near_poor_household": ("ho can ngheo", "can ngheo"),
    "group=newly_escaped_household": ("ho moi thoat ngheo", "moi thoat ngheo", "thoat ngheo",
                                      "ho thoat ngheo"),
    "group=commune_officer": ("can bo giam ngheo cap xa", "can bo xa", "can bo giam ngheo"),
    "group=village_officer": ("can bo thon", "can bo giam ngheo o thon tieu khu"),
    "group=resident": ("nguoi dan",),
    "group=other": ("thanh phan khac",),
    "eligible_by=residence": ("ho khau", "thuong tru"),
    "eligible_by=work": ("lam viec tai dia phuong",),
    "role=captain": ("doi truong",),
    "role=reserve": ("du bi",),
}  # fmt: skip
_WITHIN: Mapping[str, tuple[str, ...]] = {
    NAME: ("ho va ten", "ho ten"),
    "role": ("nhiem vu trong doi", "vai tro", "chuc vu trong doi", "nhiem vu"),
    "born": ("nam sinh", "ngay sinh", "ngay thang nam sinh", "sinh nam"),
    "gender": ("gioi tinh",),
    "ethnicity": ("dan toc",),
    "group": ("thanh phan", "doi tuong", "thuoc ho"),
    "eligible_by": ("tham gia theo", "hoac noi lam viec", "hay lam viec"),
    "job": ("nghe nghiep", "chuc vu", "don vi cong tac", "noi cong tac", "noi lam viec"),
    "village": ("tieu khu", "thon", "dia chi", "noi o", "cu tru", "to dan pho"),
    PHONE: ("dien thoai", "so dt", "di dong"),
    TEAM: ("ten doi", "doi thi", "doi du thi"),
    UNIT: ("ten don vi",),
    IDENTITY: ("cccd", "cmnd", "can cuoc", "chung minh", "dinh danh"),
}
_EXACT = {phrase: taken for taken, phrases in _WHOLE.items() for phrase in phrases}


@dataclass(frozen=True, slots=True)
class Headed:
    """A table whose headings are known.

    Attributes:
        headings: as they were written; ``""`` where there is none.
        columns: number of each column → what it is taken for.
        rows: the rows below.
    """

    headings: tuple[str, ...]
    columns: Mapping[int, str]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]


def headed(table: Table, *, with_team: bool) -> Headed:
    """Find the heading row, take each column for something, and leave what stands above aside.

    ``with_team``: the table may hold many teams, so that a column says whose row it is.
    """
    notes = list(table.notes)
    at = _heading_row(table.rows)
    if at is None:
        columns = _by_contents(table)
        return Headed(
            ("",) * table.width, columns, table.rows, (*notes, Note("table_without_headings"))
        )
    headings = table.rows[at].cells
    below = list(table.rows[at + 1 :])
    if below and _continues(headings, below[0]):
        second = below.pop(0).cells
        headings = tuple(
            lower if _taken(lower) else upper for upper, lower in zip(headings, second, strict=True)
        )
    below = [row for row in below if not _numbers_columns(row)]
    if at:
        notes.append(Note("table_rows_above", {}, tuple(row.line for row in table.rows[:at])))
    return Headed(headings, _by_headings(headings, with_team), tuple(below), tuple(notes))


def without_identity(found: Headed) -> Headed:
    """The same with the cells of columns of ID-card numbers emptied."""
    hidden = {at for at, taken in found.columns.items() if taken == IDENTITY}
    if not hidden:
        return found
    names = ", ".join(f"“{label_of(found.headings, at)}”" for at in sorted(hidden))
    return Headed(
        found.headings,
        {at: NOTHING if at in hidden else taken for at, taken in found.columns.items()},
        tuple(
            Row(row.line, tuple("" if at in hidden else c for at, c in enumerate(row.cells)))
            for row in found.rows
        ),
        (*found.notes, Note("table_identity_left_out", {"columns": names})),
    )


def columns_known(cells: Sequence[str]) -> int:
    """How many different fields the cells would head, if they were headings."""
    return len({_taken(cell) for cell in cells} - {NOTHING})


def label_of(headings: Sequence[str], at: int) -> str:
    """What to call a column: its heading, or its letter as in Excel."""
    if headings[at]:
        return " ".join(headings[at].split())
    letters, left = "", at + 1
    while left:
        left, last = divmod(left - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


def _taken(heading: str) -> str:
    words = folded_words(heading)
    if not words:
        return NOTHING
    if words in _EXACT:
        return _EXACT[words]
    padded = f" {words} "
    found = [
        (len(phrase), taken)
        for taken, phrases in _WITHIN.items()
        for phrase in phrases
        if f" {phrase} " in padded
    ]
    return max(found)[1] if found else NOTHING


def _heading_row(rows: Sequence[Row]) -> int | None:
    """The first row that names people and something about them, best of the first ones."""
    best: tuple[int, int] | None = None
    for at, row in enumerate(rows[:_SEARCHED_ROWS]):
        taken = {_taken(cell) for cell in row.cells} - {NOTHING, IDENTITY}
        filled = sum(bool(cell) for cell in row.cells)
        if not taken & {NAME, GIVEN} or (len(taken) < 2 and filled > 1):
            continue
        follows = best is not None and at == best[1] + 1
        if best is None or len(taken) > best[0] or (follows and len(taken) == best[0]):
            best = len(taken), at
    return None if best is None else best[1]


def _continues(headings: Sequence[str], row: Row) -> bool:
    """Whether the row is the lower half of the headings: “Năm sinh” over “Nam” and “Nữ”."""
    if any(cell and not _taken(cell) for cell in row.cells):
        return False
    named = [at for at, heading in enumerate(headings) if _taken(heading) in (NAME, GIVEN)]
    return not any(row.cells[at] for at in named) or all(
        _taken(row.cells[at]) in (NAME, GIVEN) for at in named if row.cells[at]
    )


def _numbers_columns(row: Row) -> bool:
    """A row “(1) (2) (3) …” below the headings."""
    filled = [cell.strip("() .") for cell in row.cells if cell]
    return len(filled) > 2 and filled == [str(n) for n in range(1, len(filled) + 1)]


def _by_headings(headings: Sequence[str], with_team: bool) -> dict[int, str]:
    columns = {at: _taken(heading) for at, heading in enumerate(headings)}
    if with_team and TEAM not in columns.values():
        at = next((at for at, taken in columns.items() if taken == UNIT), None)
        columns |= {} if at is None else {at: TEAM}
    if not with_team:
        columns = {at: NOTHING if taken == TEAM else taken for at, taken in columns.items()}
    return once_each(columns, headings)


def once_each(columns: Mapping[int, str], headings: Sequence[str] = ()) -> dict[int, str]:
    """No field twice: the column whose heading says it exactly keeps it, else the first."""
    kept: dict[int, str] = {}
    used: set[str] = set()
    exact = [at for at in columns if at < len(headings) and folded_words(headings[at]) in _EXACT]
    for at in (*exact, *(at for at in columns if at not in exact)):
        taken = columns[at]
        again = taken in used and taken not in (NOTHING, IDENTITY)
        kept[at] = NOTHING if again else taken
        used.add(taken)
    return {at: kept[at] for at in sorted(kept)}


def _by_contents(table: Table) -> dict[int, str]:
    """Without headings: what most cells of a column look like."""
    rows = table.rows[:_GUESSED_ROWS]
    columns = {
        at: _looks_like([row.cells[at] for row in rows if not is_nothing(row.cells[at])])
        for at in range(table.width)
    }
    if NAME not in columns.values():
        words = {
            at: sum(len(row.cells[at].split()) > 1 for row in rows)
            for at, taken in columns.items()
            if taken == NOTHING
        }
        if words and max(words.values()):
            columns[max(words, key=lambda at: (words[at], -at))] = NAME
    return once_each(columns)


def _looks_like(cells: Sequence[str]) -> str:
    if not cells:
        return NOTHING
    for name in ("gender", "role", "group", "eligible_by"):
        if _most(key_of(name, cell) is not None for cell in cells):
            return name
    if _most(folded_words(cell) in _LARGEST_PEOPLES for cell in cells):
        return "ethnicity"
    if _most(_is_day(cell) for cell in cells):
        return "born"
    if _most(len(cell) == _IDENTITY_DIGITS and cell.isdecimal() for cell in cells):
        return IDENTITY
    return NUMBER if all(cell.strip(". ").isdecimal() for cell in cells) else NOTHING


def _is_day(cell: str) -> bool:
    text = born_text(cell)[0]
    parts = text.replace("-", "/").replace(".", "/").split("/")
    if not all(part.isdecimal() for part in parts):
        return False
    return (len(parts) == 1 and len(text) == 4) or (len(parts) == 3 and len(parts[2]) == 4)


def _most(answers: Iterable[bool]) -> bool:
    told = list(answers)
    return sum(told) * 5 >= len(told) * 4
