"""The command ``compute`` as a whole process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from contest.archive.compute import compute
from tests.small_contests import contest

COMMAND = [sys.executable, "-m", "contest.archive.compute"]


def run(path: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, str(path)], capture_output=True, check=False)


def test_an_incomplete_contest_is_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "hội thi.json"
    path.write_text(json.dumps(contest({"thi": {"a": ["9", None]}})), encoding="utf-8")
    done = run(path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(b"\n}\n")
    assert json.loads(done.stdout)["complete"] is False


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe{}", b"bad_file"),
        (b"", b"bad_json"),
        (b"{", b"bad_json"),
        (b'{"a": NaN}', b"bad_json"),
        (b"[" * 100_000, b"bad_json"),
        (b'{"a":' * 100_000, b"bad_json"),
        (b"[]", b"wrong_type"),
        (b"null", b"wrong_type"),
    ],
    ids=["not_utf8", "empty", "cut_off", "nan", "deep_lists", "deep_objects", "list", "null"],
)
def test_what_is_no_contest_file_is_one_fault_of_the_whole_document(
    tmp_path: Path, data: bytes, code: bytes
) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(data)
    done = run(path)
    assert done.returncode == 2
    assert done.stdout == b""
    [line] = done.stderr.splitlines()
    pointer, told, _ = line.split(b"\t")
    assert (pointer, told) == (b"", code)


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_opened_is_a_fault_of_the_whole_document(
    tmp_path: Path, name: str
) -> None:
    result = CliRunner().invoke(compute, [str(tmp_path / name)])
    assert result.exit_code == 2
    assert result.stdout_bytes == b""
    assert result.stderr.startswith("\tbad_file\t")


def test_a_line_break_in_a_name_does_not_break_the_line_of_its_fault(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text('{"a\\nb\\t\\ud800\\u2028/~": 1}', encoding="utf-8")
    lines = run(path).stderr.decode("utf-8").splitlines()
    assert "/a\\u000ab\\u0009\\ud800\\u2028~1~0\tunknown_field" in {
        line.rpartition("\t")[0] for line in lines
    }


def test_computing_loads_neither_the_web_nor_the_database(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text(json.dumps(contest({"thi": {"a": ["9"]}})), encoding="utf-8")
    script = (
        "import sys; sys.argv = ['compute', sys.argv[1]]\n"
        "from contest.archive.compute import compute\n"
        "compute(standalone_mode=False)\n"
        "loaded = {'flask', 'sqlalchemy', 'flask_sqlalchemy', 'gevent'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True, capture_output=True)
