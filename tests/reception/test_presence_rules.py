"""The rules of the door, without the door."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contest.reception.rules.asked import fields_asked
from contest.reception.rules.presence import CORE, Arriving, Line, Presence, at_the_hall
from contest.reception.rules.replacing import (
    person_of,
    replaced,
    swapped,
    why_not_replace,
    why_not_step_in,
)
from contest.registration.rules.entry import Entry, Person
from contest.registration.rules.teams import Member
from contest.regulations.rules.composition import Role, RuleKind

calm = settings(max_examples=60)
people = st.lists(st.sampled_from(sorted(Role)), max_size=12).map(
    lambda roles: tuple(
        Person(number, f"Người {number}", role) for number, role in enumerate(roles)
    )
)


def test_the_core_of_the_door_is_the_core_of_the_regulations() -> None:
    assert {role for role in Role if Member("a", "A", role).is_core} == set(CORE)


@pytest.mark.parametrize(
    ("presence", "arriving", "line"),
    [
        (Presence(0, 5), Arriving.NOT_YET, Line.UNCONFIRMED),
        (Presence(3, 5), Arriving.SOME_MISSING, Line.UNCONFIRMED),
        (Presence(5, 5), Arriving.ALL_HERE, Line.UNCONFIRMED),
        (Presence(3, 5, checked_in=True, kept=True), Arriving.SOME_MISSING, Line.KEPT),
        (Presence(5, 5, checked_in=True, kept=True), Arriving.ALL_HERE, Line.KEPT),
        (Presence(5, 5, checked_in=True), Arriving.NOT_KEPT, Line.UNCONFIRMED),
        (Presence(3, 5, checked_in=True, waived=True), Arriving.WAIVED, Line.BY_DECISION),
        (Presence(5, 5, True, kept=True, waived=True), Arriving.ALL_HERE, Line.KEPT),
        (Presence(0, 0), Arriving.NOT_YET, Line.UNCONFIRMED),
    ],
)
def test_how_far_a_team_has_arrived(presence: Presence, arriving: Arriving, line: Line) -> None:
    assert (presence.arriving, presence.line) == (arriving, line)


@calm
@given(people, st.sets(st.integers(0, 11)))
def test_only_absent_core_members_are_left_out(
    listed: tuple[Person, ...], present: set[int]
) -> None:
    left = at_the_hall(Entry("Đội", people=listed), present).people
    gone = [person for person in listed if person not in left]
    assert all(person.role in CORE and person.ref not in present for person in gone)
    assert all(person.role not in CORE or person.ref in present for person in left)
    assert [person for person in listed if person in left] == list(left)


@calm
@given(people, st.integers(0, 11), st.integers(0, 11))
def test_a_swap_keeps_everybody_and_every_role(
    listed: tuple[Person, ...], one: int, other: int
) -> None:
    entry = Entry("Đội", people=listed)
    absent, reserve = person_of(entry, one), person_of(entry, other)
    if absent is None or reserve is None or absent == reserve:
        return
    after = swapped(entry, absent, reserve)
    assert sorted(p.ref or 0 for p in after.people) == sorted(p.ref or 0 for p in listed)
    assert [person.role for person in after.people] == [person.role for person in listed]
    assert swapped(after, after.people[one], after.people[other]) == entry


@calm
@given(people, st.integers(0, 11))
def test_a_newcomer_has_the_role_of_the_absent_one_and_no_row_yet(
    listed: tuple[Person, ...], one: int
) -> None:
    entry = Entry("Đội", people=listed)
    absent = person_of(entry, one)
    if absent is None:
        return
    after = replaced(entry, absent, Person(7, "Mới", Role.SUPPORT)).people
    assert (after[one].ref, after[one].name, after[one].role) == (None, "Mới", absent.role)
    assert [*after[:one], *after[one + 1 :]] == [*listed[:one], *listed[one + 1 :]]


def test_every_reason_against_is_given() -> None:
    core, reserve = Person(1, "A", Role.FULL), Person(2, "B", Role.RESERVE)
    assert why_not_replace(core, set(), False) == ()
    assert why_not_replace(core, {1}, True) == ("performance_over", "replaced_is_present")
    assert why_not_replace(None, set(), True) == ("performance_over", "nobody_to_replace")
    assert why_not_replace(reserve, set(), False) == ("nobody_to_replace",)
    assert why_not_step_in(reserve, {2}) == ()
    assert why_not_step_in(reserve, set()) == ("reserve_not_present",)
    assert why_not_step_in(core, {1}) == ("not_a_reserve",)
    assert why_not_step_in(None, set()) == ("not_a_reserve",)


def test_a_newcomer_is_asked_what_the_rules_need_and_nothing_else() -> None:
    assert fields_asked([RuleKind.SIZE, RuleKind.ROLE], joint=True) == ()
    assert fields_asked([RuleKind.GROUP, RuleKind.GROUP_SHARE, RuleKind.AGE], joint=False) == (
        "born",
        "group",
    )
    assert fields_asked([RuleKind.PER_UNIT], joint=False) == ()
    assert fields_asked(RuleKind, joint=True)[-1] == "unit"
