"""The draw can be replayed by anybody, and paper lots cannot be wrong unnoticed."""

import hashlib
import random

from hypothesis import given
from hypothesis import strategies as st

from contest.schedule.rules.draw import faults_of_lots, order_of_seed

TEAMS = ["ha-bac", "ha-binh", "ha-chau", "ha-dong", "10"]
keys = st.lists(st.from_regex(r"[a-z0-9][a-z0-9_-]{0,9}", fullmatch=True), unique=True, min_size=2)


@given(teams=keys, seed=st.text("0123456789", min_size=1), shuffle=st.randoms())
def test_a_seed_gives_one_order_however_the_teams_come(
    teams: list[str], seed: str, shuffle: random.Random
) -> None:
    mixed = teams.copy()
    shuffle.shuffle(mixed)
    assert order_of_seed(seed, teams) == order_of_seed(seed, mixed)
    assert sorted(order_of_seed(seed, teams)) == sorted(teams)


def test_a_witness_can_replay_the_draw_with_a_hash_calculator() -> None:
    by_hand = sorted(
        TEAMS, key=lambda team: hashlib.sha256(f"123456/*/{team}".encode()).hexdigest()
    )
    assert order_of_seed("123456", TEAMS) == by_hand


def test_every_wrong_lot_is_named() -> None:
    lots = {"ha-bac": 1, "ha-binh": 1, "ha-chau": 6, "ha-dong": None, "la": 2}
    assert {(one.code, one.team, one.number) for one in faults_of_lots(lots, TEAMS)} == {
        ("lot_drawn_twice", "ha-binh", 1),
        ("lot_not_in_box", "ha-chau", 6),
        ("lot_missing", "ha-dong", None),
        ("lot_missing", "10", None),
        ("lot_unknown_team", "la", None),
    }
