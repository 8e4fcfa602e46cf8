"""Events are told after the commit; a handler that draws everything anew hears of it once."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask

from contest.shared import bus
from contest.shared.transaction import transaction


@dataclass(frozen=True, slots=True)
class Rung:
    contest_id: int
    bell: int


@pytest.fixture
def heard(app: Flask) -> Iterator[list[tuple[str, int, int]]]:
    """What an ordinary handler and one with ``once`` hear."""
    told: list[tuple[str, int, int]] = []

    def each(event: Rung) -> None:
        told.append(("each", event.contest_id, event.bell))

    def whole(event: Rung) -> None:
        told.append(("whole", event.contest_id, event.bell))

    bus.on(Rung, once=True)(whole)
    bus.on(Rung)(each)
    yield told
    bus._handlers.pop(Rung)
    bus._once.discard(whole)


def test_a_handler_of_the_whole_hears_the_last_of_each_contest(
    heard: list[tuple[str, int, int]],
) -> None:
    with transaction():
        for contest_id, bell in ((1, 1), (1, 2), (2, 1), (1, 2)):
            bus.record(Rung(contest_id, bell))
    assert heard == [
        ("each", 1, 1), ("each", 1, 2), ("each", 2, 1), ("whole", 1, 2), ("whole", 2, 1),
    ]  # fmt: skip


def test_nothing_is_told_of_what_was_not_committed(heard: list[tuple[str, int, int]]) -> None:
    def fail() -> None:
        with transaction():
            bus.record(Rung(1, 1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with transaction():
        pass
    assert heard == []
