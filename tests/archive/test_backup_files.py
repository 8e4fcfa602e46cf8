"""A backup carries the files that people handed in, and one that was changed is found out."""

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from contest.archive.actions.backup_files import names_in
from contest.command import run
from contest.files.rules.kinds import EVERY_KIND
from contest.regulations.models import Contest
from contest.service import open_application
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.files import samples
from tests.files.kept import keep_file


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a contest, a picture and a piece of music."""
    data = tmp_path / "here"
    monkeypatch.setenv("HOITHI_DATA", str(data))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    app: Flask = open_application()
    with app.app_context():
        with transaction() as session:
            contest = Contest(slug="hoi-thi", name="Hội thi", created_at=clock.now())
            session.add(contest)
            session.flush()
            number = contest.id
        for name, content in (("anh.jpg", samples.picture()), ("nhac.mp3", samples.mp3())):
            keep_file(number, name, content, EVERY_KIND)
        db.session.remove()
        db.engine.dispose()
    (data / "files" / "ab").mkdir(exist_ok=True)
    (data / "files" / "ab" / ("ab" * 32)).write_bytes(b"nobody refers to me")
    return data


def contents(data: Path) -> dict[str, bytes]:
    folder = data / "files"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_files_come_back_and_orphans_do_not(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, there = tmp_path / "usb.hoithi", tmp_path / "there"
    assert run(["backup", str(file)]) == 0
    monkeypatch.setenv("HOITHI_DATA", str(there))
    assert run(["restore", str(file)]) == 0
    before = contents(here)
    assert before.pop(f"ab/{'ab' * 32}")
    assert len(before) == 3
    assert contents(there) == before
    assert all(path.stat().st_mode & 0o077 == 0 for path in (there / "files").rglob("*"))
    assert run(["verify", str(file)]) == 0


def test_what_was_there_is_kept_beside_the_restored(here: Path, tmp_path: Path) -> None:
    file = tmp_path / "usb.hoithi"
    assert run(["backup", str(file)]) == 0
    assert run(["restore", str(file), "--replace"]) == 0
    (kept,) = here.glob("before-*/files")
    assert len([path for path in kept.rglob("*") if path.is_file()]) == 4
    assert len(contents(here)) == 3


@pytest.mark.parametrize("harm", ["changed", "missing", "path", "size"])
def test_a_backup_whose_files_are_not_sound_changes_nothing(
    here: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    harm: str,
) -> None:
    file, there = tmp_path / "usb.hoithi", tmp_path / "there"
    assert run(["backup", str(file)]) == 0
    spoil(file, harm)
    monkeypatch.setenv("HOITHI_DATA", str(there))
    capsys.readouterr()
    assert run(["restore", str(file)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not (there / "hoithi.sqlite3").exists()
    assert not (there / "files").exists()
    assert not (tmp_path / "away").exists()


def spoil(file: Path, harm: str) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(parts["MANIFEST"])
    name = next(name for name in parts if name.startswith("files/"))
    if harm == "changed":
        parts[name] = b"\0" + parts[name][1:]
    elif harm == "missing":
        del parts[name]
    elif harm == "path":
        parts["files/../../away"] = parts[name]
        manifest["files"]["files/../../away"] = manifest["files"][name]
    else:
        parts[name] = b"\0" * (65 << 20)
    parts["MANIFEST"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)


def test_a_record_that_refers_to_places_outside_names_no_file(tmp_path: Path) -> None:
    data, outside = tmp_path / "data", tmp_path / "outside"
    (data / "files").mkdir(parents=True)
    outside.write_text("not ours")
    record = tmp_path / "record.sqlite3"
    with closing(sqlite3.connect(record)) as made:
        made.execute("CREATE TABLE stored_files (sha256 TEXT)")
        made.execute("INSERT INTO stored_files VALUES ('../outside')")
        made.commit()
    assert (data / "files/../../outside").resolve() == outside
    assert names_in(record, data) == []
