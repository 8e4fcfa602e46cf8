"""The worked cases of the format, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from contest.archive.compute import compute

CASES = Path(__file__).parent.parent / "cases"


def names(ending: str) -> list[str]:
    return sorted(path.name.removesuffix(ending) for path in CASES.glob(f"*{ending}"))


@pytest.mark.parametrize("name", names(".expected.json"))
def test_a_case_gives_its_results_byte_for_byte(name: str) -> None:
    result = CliRunner().invoke(compute, [str(CASES / f"{name}.json")])
    assert result.exit_code == 0, result.stderr
    assert result.stdout_bytes == (CASES / f"{name}.expected.json").read_bytes()
    assert result.stderr == ""


@pytest.mark.parametrize("name", names(".faults.txt"))
def test_a_bad_case_tells_all_its_faults_at_once(name: str) -> None:
    result = CliRunner().invoke(compute, [str(CASES / f"{name}.json")])
    assert result.exit_code == 2
    assert result.stdout_bytes == b""
    told = [line.split("\t") for line in result.stderr.splitlines()]
    expected = (CASES / f"{name}.faults.txt").read_text(encoding="utf-8").splitlines()
    assert {"\t".join(parts[:2]) for parts in told} == set(expected)
    assert all(len(parts) == 3 and parts[2] for parts in told)
