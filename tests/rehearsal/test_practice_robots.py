"""Robots with faults in a practice copy, started and stopped from its page: a real server."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from contest.app import create_app
from contest.archive.actions.importing import import_contest
from contest.archive.rules.reader import read
from contest.audit.actions.trail import SYSTEM
from contest.shared.migrations import migrate
from tests.cast import HERE, PASSWORD, csrf_of, engage, looking_into, name_of
from tests.conftest import settings_for
from tests.installation import Installation, installation, serving
from tests.rehearsal.contests import small

PAGE = f"/hoi-thi/{HERE}/dien-tap"
COPY = f"{HERE}-dien-tap"
MARKED = {"round": "bao_tuong", "team": "an", "judge": "gk1", "criterion": "noi_dung"}
OF_CONTEST = "SELECT * FROM ? WHERE contest_id = 1"
OF_TURNS = "SELECT * FROM ? WHERE turn_id IN (SELECT id FROM turns WHERE contest_id = 1)"
PATIENCE = 120
"""Seconds for what takes five on a machine of one's own."""


@pytest.fixture
def here(tmp_path: Path) -> Installation:
    """A contest of four teams with a mark in its ledger, and the cast."""
    app = create_app(settings_for(tmp_path))
    with app.app_context():
        migrate()
    engage(app)
    file = read(json.dumps(small(HERE, marks=[MARKED | {"points": "1.25"}])).encode()).file
    assert file is not None
    with looking_into(app):
        import_contest(file, replace=True, by=SYSTEM)
    return installation(tmp_path)


@pytest.fixture
def organiser(here: Installation) -> Iterator[httpx.Client]:
    """A browser for the organiser; who uses it serves the installation."""
    with httpx.Client(base_url=here.address, follow_redirects=True, timeout=60) as client:
        yield client


def press(client: httpx.Client, path: str, page: str = PAGE, **fields: str) -> str:
    token = csrf_of(client.get(page).text)
    return client.post(path, data={"csrf_token": token, **fields}).text


def sign_in(client: httpx.Client) -> None:
    door = "/dang-nhap"
    press(client, door, door, sign_in_name=name_of("organiser"), password=PASSWORD)


def robots(client: httpx.Client, part: str) -> str:
    return press(client, f"{PAGE}/may", part=part, speed="0", faults="y")


def told_when(client: httpx.Client, *words: str) -> str:
    """The page as soon as one of the words stands on it."""
    for _ in range(PATIENCE * 2):
        page = client.get(PAGE).text
        if any(word in page for word in words):
            return page
        time.sleep(0.5)
    raise AssertionError(page)


def official_rows(folder: Path) -> dict[str, list[Any]]:
    """Every row of the official contest, table by table, straight from the file."""
    with closing(sqlite3.connect(folder / "hoithi.sqlite3")) as base:
        names = [
            row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        found = {"contests": base.execute("SELECT * FROM contests WHERE id = 1").fetchall()}
        for name in names:
            columns = {row[1] for row in base.execute(f"PRAGMA table_info({name})")}
            if "contest_id" in columns:
                query = OF_CONTEST
            elif "turn_id" in columns:
                query = OF_TURNS
            else:
                continue
            found[name] = sorted(base.execute(query.replace("?", name)).fetchall(), key=repr)
    return found


def processes(here: Installation) -> list[int]:
    """The robots of this installation that live now."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if "robots" in words and here.address in words:
            found.append(int(entry.name))
    return found


@pytest.mark.timeout(400)
def test_a_rehearsal_with_faults_leaves_the_official_record_untouched(
    here: Installation, organiser: httpx.Client
) -> None:
    with serving(here):
        sign_in(organiser)
        file = here.hoithi("export", HERE)  # noted in the log, so it comes first
        rows = official_rows(here.folder)
        assert rows["ledger_entries"]
        assert rows["audit_entries"]
        assert "Đã tạo bản diễn tập" in press(organiser, f"{PAGE}/tao")
        assert "Đang chạy" in robots(organiser, "day")
        assert "Máy diễn tập đang chạy" in robots(organiser, "day")
        assert "Máy diễn tập đang chạy" in press(organiser, f"{PAGE}/bo")
        page = told_when(organiser, "Kết quả khớp", "Máy dừng giữa chừng", "Máy ngừng đột ngột")
        assert "Kết quả khớp" in page
        assert "24/24" in page
        assert "Lỗi đã gây" in page
        board = organiser.get(f"/api/v1/contests/{COPY}/scoreboard").json()
        assert board["state"] == "final"
        assert board["contest"]["name"].startswith("Diễn tập")
        assert organiser.get("/api/v1/contests").json() == {"contests": []}
        assert organiser.get(f"/api/v1/contests/{HERE}/scoreboard").status_code == 404
        assert "Chưa bốc thăm" in press(organiser, f"{PAGE}/tao")
        assert "Đã bỏ bản diễn tập" in press(organiser, f"{PAGE}/bo")
        assert official_rows(here.folder) == rows
        assert here.hoithi("export", HERE) == file
    assert not [line for line in here.hoithi("user", "list").splitlines() if "dien-tap" in line]


@pytest.mark.timeout(400)
def test_robots_mark_what_people_open_stop_when_asked_and_end_with_the_server(
    here: Installation, organiser: httpx.Client
) -> None:
    with serving(here) as server:
        sign_in(organiser)
        press(organiser, f"{PAGE}/tao")
        robots(organiser, "jury")
        told_when(organiser, "Máy đã báo (2)")
        assert len(processes(here)) == 1
        copy = f"/hoi-thi/{COPY}"
        press(organiser, f"{copy}/boc-tham/may", copy, seed="20261122")
        press(organiser, f"{copy}/san-khau/mo-cham/bao_tuong", copy)
        told_when(organiser, "12/24")
        press(organiser, f"{PAGE}/may/dung")
        told_when(organiser, "Đã dừng")
        robots(organiser, "jury")
        told_when(organiser, "Máy đã báo (2)")
        os.kill(server.pid, signal.SIGKILL)
        for _ in range(PATIENCE * 4):
            if not processes(here):
                break
            time.sleep(0.25)
        assert processes(here) == []
