"""``hoithi user``: accounts from the command line of the machine."""

import re

import pytest
from flask import Flask

from contest.command import run
from tests.cast import HERE, PASSWORD, STRANGER, post, signed_in
from tests.conftest import SECRET

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def at_the_machine(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOITHI_DATA", str(house.config["SETTINGS"].data))
    monkeypatch.setenv("HOITHI_SECRET_KEY", SECRET)


def printed_password(capsys: Output) -> str:
    found = re.search(r"mật khẩu (\S+)", capsys.readouterr().out)
    assert found is not None
    return found[1]


def test_the_first_administrator_comes_from_the_command_line(house: Flask, capsys: Output) -> None:
    assert run(["user", "add", "lan", "--full-name", "Vũ Thị Lan", "--administrator"]) == 0
    client = signed_in(house, "lan", printed_password(capsys))
    chosen = "một con đường nhỏ"
    post(client, "/doi-mat-khau", "/doi-mat-khau", chosen=chosen, again=chosen)
    assert "Lập hội thi mới" in client.get("/").text


def test_a_forgotten_password_is_replaced_by_a_one_time_one(house: Flask, capsys: Output) -> None:
    assert run(["user", "password", STRANGER]) == 0
    assert signed_in(house, STRANGER, printed_password(capsys))


def test_a_role_is_given_to_several_at_once(house: Flask, capsys: Output) -> None:
    assert run(["user", "role", HERE, "mc", STRANGER, "quan-tri"]) == 0
    assert capsys.readouterr().out.count("\n") == 2
    assert f"/hoi-thi/{HERE}" in signed_in(house, STRANGER).get("/").text


def test_a_representative_is_given_with_the_key_of_the_unit(house: Flask, capsys: Output) -> None:
    assert run(["user", "role", HERE, "representative", STRANGER]) == 2
    assert "đơn vị" in capsys.readouterr().err
    assert run(["user", "role", HERE, "representative", STRANGER, "--unit", "khong-co"]) == 2
    capsys.readouterr()


def test_a_disabled_account_is_shut_and_can_be_opened_again(house: Flask, capsys: Output) -> None:
    assert run(["user", "disable", STRANGER]) == 0
    fields = {"sign_in_name": STRANGER, "password": PASSWORD}
    assert post(house.test_client(), "/dang-nhap", "/dang-nhap", **fields).status_code == 401
    assert run(["user", "disable", STRANGER, "--again"]) == 0
    assert signed_in(house, STRANGER)


def test_everybody_is_listed_one_a_line_without_any_secret(house: Flask, capsys: Output) -> None:
    assert run(["user", "list"]) == 0
    listed = capsys.readouterr().out
    assert f"{STRANGER}\tÔng {STRANGER}" in listed
    assert "argon2" not in listed


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["add", "Tên Có Dấu"], 2),
        (["add", STRANGER], 1),
        (["password", "khong-co"], 2),
        (["disable", "khong-co"], 2),
        (["role", "khong-co", "mc", STRANGER], 1),
        (["role", HERE, "vua", STRANGER], 2),
        (["role", HERE, "mc", "khong-co"], 2),
        (["role", HERE, "mc"], 2),
        (["add"], 2),
        (["nothing"], 2),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str], status: int, capsys: Output
) -> None:
    assert run(["user", *arguments]) == status
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
