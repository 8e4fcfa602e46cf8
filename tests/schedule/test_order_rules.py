"""The running order keeps what was settled before the draw, whatever the seed."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from contest.schedule.rules.draw import (
    order_of_seed,
    sealed,
    sealed_part,
    seed_with,
)
from contest.schedule.rules.order import (
    Terms,
    faults_of_places,
    groups_of,
    open_places,
    order_by_seed,
    with_fixed,
)

keys = st.lists(
    st.from_regex(r"[a-z0-9][a-z0-9_-]{0,5}", fullmatch=True), unique=True, min_size=2, max_size=12
)
seeds = st.text("0123456789", min_size=1, max_size=12)


@st.composite
def terms(draw: Callable[[st.SearchStrategy[object]], object]) -> Terms:
    """Teams in one to three groups, some of them at a place of their group by decision."""
    teams = draw(keys)
    assert isinstance(teams, list)
    divided = [(team, draw(st.sampled_from([None, 0, 1]))) for team in teams]
    groups = groups_of(divided)  # type: ignore[arg-type]
    fixed: dict[str, int] = {}
    first = 1
    for group in groups:
        places = draw(st.permutations(range(first, first + len(group))))
        kept = draw(st.integers(0, len(group)))
        assert isinstance(places, list)
        assert isinstance(kept, int)
        fixed |= dict(zip(group[:kept], places, strict=False))
        first += len(group)
    return Terms(groups, fixed)


@given(terms=terms(), seed=seeds)
def test_every_team_once_fixed_places_kept_divisions_together(terms: Terms, seed: str) -> None:
    assert faults_of_places(terms) == []
    order = order_by_seed(seed, terms)
    assert sorted(order) == sorted(terms.teams)
    assert all(order[place - 1] == team for team, place in terms.fixed.items())
    first = 0
    for group in terms.groups:
        assert sorted(order[first : first + len(group)]) == sorted(group)
        first += len(group)


@given(terms=terms(), seed=seeds)
def test_the_same_seed_gives_the_same_order_however_the_teams_come(terms: Terms, seed: str) -> None:
    mixed = Terms(tuple(tuple(reversed(group)) for group in terms.groups), dict(terms.fixed))
    assert order_by_seed(seed, terms) == order_by_seed(seed, mixed)


@given(teams=keys, seed=seeds)
def test_without_terms_it_is_the_plain_order_of_the_seed(teams: list[str], seed: str) -> None:
    assert order_by_seed(seed, Terms((tuple(teams),))) == order_of_seed(seed, teams)


@given(terms=terms())
def test_the_box_of_each_team_holds_the_free_places_of_its_group(terms: Terms) -> None:
    places = open_places(terms)
    drawing = [team for team in terms.teams if team not in terms.fixed]
    assert list(places) == drawing
    free = frozenset(range(1, len(terms.teams) + 1)) - frozenset(terms.fixed.values())
    assert frozenset().union(*places.values()) == free
    lots = dict(zip(drawing, sorted(free), strict=True))
    assert sorted(with_fixed(lots, terms)) == sorted(terms.teams)


def test_places_that_cannot_be_are_named() -> None:
    groups = (("an", "binh"), ("chi", "dung"))
    faults = faults_of_places(Terms(groups, {"an": 3, "binh": 1, "chi": 4, "dung": 4}))
    assert [(one.code, one.team, one.first, one.last) for one in faults] == [
        ("place_outside", "an", 1, 2),
        ("place_twice", "dung", 3, 4),
    ]


def test_a_sealed_seed_can_be_told_again_from_the_whole() -> None:
    assert sealed_part(seed_with("123", "45")) == "123"
    assert sealed_part(seed_with("123", "")) == "123"
    assert sealed("123") != sealed("124")
