"""Typed, pasted, uploaded as a workbook or as text: the same list stands the same, and as
``compute`` says of the contest file that is exported with it."""

import json
from collections import Counter
from collections.abc import Callable

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contest.archive.queries.contest_file import contest_file_of
from contest.archive.rules.reader import read as read_contest_file
from contest.archive.rules.writer import file_text
from contest.audit.actions.trail import SYSTEM
from contest.ranking.rules.output import results_json
from contest.ranking.rules.results import compute
from contest.registration.actions.draft import save_delegation
from contest.registration.actions.pending import keep_pending
from contest.registration.queries.files import file_of
from contest.registration.queries.pending import pending_of
from contest.registration.queries.standing import standing_of, standing_of_entry
from contest.registration.queries.table_check import check_own
from contest.registration.queries.uploads import read_pasted
from contest.registration.rules.composition import Violation
from contest.registration.rules.entry import Entry
from contest.registration.rules.handing_in import Hand
from contest.registration.rules.headings import Headed, headed
from contest.registration.rules.table import from_json
from contest.registration.workbook_reading import read as read_in_this_process
from contest.regulations.models import CompositionRule, Contest, Criterion, Round, Unit
from contest.shared import clock
from contest.shared.filters import VIETNAM
from contest.shared.transaction import transaction
from tests.registration.test_standing import ROWS, RULES, begin, fill
from tests.registration.workbooks import LABELS, packed, sheet

UNITS = {"an": "Thôn An", "binh": "Thôn Bình", "": ""}
HEADINGS = ("Họ tên", "Nhiệm vụ", "Ngày sinh", "Giới tính", "Dân tộc", "Thành phần", "Đơn vị",
            "Tham gia theo")  # fmt: skip
KEYS = ("name", "role", "born", "gender", "ethnicity", "group", "unit", "eligible_by")
People = list[dict[str, str]]
Told = Counter[tuple[object, ...]]


@pytest.fixture
def house_of_two(app: Flask) -> tuple[int, int, int]:
    """A contest with every kind of rule: its key, a team of one unit, a joint team of two."""
    with transaction() as session:
        contest = Contest(slug="hoi-thi", name="Hội thi", created_at=clock.now())
        contest.units = [
            Unit(position=i, key=key, name=UNITS[key]) for i, key in enumerate(("an", "binh"))
        ]
        criterion = Criterion(position=0, key="noi-dung", name="Nội dung", max="10")
        session.add(contest)
        session.flush()
        session.add(
            Round(
                contest_id=contest.id,
                position=0,
                key="chao_hoi",
                name="Chào hỏi",
                criteria=[criterion],
            )
        )
        for place, body in enumerate(RULES):
            contest.composition.append(CompositionRule(position=place, body=body))
        found = contest.id
    other = {"members-0-name": "Lê Hoà", "members-0-born": "01/02/1990"}
    fill(found, begin(found, 1), other)
    return found, begin(found, 0), begin(found, 0, 1)


def table(people: People) -> list[list[str]]:
    words = {**{name: {"": "", **labels} for name, labels in LABELS.items()}, "unit": UNITS}
    return [
        list(HEADINGS),
        *([words[k][p[k]] if k in words else p[k] for k in KEYS] for p in people),
    ]


def read(data: bytes) -> Headed:
    return headed(from_json(json.loads(read_in_this_process(data))), with_team=False)


WAYS: dict[str, Callable[[People], Headed]] = {
    "pasted": lambda people: read_pasted(
        "\n".join("\t".join(row) for row in table(people)), with_team=False
    ),
    "text": lambda people: read("\r\n".join(";".join(row) for row in table(people)).encode()),
    "workbook": lambda people: read(packed(sheet(*table(people)))),
}


def live(contest_id: int, delegation_id: int, found: Headed) -> Told:
    """What the page of the table says before anything is stored; then it is stored."""
    file = file_of(contest_id, delegation_id)
    keep_pending(contest_id, file.id, "danh sách", found, file.version, by=SYSTEM)
    pending = pending_of(contest_id, file.id, SYSTEM)
    assert pending is not None
    check = check_own(file, pending, clock.now().astimezone(VIETNAM).date())
    assert check.can_be_accepted
    whole = check.lists[0].merged
    standing = standing_of_entry(file, whole.entry, whole.places)
    save_delegation(contest_id, file.id, whole.entry, file.version, hand=Hand.ORGANISER, by=SYSTEM)
    return told(standing.violations, dict(standing.members))


def told(violations: tuple[Violation, ...], names: dict[str, str]) -> Told:
    return Counter(
        (v.rule, v.code, v.have, v.need, None if v.member is None else names[v.member], v.unit)
        for v in violations
    )


def of_compute(contest_id: int, key: str) -> Told:
    """What ``compute`` says of the exported file."""
    document = file_text(contest_file_of(contest_id)).encode()
    names = {
        member["key"]: member["name"]
        for team in json.loads(document)["teams"]
        if team["key"] == key
        for member in team.get("members", ())
    }
    file = read_contest_file(document).file
    assert file is not None
    results = json.loads(results_json(compute(file.record())))
    found = results["teams"][key]["violations"]
    return Counter(
        (
            v["rule"], v["code"], v.get("have"), v.get("need"),
            names[v["member"]] if v.get("member") else None, v.get("unit"),
        )
        for v in found
    )  # fmt: skip


def emptied(contest_id: int, number: int) -> None:
    version = file_of(contest_id, number).version
    save_delegation(contest_id, number, Entry("Đội"), version, hand=Hand.ORGANISER, by=SYSTEM)


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(people=st.lists(ROWS, min_size=1, max_size=7), joint=st.booleans())
def test_any_list_stands_the_same_whatever_way_it_came_in(
    house_of_two: tuple[int, int, int], people: People, joint: bool
) -> None:
    contest_id, single, double = house_of_two
    number, other = (double, single) if joint else (single, double)
    emptied(contest_id, other)
    file = file_of(contest_id, number)
    form = {f"members-{i}-{k}": text for i, p in enumerate(people) for k, text in p.items()}
    fill(contest_id, number, form)
    typed = standing_of(file_of(contest_id, number))
    expected = told(typed.violations, dict(typed.members))
    assert of_compute(contest_id, file.key) == expected
    for way, come_in in WAYS.items():
        emptied(contest_id, number)
        assert live(contest_id, number, come_in(people)) == expected, way
        assert of_compute(contest_id, file.key) == expected, way
