"""Two versions of one list: what differs, for whom."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from contest.registration.rules.differences import differences, same
from contest.registration.rules.entry import Entry, Person
from contest.regulations.rules.composition import Role

AN = Person(1, "Lê An", Role.CAPTAIN, "1990-01-01", job="Giáo viên")
BINH = Person(2, "Vũ Bình", Role.FULL)
CHI = Person(3, "Đỗ Chi", Role.FULL)
LIST = Entry("Đội xã Hà Bắc", None, "0912 000 111", (AN, BINH, CHI))


def told(stored: Entry, mine: Entry) -> list[tuple[str | None, str, str | None, str | None]]:
    return [(d.who, d.field, d.stored, d.mine) for d in differences(stored, mine)]


def test_the_same_list_has_no_differences() -> None:
    assert told(LIST, LIST) == []


def test_a_changed_field_is_told_with_both_values() -> None:
    mine = replace(LIST, name="Đội Hà Bắc", people=(replace(AN, job="Bác sĩ"), BINH, CHI))
    assert told(LIST, mine) == [
        (None, "name", "Đội xã Hà Bắc", "Đội Hà Bắc"),
        ("Lê An", "job", "Giáo viên", "Bác sĩ"),
    ]


def test_somebody_in_one_version_only_is_told() -> None:
    new = Person(None, "Bùi Dung", Role.FULL)
    mine = replace(LIST, people=(AN, CHI, new))
    assert told(LIST, mine) == [
        (None, "person", None, "Bùi Dung"),
        (None, "person", "Vũ Bình", None),
    ]


def test_another_order_is_a_difference() -> None:
    assert told(LIST, replace(LIST, people=(BINH, AN, CHI))) == [(None, "order", None, None)]


def test_somebody_renamed_is_the_same_person_by_the_row() -> None:
    mine = replace(LIST, people=(replace(AN, name="Lê Thị An"), BINH, CHI))
    assert told(LIST, mine) == [("Lê Thị An", "name", "Lê An", "Lê Thị An")]


def test_rows_do_not_count_when_the_people_are_the_same() -> None:
    assert same(LIST, replace(LIST, people=tuple(replace(p, ref=None) for p in LIST.people)))


PEOPLE = st.builds(
    Person,
    ref=st.none() | st.integers(1, 4),
    name=st.sampled_from(["An", "Bình", "Chi"]),
    role=st.sampled_from(list(Role)),
    born=st.none() | st.just("1990"),
)
ENTRIES = st.builds(Entry, name=st.just("Đội"), people=st.lists(PEOPLE, max_size=5).map(tuple))


@given(ENTRIES, ENTRIES)
def test_no_differences_means_the_same_people_in_the_same_order(one: Entry, two: Entry) -> None:
    without = [[replace(person, ref=None) for person in entry.people] for entry in (one, two)]
    if same(one, two):
        assert without[0] == without[1]
    assert same(one, one)
