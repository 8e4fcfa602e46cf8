"""Where the file stands, in plain words; and what is typed when the way is closed."""

import pytest
from flask import Flask

from contest.registration.rules.teams import TeamStatus
from contest.registration.rules.way import StepState, way_of
from tests.registration.lists import (
    BOARD,
    OWN,
    begun,
    close_registration,
    organiser,
    representative,
    send,
    submitted,
    words_of,
)


def told(status: TeamStatus, **facts: bool) -> tuple[str, str] | None:
    """The step the file is at, and what comes next."""
    known = {"in_time": True, "drawn": False, "asked": False, "announced": False} | facts
    way = way_of(status, **known)
    if way is None:
        return None
    now = [name for name, state in way.steps if state is StepState.NOW]
    return (now[0] if now else "", way.next)


@pytest.mark.parametrize(
    ("status", "facts", "expected"),
    [
        (TeamStatus.DRAFT, {}, ("write", "write")),
        (TeamStatus.DRAFT, {"in_time": False}, ("write", "ask_for_late")),
        (TeamStatus.RETURNED, {"in_time": False}, ("write", "complete")),
        (TeamStatus.SUBMITTED, {}, ("approve", "wait")),
        (TeamStatus.APPROVED, {}, ("draw", "await_draw")),
        (TeamStatus.APPROVED, {"drawn": True}, ("", "number")),
        (TeamStatus.APPROVED, {"drawn": True, "asked": True}, ("", "await_answer")),
        (TeamStatus.APPROVED, {"announced": True}, ("draw", "announced")),
        (TeamStatus.WITHDRAWN, {}, None),
    ],
)
def test_each_state_has_its_step_and_what_comes_next(
    status: TeamStatus, facts: dict[str, bool], expected: tuple[str, str] | None
) -> None:
    assert told(status, **facts) == expected


def test_the_delegation_reads_what_to_do_next(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    assert "Nhập đủ danh sách rồi bấm “Gửi hồ sơ”." in words_of(client.get(f"{OWN}/{number}"))
    close_registration(house)
    assert "Xin liên hệ Ban Tổ chức nếu muốn nộp muộn." in words_of(client.get(f"{OWN}/{number}"))


def test_after_approval_the_next_thing_is_the_draw(house: Flask) -> None:
    number = submitted(house)
    client = representative(house)
    assert "Ban Tổ chức đang xem hồ sơ" in words_of(client.get(f"{OWN}/{number}"))
    send(organiser(house), f"{BOARD}/{number}/duyet", {"version": 3})
    assert "trưởng đoàn dự bốc thăm" in words_of(client.get(f"{OWN}/{number}"))
