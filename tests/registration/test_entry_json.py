"""A list kept as JSON is the list that was given."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.registration.rules.entry import Entry, Person
from contest.registration.rules.entry_json import entry_from_json, entry_to_json
from contest.registration.rules.teams import EligibleBy
from contest.regulations.rules.composition import Gender, Group, Role

texts = st.none() | st.text(max_size=20)
people = st.builds(
    Person,
    ref=st.none() | st.integers(1, 9999),
    name=st.text(max_size=20),
    role=st.sampled_from(Role),
    born=texts,
    gender=st.none() | st.sampled_from(Gender),
    ethnicity=texts,
    group=st.none() | st.sampled_from(Group),
    unit=texts,
    eligible_by=st.none() | st.sampled_from(EligibleBy),
    job=texts,
    village=texts,
)
entries = st.builds(
    Entry,
    name=st.text(max_size=20),
    division=texts,
    manager_phone=texts,
    people=st.lists(people, max_size=4).map(tuple),
)


@given(entries)
def test_a_list_comes_back_as_it_was_through_json(entry: Entry) -> None:
    text = json.dumps(entry_to_json(entry))
    assert entry_from_json(json.loads(text)) == entry


def test_a_list_of_an_older_version_reads_with_what_it_has() -> None:
    old = {"name": "Đội A", "people": [{"name": "Lê An", "role": "full"}]}
    assert entry_from_json(old) == Entry("Đội A", people=(Person(None, "Lê An", Role.FULL),))


def test_a_value_that_there_is_not_is_refused() -> None:
    entry = Entry("Đội A", people=(Person(1, "Lê An", Role.FULL, group=Group.RESIDENT),))
    kept = entry_to_json(entry)
    kept["people"][0]["group"] = "king"
    with pytest.raises(ValueError, match="king"):
        entry_from_json(kept)
    assert entry_from_json(entry_to_json(replace(entry, people=()))).people == ()
