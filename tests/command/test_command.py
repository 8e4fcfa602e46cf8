"""The commands: exit states, one line on standard error, never a traceback."""

from pathlib import Path

import pytest

from contest.command import COMMANDS, run


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOITHI_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert "Usage: hoithi " + name in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (["khong-co"], "Không có lệnh này"),
        (["compute"], "Thiếu FILE"),
        (["compute", "--xyz", "a"], "Không có tùy chọn --xyz"),
        (["demo", "--stage", "xyz"], "Giá trị của"),
        (["export"], "Thiếu SLUG"),
        (["mirror"], "Thiếu khóa"),
        (["mirror", "--key", "khong-phai"], "Khóa không đúng"),
        (["mirror", "--key", "x", "--listen", "localhost"], "HOITHI_PORT phải là số"),
    ],
)
def test_a_wrong_line_is_refused_in_one_line_of_vietnamese(
    own_data: Path, line: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(line) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(words)
    assert said.err.count("\n") == 1


def test_an_unknown_contest_fails_with_status_1(
    own_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "khong-co"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_a_setting_that_cannot_be_used_is_bad_input(
    own_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (("HOITHI_MIRROR_URL", "xem.example.vn"), ("HOITHI_PORT", "99999")):
        monkeypatch.setenv(name, value)
        assert run(["doctor"]) == 2
        assert name in capsys.readouterr().err


def test_the_doctor_is_content_with_a_fresh_installation(
    own_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["doctor"]) == 0
    assert "bình thường" in capsys.readouterr().out
