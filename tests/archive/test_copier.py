"""The copier on real files: a copy that is cut anywhere is an earlier whole one, a damaged one is
found out, and a stick that is pulled out or full is said and made up for when it is back."""

from __future__ import annotations

import hashlib
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from contest.archive import copier as module
from contest.archive.actions.opening import READY, STAGE, open_here, stage, swap_in
from contest.archive.copier import FOLDER, Copier, Report, Task, copies_in
from contest.archive.rules.page_changes import DamagedError, NotACopyError, read_copy
from contest.shared.errors import Refusal
from tests.conftest import settings_for

ABOUT = {
    "migration": "0001",
    "secret": "s" * 64,
    "machine": "may-1",
    "port": 80,
    "authority": "PEM",
}
KNOWN = ["0001"]


class Bench:
    """A record that grows, a stick, and a copier between them."""

    def __init__(self, folder: Path) -> None:
        self.data, self.stick = folder / "data", folder / "usb"
        (self.stick / FOLDER).mkdir(parents=True)
        self.data.mkdir()
        (self.data / "secret_key").write_text("old", "ascii")
        self.record = sqlite3.connect(self.data / "hoithi.sqlite3", isolation_level=None)
        self.record.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE stored_files (sha256 TEXT);"
            "CREATE TABLE contests (is_demo INTEGER); CREATE TABLE marks (points INTEGER)"
        )
        task = Task(str(self.data / "hoithi.sqlite3"), str(self.data), str(self.stick), ABOUT)
        self.copier = Copier(task)

    def write(self, points: int) -> Report:
        """One mark, and what the copier says when it has looked."""
        self.record.execute("INSERT INTO marks VALUES (?)", (points,))
        return self.copier.beat(last=True)

    def file(self) -> Path:
        return copies_in(self.stick / FOLDER)[-1]

    def close(self) -> None:
        self.copier.close()
        self.record.close()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.close()


def marks_of(database: bytes, folder: Path) -> list[int]:
    path = folder / "looked.sqlite3"
    path.write_bytes(database)
    with closing(sqlite3.connect(path)) as record:
        assert record.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [points for (points,) in record.execute("SELECT points FROM marks ORDER BY rowid")]


def test_a_copy_that_is_cut_anywhere_is_an_earlier_whole_one(bench: Bench, tmp_path: Path) -> None:
    ends = []
    for points in range(6):
        assert bench.write(points).state == "ok"
        ends.append(bench.file().stat().st_size)
    content = bench.file().read_bytes()
    assert marks_of(read_copy(content).database, tmp_path) == list(range(6))
    for end in [*range(ends[0], len(content), 37), *ends]:
        copied = read_copy(content[:end])
        whole = sum(one <= end for one in ends)
        assert marks_of(copied.database, tmp_path) == list(range(whole))
        assert copied.cut == (end not in ends)
    for end in range(0, ends[0], 97):
        with pytest.raises(NotACopyError):
            read_copy(content[:end])
    # What a stick without power leaves: the length is there, what was written is not.
    zeroed = content[: ends[3]] + bytes(len(content) - ends[3])
    assert marks_of(read_copy(zeroed).database, tmp_path) == list(range(4))


def test_a_changed_byte_in_the_middle_is_found_out(bench: Bench) -> None:
    ends = []
    for points in range(4):
        bench.write(points)
        ends.append(bench.file().stat().st_size)
    content = bytearray(bench.file().read_bytes())
    content[ends[1] + 80] ^= 1
    with pytest.raises(DamagedError) as damaged:
        read_copy(bytes(content))
    assert damaged.value.until_ms == read_copy(bytes(content[: ends[1]])).at_ms
    bench.file().write_bytes(bytes(content))
    with pytest.raises(Refusal, match="copy_is_damaged"):
        stage(bench.stick, bench.data, KNOWN, demo=True)
    assert not (bench.data / STAGE).exists()


def test_a_stick_that_was_pulled_out_is_said_and_made_up_for(bench: Bench, tmp_path: Path) -> None:
    bench.write(1)
    pocket = bench.stick.rename(tmp_path / "pocket")
    assert bench.write(2).state == "gone"
    assert not bench.stick.exists(), "what is left of its place does not fill up instead"
    pocket.rename(bench.stick)
    report = bench.write(3)
    assert (report.state, report.behind_ms) == ("ok", 0)
    assert marks_of(read_copy(bench.file().read_bytes()).database, tmp_path) == [1, 2, 3]
    assert len(copies_in(bench.stick / FOLDER)) == 2, "the copy before it is still there"


def test_a_full_stick_leaves_the_copy_as_it_was(bench: Bench, tmp_path: Path) -> None:
    bench.write(1)
    size = bench.file().stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    bench.record.execute("INSERT INTO marks VALUES (2)")
    bench.record.execute("INSERT INTO contests SELECT 0 FROM marks")
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40, hard))
    try:
        report = bench.copier.beat(last=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert report.state == "full"
    assert marks_of(read_copy(bench.file().read_bytes()).database, tmp_path) == [1]
    assert bench.copier.beat(last=True).state == "ok"
    assert marks_of(read_copy(bench.file().read_bytes()).database, tmp_path) == [1, 2]


def test_the_files_go_along_and_come_back_checked(bench: Bench, tmp_path: Path) -> None:
    digest = hashlib.sha256(b"a song").hexdigest()
    kept = bench.data / "files" / digest[:2] / digest
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"a song")
    bench.record.execute("INSERT INTO stored_files VALUES (?)", (digest,))
    assert bench.write(1).files_left == 1
    assert bench.copier.beat().files_left == 0
    for content, missing in ((b"a song", 0), (b"harmed", 1)):
        (bench.stick / FOLDER / "files" / digest[:2] / digest).write_bytes(content)
        there = tmp_path / f"there-{missing}"
        there.mkdir()
        about = open_here(bench.stick, settings_for(there), KNOWN, replace=False)
        assert about["files_missing"] == missing
        assert (there / "files" / digest[:2] / digest).is_file() == (missing == 0)


def test_old_copies_go_and_the_last_ones_stay(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_FILE", 1)
    for points in range(6):
        bench.write(points)
    names = [path.name for path in copies_in(bench.stick / FOLDER)]
    assert names == [f"ban-sao-{number:06d}.hoithi-copy" for number in (4, 5, 6)]


def test_what_a_killed_process_began_to_open_is_gone_on_with(bench: Bench, tmp_path: Path) -> None:
    bench.write(7)
    for killed_after in range(4):
        data = tmp_path / f"there-{killed_after}"
        data.mkdir()
        for name in ("hoithi.sqlite3", "hoithi.sqlite3-wal", "secret_key"):
            (data / name).write_text(f"old {name}", "ascii")
        about = stage(bench.stick, data, KNOWN, demo=True)
        before = data / about["kept_in"]
        before.mkdir()
        for name in ("hoithi.sqlite3", "hoithi.sqlite3-wal", "secret_key")[:killed_after]:
            (data / name).rename(before / name)
        assert swap_in(data) is not None
        assert marks_of((data / "hoithi.sqlite3").read_bytes(), tmp_path) == [7]
        assert (data / "secret_key").read_text("ascii") == ABOUT["secret"]
        assert (data / "https" / "authority.pem").read_text("ascii") == "PEM"
        assert not (data / "hoithi.sqlite3-wal").exists()
        for name in ("hoithi.sqlite3", "hoithi.sqlite3-wal", "secret_key"):
            assert (before / name).read_text("ascii") == f"old {name}"
        assert swap_in(data) is None


def test_what_was_not_laid_out_whole_is_not_opened(bench: Bench) -> None:
    bench.write(7)
    stage(bench.stick, bench.data, KNOWN, demo=True)
    (bench.data / STAGE / READY).unlink()
    assert swap_in(bench.data) is None
    assert (bench.data / "secret_key").read_text("ascii") == "old"


@pytest.mark.parametrize(
    ("harm", "code"),
    [("newer", "backup_is_newer"), ("text", "not_a_backup"), ("none", "no_copy_there")],
)
def test_a_copy_that_cannot_be_opened_changes_nothing(
    bench: Bench, tmp_path: Path, harm: str, code: str
) -> None:
    bench.write(7)
    there = tmp_path / "there"
    there.mkdir()
    if harm == "text":
        bench.file().write_text("không phải bản dự phòng", "utf-8")
    elif harm == "none":
        bench.file().unlink()
    known = [] if harm == "newer" else KNOWN
    with pytest.raises(Refusal, match=code):
        open_here(bench.stick, settings_for(there), known, replace=False)
    assert not (there / "hoithi.sqlite3").exists()
    assert not (there / STAGE).exists()
