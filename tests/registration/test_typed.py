"""Reading what was typed: one meaning for each text, a sentence for what has none."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.registration.forms.delegation import typed_of
from contest.registration.rules.entry import MANAGER_PLACE, Entry, Person
from contest.registration.rules.teams import EligibleBy
from contest.registration.rules.typed import Reading, Typed, TypedPerson, read_typed
from contest.registration.sentences import SENTENCES
from contest.regulations.rules.composition import Gender, Group, Role

TODAY = date(2023, 10, 20)


def read(*people: TypedPerson, name: str = "Đội xã Hà Bắc", **more: str) -> Reading:
    return read_typed(
        Typed(name=name, people=people, **more),
        today=TODAY,
        units={"ha-bac", "ha-dong"},
        divisions={"khoi-1"},
    )


def person(**typed: str) -> TypedPerson:
    return TypedPerson("members-0", **{"name": "Lê Thị An", "role": "full", **typed})


def faults(reading: Reading) -> list[tuple[str, str]]:
    return [(fault.at, fault.code) for fault in reading.faults]


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("05/09/1987", "1987-09-05"),
        (" 5/9/1987 ", "1987-09-05"),
        ("5-9-1987", "1987-09-05"),
        ("05.09.1987", "1987-09-05"),
        ("1987-09-05", "1987-09-05"),
        ("1987", "1987"),
        ("", None),
        ("20/10/2023", "2023-10-20"),
        ("20/10/1903", "1903-10-20"),
        ("1903", "1903"),
    ],
)
def test_a_birth_date_is_read_as_people_write_it(typed: str, born: str | None) -> None:
    reading = read(person(born=typed))
    assert faults(reading) == []
    assert reading.entry.people[0].born == born


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/02/1987", "no_such_day"),
        ("29/02/1987", "no_such_day"),
        ("13/13/1987", "no_such_day"),
        ("0/0/0000", "no_such_day"),
        ("21/10/2023", "born_in_future"),
        ("2024", "born_in_future"),
        ("19/10/1903", "born_too_long_ago"),
        ("1902", "born_too_long_ago"),
        ("5/9/87", "born_unreadable"),
        ("mồng 5 tháng 9", "born_unreadable"),
        ("०५/०९/1987", "born_unreadable"),
        ("05/09/1987" * 50, "born_unreadable"),
    ],
)
def test_a_birth_date_that_cannot_be_is_refused_in_words(typed: str, code: str) -> None:
    reading = read(person(born=typed))
    assert faults(reading) == [("members-0-born", code)]
    assert reading.entry.people[0].born is None
    assert code in SENTENCES


def test_names_are_kept_in_one_form_without_hidden_characters() -> None:
    typed = unicodedata.normalize("NFD", "  Lê\u202e Thị\u200b   Hoà\t\x07 ")
    reading = read(person(name=typed))
    assert reading.entry.people[0].name == "Lê Thị Hoà"
    assert [(r.at, r.code) for r in reading.remarks] == [("members-0-name", "entry_hidden_removed")]
    assert faults(reading) == []


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("name", "Lê Thị An 🌾", "entry_has_picture"),
        ("name", "", "member_name_missing"),
        ("name", "\u202e", "member_name_missing"),
        ("name", "...", "member_name_not_of_letters"),
        ("name", "An <b>", "member_name_not_of_letters"),
        ("name", "A" * 101, "entry_text_too_long"),
        ("name", "A" * 10_000, "entry_text_too_long"),
        ("job", "x" * 101, "entry_text_too_long"),
        ("ethnicity", "x" * 51, "entry_text_too_long"),
        ("gender", "other", "entry_not_a_choice"),
        ("group", "rich", "entry_not_a_choice"),
        ("role", "king", "entry_not_a_choice"),
        ("eligible_by", "money", "entry_not_a_choice"),
        ("unit", "sai", "entry_not_a_choice"),
    ],
)
def test_each_fault_is_told_at_its_field(field: str, text: str, code: str) -> None:
    reading = read(person(**{"job": "Nông dân", field: text}))
    assert faults(reading) == [(f"members-0-{field}", code)]
    assert code in SENTENCES


def test_the_longest_names_that_are_allowed_are_read() -> None:
    reading = read(person(name="Đ" * 100), name="Đ" * 200)
    assert faults(reading) == []
    assert faults(read(name="Đ" * 201)) == [("name", "entry_text_too_long")]
    assert faults(read(name=" ")) == [("name", "team_name_missing")]


@pytest.mark.parametrize("phone", ["0912 345 678", "+84 912.345.678", "(bỏ trống)", "12"])
def test_a_phone_number_is_figures(phone: str) -> None:
    reading = read(manager_phone=phone)
    is_number = phone[0] in "0+"
    assert faults(reading) == ([] if is_number else [("manager_phone", "manager_phone_unreadable")])


def test_a_row_in_which_nobody_was_typed_is_nobody() -> None:
    blank = TypedPerson("members-0", role="captain", unit="ha-bac")
    reading = read(TypedPerson(MANAGER_PLACE), blank, TypedPerson("members-1", name="Lê Văn Hai"))
    assert [p.name for p in reading.entry.people] == ["Lê Văn Hai"]
    assert reading.places == ("members-1",)


def test_more_people_than_a_stage_can_hold_are_refused() -> None:
    people = [TypedPerson(f"members-{i}", name=f"Người {i}") for i in range(101)]
    assert faults(read(*people)) == [("members", "too_many_members")]


def some(values: Any) -> Any:
    return st.none() | st.sampled_from(list(values))


PEOPLE = st.builds(
    Person,
    ref=st.none() | st.integers(0, 10**9 - 1),
    name=st.sampled_from(["Lê Thị An", "H'Hen Niê", "Nguyễn-Phạm (Út)", "Đỗ Văn Quý"]),
    role=st.sampled_from(list(Role)),
    born=st.none()
    | st.dates(date(1910, 1, 1), TODAY).map(date.isoformat)
    | st.integers(1910, 2023).map(str),
    gender=some(Gender),
    ethnicity=some(["Kinh", "Mường", "Bru - Vân Kiều"]),
    group=some(Group),
    unit=some(["ha-bac", "ha-dong"]),
    eligible_by=some(EligibleBy),
    job=some(["Nông dân", "Công chức Văn hóa - Xã hội"]),
)


def ordered(people: list[Person]) -> tuple[Person, ...]:
    """As a stored list is read: the first manager at the head."""
    managers = [p for p in people if p.role is Role.MANAGER]
    return (*managers[:1], *(p for p in people if p is not next(iter(managers), None)))


@given(st.lists(PEOPLE, max_size=20), some(["khoi-1"]), some(["0912 345 678"]))
def test_a_stored_list_put_into_the_form_is_read_as_itself(
    people: list[Person], division: str | None, phone: str | None
) -> None:
    entry = Entry("Đội xã Hà Bắc", division, phone, ordered(people))
    reading = read_typed(
        typed_of(entry), today=TODAY, units={"ha-bac", "ha-dong"}, divisions={"khoi-1"}
    )
    assert faults(reading) == []
    assert reading.entry == entry


ANY_TEXT = st.text(max_size=30)


@given(st.lists(st.lists(ANY_TEXT, min_size=10, max_size=10), max_size=4), ANY_TEXT, ANY_TEXT)
def test_no_text_whatever_breaks_the_reading(rows: list[list[str]], name: str, phone: str) -> None:
    people = [TypedPerson(f"members-{i}", *row) for i, row in enumerate(rows)]
    reading = read(*people, name=name, manager_phone=phone, division=name)
    assert len(reading.places) == len(reading.entry.people)
    for text in (reading.entry.name, *(p.name for p in reading.entry.people)):
        assert unicodedata.is_normalized("NFC", text)
        assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in text)
    for fault in (*reading.faults, *reading.remarks):
        assert SENTENCES[fault.code].format(**fault.facts)


def remarks(reading: Reading) -> list[tuple[str, str]]:
    return [(remark.at, remark.code) for remark in reading.remarks]


def test_one_person_twice_in_a_list_is_remarked_at_both_rows() -> None:
    an = {"name": "Lê Thị Hòa", "born": "05/09/1987"}
    again = TypedPerson("members-2", **{**an, "name": "lê thị  Hoà", "born": "5.9.1987"})
    other = TypedPerson("members-1", **{**an, "born": "06/09/1987"})
    reading = read(person(**an), other, again)
    assert reading.faults == ()
    assert remarks(reading) == [
        ("members-0-name", "member_twice"),
        ("members-2-name", "member_twice"),
    ]
    unknown = read(person(born=""), TypedPerson("members-1", name="Lê Thị An"))
    assert remarks(unknown) == []


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("nguyễn văn an", "Nguyễn Văn An"),
        ("NGUYỄN THỊ ĐÀO", "Nguyễn Thị Đào"),
        ("h'hen niê", "H'Hen Niê"),
    ],
)
def test_a_name_in_one_case_is_taken_and_the_usual_form_proposed(typed: str, usual: str) -> None:
    reading = read(person(name=typed))
    assert reading.faults == ()
    assert reading.entry.people[0].name == typed
    assert [(r.code, r.facts) for r in reading.remarks] == [("member_name_case", {"usual": usual})]


@pytest.mark.parametrize("typed", ["Nguyễn Văn An", "Y Đê", "LÊ Văn An", "Nguyễn văn An"])
def test_other_names_are_left_alone(typed: str) -> None:
    assert read(person(name=typed)).remarks == ()
