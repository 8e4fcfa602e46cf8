"""A backup brings back every acknowledged mark on another machine, and a bad one is refused."""

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from contest.command import run


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the finished demo."""
    data = tmp_path / "here"
    monkeypatch.setenv("HOITHI_DATA", str(data))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert run(["demo", "--stage", "finished"]) == 0
    return data


def exported(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert run(["export", "ha-trung-2023"]) == 0
    return capsys.readouterr().out


def seats(capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["seats", "ha-trung-2023", "--json"]) == 0
    return capsys.readouterr().out


def test_a_restored_installation_is_the_same_seats_included(
    installation: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file, before, slips = tmp_path / "usb.hoithi", exported(capsys), seats(capsys)
    assert run(["backup", str(file)]) == 0
    assert file.stat().st_mode & 0o077 == 0
    monkeypatch.setenv("HOITHI_DATA", str(tmp_path / "there"))
    assert run(["restore", str(file)]) == 0
    assert exported(capsys) == before
    assert seats(capsys) == slips
    assert run(["verify"]) == 0
    assert run(["verify", str(file)]) == 0
    assert "khớp" in capsys.readouterr().out


def test_an_installation_is_not_overwritten_unasked_and_the_old_one_is_kept(
    installation: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "usb.hoithi"
    assert run(["backup", str(file)]) == 0
    assert run(["restore", str(file)]) == 1
    assert "--replace" in capsys.readouterr().err
    assert run(["restore", str(file), "--replace"]) == 0
    (before,) = installation.glob("before-*")
    assert {"hoithi.sqlite3", "secret_key"} <= {path.name for path in before.iterdir()}


@pytest.mark.parametrize("harm", ["cut", "changed", "newer", "text"])
def test_a_backup_that_is_not_sound_changes_nothing(
    installation: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    harm: str,
) -> None:
    file = tmp_path / "usb.hoithi"
    assert run(["backup", str(file)]) == 0
    spoil(file, harm)
    there = tmp_path / "there"
    monkeypatch.setenv("HOITHI_DATA", str(there))
    capsys.readouterr()
    assert run(["restore", str(file)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not (there / "hoithi.sqlite3").exists()


def spoil(file: Path, harm: str) -> None:
    if harm == "text":
        file.write_text("không phải bản sao lưu", "utf-8")
    elif harm == "cut":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    else:
        with zipfile.ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        if harm == "newer":
            newer = json.loads(parts["MANIFEST"]) | {"migration": "9999"}
            parts["MANIFEST"] = json.dumps(newer).encode()
        else:
            middle = len(parts["hoithi.sqlite3"]) // 2
            before = parts["hoithi.sqlite3"]
            parts["hoithi.sqlite3"] = before[:middle] + b"\xff" + before[middle + 1 :]
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)


def test_a_changed_mark_is_found_out(
    installation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(installation / "hoithi.sqlite3")) as record:
        record.execute("UPDATE ledger_entries SET points = '0.25' WHERE revision = 7")
        record.commit()
    assert run(["verify"]) == 1
    assert "đứt từ dòng 7" in capsys.readouterr().err
