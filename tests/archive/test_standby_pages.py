"""The pages of the standby copy: who may, what is said of a bad place, what is opened by whom."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask

from contest.app import create_app
from contest.archive.copier import FOLDER, Copier, Report, Task
from contest.archive.queries.standby import standing_of
from contest.archive.standby import Heard, Standby, chosen_place
from contest.audit.models import AuditEntry
from contest.shared import migrations
from contest.shared.db import db
from tests.cast import ADMINISTRATOR, looking_into, name_of, opened, post, signed_in
from tests.conftest import SECRET, settings_for

PAGE, OPEN = "/ban-du-phong", "/ban-du-phong/mo"


@pytest.fixture
def house(tmp_path: Path, migrated_file: Path) -> Iterator[Flask]:
    folder = tmp_path / "house"
    folder.mkdir()
    with opened(folder, migrated_file) as app:
        app.extensions["standby"] = Standby(app.config["SETTINGS"])
        yield app


@pytest.fixture
def fresh(tmp_path: Path, migrated_file: Path) -> Flask:
    """An installation that nobody has used yet."""
    folder = tmp_path / "fresh"
    folder.mkdir()
    (folder / "hoithi.sqlite3").write_bytes(migrated_file.read_bytes())
    return create_app(settings_for(folder))


@pytest.fixture
def stick(tmp_path: Path, house: Flask) -> Path:
    """A stick with a copy of the house."""
    stick = tmp_path / "usb"
    (stick / FOLDER).mkdir(parents=True)
    data = house.config["SETTINGS"].data
    (data / "secret_key").write_text(SECRET, "ascii")
    about = {"migration": migrations.newest(), "secret": SECRET, "machine": "may-1", "port": 8000}
    task = Task(str(data / "hoithi.sqlite3"), str(data), str(stick), about)
    copier = Copier(task)
    assert copier.beat(last=True).state == "ok"
    copier.close()
    return stick


def test_the_administrator_chooses_a_place_and_ends_it(house: Flask, tmp_path: Path) -> None:
    data = house.config["SETTINGS"].data
    desk = signed_in(house, ADMINISTRATOR)
    answer = post(desk, PAGE, PAGE, typed=str(tmp_path))
    assert answer.status_code == 302, answer.text
    assert chosen_place(data) == {"folder": str(tmp_path), "same_disk": True}
    assert post(desk, f"{PAGE}/thoi", PAGE).status_code == 302
    assert chosen_place(data) is None
    with looking_into(house):
        noted = [row.action for row in db.session.query(AuditEntry)]
    assert noted[-2:] == ["standby.chosen", "standby.ended"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("khong-co", "Không có thư mục này"),
        ("house", "Đây là thư mục dữ liệu của chính máy chủ"),
        ("blocked", "Không ghi được vào nơi này"),
    ],
)
def test_a_place_that_cannot_hold_a_copy_gets_one_sentence(
    house: Flask, tmp_path: Path, place: str, words: str
) -> None:
    (tmp_path / "blocked").mkdir()
    (tmp_path / "blocked" / FOLDER).write_text("a file in the way", "ascii")
    desk = signed_in(house, ADMINISTRATOR)
    answer = post(desk, PAGE, PAGE, typed=str(tmp_path / place))
    assert answer.status_code == 422
    assert words in answer.text
    assert chosen_place(house.config["SETTINGS"].data) is None


def test_nobody_opens_a_copy_on_an_installation_in_use_but_its_administrator(
    house: Flask, stick: Path
) -> None:
    organiser = signed_in(house, name_of("organiser"))
    for other in (house.test_client(), organiser):
        assert other.get(OPEN).location == "/"
        assert other.post(OPEN).status_code >= 400
    assert organiser.get(PAGE).status_code == 403
    page = signed_in(house, ADMINISTRATOR).get(OPEN)
    assert page.status_code == 200
    assert "Máy này đang có dữ liệu khác" in page.text


def test_a_fresh_installation_is_opened_by_whoever_sits_at_it(fresh: Flask, stick: Path) -> None:
    afar = fresh.test_client().get(OPEN, environ_base={"REMOTE_ADDR": "192.168.77.9"})
    assert afar.status_code == 302, "to the sign-in"
    behind = fresh.test_client().get(OPEN, headers={"X-Forwarded-For": "192.168.77.9"})
    assert behind.status_code == 302
    other = fresh.test_client().get(OPEN, headers={"Host": "another.example"})
    assert other.status_code == 302
    client = fresh.test_client()
    assert client.get(OPEN).status_code == 200
    answer = post(client, OPEN, OPEN, typed=str(stick))
    assert answer.status_code == 200, answer.text
    assert "Xin đóng phần mềm rồi mở lại" in answer.text
    ready = fresh.config["SETTINGS"].data / "opening" / "ready"
    assert json.loads(ready.read_text("utf-8"))["machine"] == "may-1"


def test_a_copy_larger_than_a_form_is_sent_through_the_browser(fresh: Flask, stick: Path) -> None:
    [copy] = (stick / FOLDER).iterdir()
    # Longer than two megabytes: what a stick without power may leave behind the last record.
    sent = BytesIO(copy.read_bytes() + bytes(3 << 20))
    client = fresh.test_client()
    answer = post(client, OPEN, OPEN, file=(sent, copy.name))
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("harm", ["nothing", "elsewhere", "text"])
def test_what_is_no_copy_gets_one_sentence_and_changes_nothing(
    fresh: Flask, tmp_path: Path, harm: str
) -> None:
    client = fresh.test_client()
    fields = {
        "nothing": {},
        "elsewhere": {"typed": str(tmp_path)},
        "text": {"file": (BytesIO(b"xin chao"), "ban-sao.hoithi-copy")},
    }[harm]
    answer = post(client, OPEN, OPEN, **fields)
    assert answer.status_code == 409
    summary = re.search(r'error-summary".*?<ul>(.*?)</ul>', answer.text, re.DOTALL)
    assert summary is not None
    assert summary[1].count("<li>") == 1
    assert not (fresh.config["SETTINGS"].data / "opening").exists()


def test_the_standing_says_what_is_wrong() -> None:
    def key(report: Report | None, *, silent: bool = False) -> str:
        return standing_of(Heard("/usb", False, report, silent)).key

    assert standing_of(Heard(None)).key == "none"
    assert key(None) == "beginning"
    assert key(None, silent=True) == "silent"
    assert key(Report("ok", 3, 1_700_000_000_000, 900)) == "ok"
    assert key(Report("ok", 3, 1_700_000_000_000, 9000)) == "behind"
    assert key(Report("full", 3, 1_700_000_000_000, 9000)) == "full"
    assert key(Report("ok", 3, 1_700_000_000_000), silent=True) == "silent"
