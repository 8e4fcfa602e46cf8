"""What the mirror keeps, and what it says of the hall's silence and of the hall's clock."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from contest.mirror.holding import JUMP_MS, SILENT_AFTER, Holding, RefusedError
from contest.mirror.rules.envelope import PARTS, Envelope, sealed, written
from contest.mirror.signing import private_key, public_key, public_text, signature_of
from contest.shared import clock

KEY = private_key("một khóa")


def said(board_state: str = "live", version: int = 1, contest: str = "hoi-thi", **more: Any) -> str:
    """What the hall would send of a contest in this state."""
    board = json.dumps({"version": 1, "state": board_state, "contest": {"slug": contest}})
    made: dict[str, Any] = dict.fromkeys(PARTS) | {"board": board, "contest": {"slug": contest}}
    sent = {"contest": contest, "version": version, "sent_ms": clock.now_ms()} | more
    text = written(Envelope(**{"state": made if contest else {}, **sent}))
    return sealed(text, signature_of(text, KEY))


@pytest.fixture
def holding(tmp_path: Path) -> Holding:
    return opened(tmp_path)


def opened(folder: Path) -> Holding:
    return Holding(folder, public_key(public_text(KEY)))


@pytest.mark.parametrize(
    ("state", "silent"), [("upcoming", False), ("live", True), ("frozen", True), ("final", False)]
)
def test_silence_is_worth_a_word_only_while_the_contest_goes_on(
    holding: Holding, state: str, silent: bool
) -> None:
    holding.take(said(state))
    now = clock.now()
    assert holding.silent(now) == frozenset()
    later = now + SILENT_AFTER + timedelta(seconds=1)
    assert holding.silent(later) == ({"hoi-thi"} if silent else set())


def test_a_mirror_that_starts_anew_knows_what_it_held_and_when_it_heard_it(tmp_path: Path) -> None:
    before = opened(tmp_path)
    before.take(said(version=7))
    after = opened(tmp_path)
    assert after.of("hoi-thi") == before.of("hoi-thi")
    with pytest.raises(RefusedError) as refused:
        after.take(said(version=7))
    assert refused.value.version == 7
    kept = (tmp_path / "hoi-thi.json").read_text("utf-8")
    (tmp_path / "hoi-thi.json").write_text(kept.replace("live", "final"), "utf-8")
    assert opened(tmp_path).of("hoi-thi") is None, "nobody signed that"


def test_what_the_hall_has_taken_back_is_gone_and_no_older_word_brings_it_back(
    tmp_path: Path,
) -> None:
    before = opened(tmp_path)
    before.take(said(version=7))
    before.take(said(version=8, state={}))
    for holding in (before, opened(tmp_path)):
        assert holding.of("hoi-thi") is None
        assert (holding.contests(), holding.slugs()) == ([], [])
        with pytest.raises(RefusedError) as refused:
            holding.take(said(version=7))
        assert refused.value.version == 8
    assert "board" not in (tmp_path / "hoi-thi.json").read_text("utf-8")
    before.take(said(version=9))
    assert opened(tmp_path).slugs() == before.slugs() == ["hoi-thi"]


def test_a_hall_without_a_public_contest_is_heard_and_leaves_nothing(tmp_path: Path) -> None:
    holding = opened(tmp_path)
    holding.take(said(contest="", version=3))
    with pytest.raises(RefusedError):
        holding.take(said(contest="", version=3))
    assert holding.contests() == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("contest", ["../thoat", "Hoi-Thi", "x" * 65])
def test_a_contest_cannot_name_another_file(tmp_path: Path, contest: str) -> None:
    with pytest.raises(ValueError, match="slug"):
        opened(tmp_path).take(said(contest=contest))
    assert list(tmp_path.iterdir()) == []


def test_the_halls_clock_is_that_of_the_quickest_envelope_until_it_is_set(
    holding: Holding,
) -> None:
    ahead = 60_000
    for version, late in enumerate((900, 40, 700), start=1):
        holding.take(said(version=version, sent_ms=clock.now_ms() + ahead - late))
    assert ahead - 60 < holding.difference_ms <= ahead - 40 + 5
    holding.take(said(version=9, sent_ms=clock.now_ms() - JUMP_MS))
    assert holding.difference_ms <= -JUMP_MS


def test_what_a_killed_mirror_had_half_written_is_neither_believed_nor_kept(tmp_path: Path) -> None:
    opened(tmp_path).take(said(version=7))
    half = tmp_path / "hoi-thi.draft"
    half.write_text("a step that was taken back", "utf-8")
    held = opened(tmp_path).of("hoi-thi")
    assert held is not None
    assert held.version == 7
    assert [path.name for path in tmp_path.iterdir()] == ["hoi-thi.json"]
