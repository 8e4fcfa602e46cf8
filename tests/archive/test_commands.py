"""The commands ``import``, ``export`` and ``demo`` as whole processes, with their exit states."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.small_contests import contest

CASES = Path(__file__).parent.parent / "cases"
Done = subprocess.CompletedProcess[bytes]


class Installation:
    """A throw-away installation, asked from its command line."""

    def __init__(self, folder: Path) -> None:
        self._environ = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("HOITHI_") and name != "DATABASE_URL"
        } | {"HOITHI_DATA": str(folder)}

    def run(self, *arguments: str | Path, **environ: str) -> Done:
        return subprocess.run(
            [sys.executable, "-m", "contest.command", *map(str, arguments)],
            capture_output=True,
            check=False,
            env=self._environ | environ,
        )


@pytest.fixture
def here(tmp_path: Path) -> Installation:
    return Installation(tmp_path / "data")


def one_line(text: bytes) -> str:
    [line] = text.decode().splitlines()
    assert "Traceback" not in line
    return line


def test_what_was_imported_is_exported_and_computes_the_same(
    here: Installation, tmp_path: Path
) -> None:
    case = CASES / "a01-vinh-phuc.json"
    done = here.run("import", case)
    assert (done.returncode, done.stderr) == (0, b"")
    slug = json.loads(case.read_text("utf-8"))["contest"]["slug"]
    done = here.run("export", slug)
    assert (done.returncode, done.stderr) == (0, b"")
    out = tmp_path / "out.json"
    out.write_bytes(done.stdout)
    computed = here.run("compute", out)
    assert computed.stdout == (CASES / "a01-vinh-phuc.expected.json").read_bytes()


def test_a_second_import_is_refused_unless_it_replaces(here: Installation) -> None:
    case = CASES / "e08-incomplete.json"
    assert here.run("import", case).returncode == 0
    again = here.run("import", case)
    assert (again.returncode, again.stdout) == (1, b"")
    assert "e08-incomplete" in one_line(again.stderr)
    assert here.run("import", case, "--replace").returncode == 0


def test_a_bad_file_tells_its_faults_and_writes_nothing(here: Installation) -> None:
    done = here.run("import", CASES / "bad-many.json")
    assert (done.returncode, done.stdout) == (2, b"")
    told = {line.rpartition("\t")[0] for line in done.stderr.decode().splitlines()}
    assert told == set((CASES / "bad-many.faults.txt").read_text("utf-8").splitlines())
    slug = json.loads((CASES / "bad-many.json").read_text("utf-8"))["contest"]["slug"]
    assert here.run("export", slug).returncode == 1


def test_a_file_that_is_not_there_is_bad_input(here: Installation, tmp_path: Path) -> None:
    done = here.run("import", tmp_path / "none.json")
    assert done.returncode == 2
    assert one_line(done.stderr).startswith("\tbad_file\t")


def test_exporting_what_is_not_there_fails_in_one_line(here: Installation) -> None:
    done = here.run("export", "khong-co")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "khong-co" in one_line(done.stderr)


def test_a_public_export_has_no_members(here: Installation, tmp_path: Path) -> None:
    document = contest({"thi": {"a": ["9"]}})
    document["teams"][0]["members"] = [{"key": "m", "name": "Lê Thị Hoa", "role": "captain"}]
    path = tmp_path / "file.json"
    path.write_text(json.dumps(document), "utf-8")
    assert here.run("import", path).returncode == 0
    slug = document["contest"]["slug"]
    assert "Lê Thị Hoa" in here.run("export", slug).stdout.decode()
    public = here.run("export", slug, "--public").stdout.decode()
    assert "Lê Thị Hoa" not in public
    assert json.loads(public)["marks"]


def test_the_demo_prints_its_passwords_and_is_not_replaced_unasked(here: Installation) -> None:
    first = here.run("demo", "--stage", "registering")
    assert first.returncode == 0, first.stderr
    assert "tochuc" in first.stdout.decode()
    again = here.run("demo")
    assert (again.returncode, again.stdout) == (1, b"")
    assert "--replace" in one_line(again.stderr)
    replaced = here.run("demo", "--stage", "marking", "--replace")
    assert replaced.returncode == 0
    assert _passwords(replaced) == _passwords(first)


def _passwords(done: Done) -> list[str]:
    return [line for line in done.stdout.decode().splitlines() if line.startswith("  ")]


def test_an_unknown_stage_is_bad_input(here: Installation) -> None:
    done = here.run("demo", "--stage", "tomorrow")
    assert done.returncode == 2
    one_line(done.stderr)


def test_the_demo_is_taken_away_with_its_people(here: Installation) -> None:
    here.run("demo", "--stage", "finished")
    assert here.run("demo", "--remove").returncode == 0
    assert here.run("export", "ha-trung-2023").returncode == 1
    assert here.run("demo", "--remove").returncode == 1


@pytest.mark.parametrize("loaded", [False, True], ids=["empty", "with_the_demo"])
def test_the_demo_is_not_served_to_the_network_unasked(here: Installation, loaded: bool) -> None:
    if loaded:
        here.run("demo", "--stage", "registering")
    done = here.run("serve", HOITHI_HOST="0.0.0.0")  # noqa: S104  # refused before it listens
    assert (done.returncode, done.stdout) == (1, b"")
    assert "HOITHI_DEMO=public" in one_line(done.stderr)
