"""Words, teams and merging: the rules behind a table that comes in."""

import subprocess
import sys

import pytest

from config import ROOT
from contest.registration.rules.entry import MANAGER_PLACE, Entry, Person
from contest.registration.rules.headings import CHOICES, NOTHING, headed, once_each
from contest.registration.rules.merging import changes, merged
from contest.registration.rules.table import guarded, table_of, table_of_text
from contest.registration.rules.table_people import Names
from contest.registration.rules.table_teams import parted
from contest.registration.rules.teams import EligibleBy
from contest.registration.rules.wordings import key_of
from contest.registration.sentences import GENDERS, GROUNDS, GROUPS, PERSON_FIELDS, ROLES
from contest.registration.workbook_words import COLUMN_WORDS, EXPLAINED
from contest.regulations.rules.composition import Gender, Role

TEAMS = Names(
    [("bac", "Đội xã Hà Bắc"), ("bac", "Xã Hà Bắc"), ("dong-1", "Đội 1"), ("dong-2", "Đội 2"),
     ("dong-1", "Xã Hà Đông"), ("dong-2", "Xã Hà Đông")]
)  # fmt: skip


@pytest.mark.parametrize(
    ("field", "words"),
    [("role", ROLES), ("gender", GENDERS), ("group", GROUPS), ("eligible_by", GROUNDS)],
)
def test_every_word_of_our_own_lists_is_understood(field: str, words: dict[str, str]) -> None:
    assert {key: key_of(field, label) for key, label in words.items()} == {k: k for k in words}
    assert {key_of(field, label.upper()) for label in words.values()} == set(words)


def test_every_heading_of_our_own_is_matched_and_explained() -> None:
    headings = {**{key: PERSON_FIELDS[key] for key in PERSON_FIELDS}, "phone": "Điện thoại"}
    found = headed(table_of_text("\t".join(headings.values()) + "\nx" * 1), with_team=False)
    assert list(found.columns.values()) == list(headings)
    assert set(EXPLAINED) == set(COLUMN_WORDS) - {"family", "given"}
    assert set(COLUMN_WORDS) <= CHOICES


def test_what_is_not_understood_is_left_as_it_was_written() -> None:
    assert key_of("group", "hộ khá giả") is None


def test_no_field_is_taken_from_two_columns() -> None:
    columns = {0: "name", 1: "born", 2: "name", 3: NOTHING, 4: NOTHING}
    assert once_each(columns) == {0: "name", 1: "born", 2: "", 3: "", 4: ""}
    assert once_each(columns, ["Họ và tên chủ hộ", "", "Họ và tên", "", ""])[2] == "name"


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-", "@SUM(A1)", "\tx", "\rx"])
def test_no_text_of_an_export_begins_like_a_formula(text: str) -> None:
    assert guarded(text) == f"'{text}"
    back = table_of([(1, ["Họ tên"]), (2, [guarded(text)])]).rows[1].cells[0]
    assert back == text


def test_rows_find_their_team_by_name_by_unit_by_the_row_above_and_by_a_title() -> None:
    text = (
        "Đơn vị\tHọ và tên\tNăm sinh\n"
        "Hà Bắc\tLê An\t1980\n\tLê Bình\t1981\n"
        "xã hà đông\tVũ Chi\t1982\nĐỘI 2\tVũ Dung\t1983\nXã Hà Giang\tVũ Em\t1984\n"
        "I. Xã Hà Bắc\n\tLê Giang\t1985\n"
    )
    found = headed(table_of_text(text), with_team=True)
    split = parted(found, found.columns, TEAMS)
    assert {key: [row.cells[1] for row in rows] for key, rows in split.teams.items()} == {
        "bac": ["Lê An", "Lê Bình", "Lê Giang"], "dong-2": ["Vũ Dung"],
    }  # fmt: skip
    assert [(fault.line, fault.code) for fault in split.faults] == [
        (4, "team_ambiguous"), (6, "team_unknown"),
    ]  # fmt: skip
    assert [note.lines for note in split.notes] == [(3, 8)]


STORED = Entry(
    "Đội",
    "khoi-1",
    "0912 777 888",
    (
        Person(1, "Phạm Đại", Role.MANAGER),
        Person(2, "Lê Hoà", Role.CAPTAIN, "1980", Gender.MALE, eligible_by=EligibleBy.WORK),
        Person(3, "Vũ Bình", Role.FULL, "1981"),
        Person(4, "Vũ Bình", Role.FULL, "1982"),
    ),
)


def test_people_keep_their_rows_by_name_and_what_has_no_column_stays() -> None:
    new = Entry(
        "Đội",
        "khoi-1",
        None,
        (
            Person(None, "Vũ Bình", Role.FULL, "1982"),
            Person(None, "lê hòa", Role.FULL, "1980"),
            Person(None, "Đỗ Chi", Role.FULL, "1990"),
        ),
    )
    whole = merged(
        new, ["members-0", "members-1", "members-2"], STORED,
        given={"name", "born"}, default_unit="ha-trung",
    )  # fmt: skip
    people = whole.entry.people
    assert [p.ref for p in people] == [1, 4, 2, None]
    assert whole.places == (MANAGER_PLACE, "members-0", "members-1", "members-2")
    assert (people[2].role, people[2].eligible_by) == (Role.CAPTAIN, EligibleBy.WORK)
    assert [p.unit for p in people] == [None, None, None, "ha-trung"]
    assert whole.entry.manager_phone == "0912 777 888"
    told = changes(STORED, whole.entry)
    assert (told.added, told.removed, told.is_reordered) == (("Đỗ Chi",), ("Vũ Bình",), True)
    assert [(name, [c.field for c in fields]) for name, fields in told.changed] == [
        ("lê hòa", ["name"])
    ]


def test_the_workers_know_nothing_of_the_server() -> None:
    script = (
        "import sys, importlib\n"
        "for name in ('workbook_reading', 'workbook_making'):\n"
        "    importlib.import_module(f'contest.registration.{name}')\n"
        "print([n for n in ('flask', 'sqlalchemy', 'gevent', 'werkzeug') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_server_loads_no_workbook_library() -> None:
    script = (
        "import sys\nfrom contest.app import create_app\n"
        "import contest.registration.views.workbook\n"
        "print([n for n in ('openpyxl', 'xlsxwriter') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"
