"""The life of a turn: every move from every state, against the table of the design."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.schedule.rules.states import MOVES, Standing, TurnState, objections

ROAD = [
    ("call", "waiting", "on_stage"),
    ("finish", "on_stage", "marking"),
    ("complete", "marking", "complete"),
    ("confirm", "complete", "confirmed"),
    ("release", "confirmed", "published"),
    ("close", "published", "closed"),
]


@pytest.mark.parametrize(("move", "source", "target"), ROAD)
def test_the_road_of_a_staged_turn(move: str, source: str, target: str) -> None:
    rule = MOVES[move]
    assert objections(rule, Standing(TurnState(source), staged=True), None) == []
    assert rule.target == target


@pytest.mark.parametrize("state", list(TurnState))
@pytest.mark.parametrize("name", list(MOVES))
def test_a_move_from_another_state_says_which_state_it_is(name: str, state: TurnState) -> None:
    move = MOVES[name]
    found = objections(move, Standing(state, staged=name != "open"), "vì mưa")
    if state in move.sources:
        assert found == []
    else:
        assert [(one.code, one.fact) for one in found] == [("wrong_state", state)]


def test_a_wall_newspaper_is_not_called_to_the_stage_and_an_act_is_not_just_opened() -> None:
    wall = objections(MOVES["call"], Standing(TurnState.WAITING, staged=False), None)
    act = objections(MOVES["open"], Standing(TurnState.WAITING, staged=True), None)
    assert [one.code for one in wall + act] == ["not_staged", "is_staged"]


def test_only_one_team_is_on_stage() -> None:
    standing = Standing(TurnState.WAITING, staged=True, another_on_stage="Đội An")
    found = objections(MOVES["call"], standing, None)
    assert [(one.code, one.fact) for one in found] == [("another_on_stage", "Đội An")]


@given(state=st.sampled_from(TurnState), reason=st.sampled_from([None, "", "  "]))
def test_every_way_back_and_every_loss_asks_for_a_reason(
    state: TurnState, reason: str | None
) -> None:
    for name in ("absent", "disqualify", "call_back", "reinstate", "reopen", "correct"):
        found = objections(MOVES[name], Standing(state, staged=True), reason)
        assert "reason_needed" in [one.code for one in found]


def test_all_reasons_are_told_not_the_first() -> None:
    standing = Standing(TurnState.CLOSED, staged=True, released=True)
    assert [one.code for one in objections(MOVES["absent"], standing, None)] == [
        "wrong_state",
        "already_released",
        "reason_needed",
    ]
