"""Work beside the server ends at its limits and never takes the server with it."""

import time

import pytest

from contest.shared.aside import AsideError, done_aside


def test_work_is_done_in_a_process_of_its_own() -> None:
    assert done_aside("zlib", "compress", b"") != b""


def test_work_that_takes_too_long_is_ended() -> None:
    with pytest.raises(AsideError) as late:
        done_aside("tests.shared.test_aside", "sleeping", b"", seconds=0.5)
    assert late.value.code == "too_slow"


def test_work_that_needs_too_much_memory_is_ended() -> None:
    with pytest.raises(AsideError) as failed:
        done_aside("tests.shared.test_aside", "greedy", b"")
    assert failed.value.code == "failed"
    assert "MemoryError" in failed.value.detail


def sleeping(given: bytes) -> bytes:
    time.sleep(20)
    return given


def greedy(given: bytes) -> bytes:
    return b"\0" * (4 << 30)
