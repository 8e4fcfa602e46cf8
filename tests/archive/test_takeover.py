"""The laptop dies while judges mark, the last write of its stick with it: a second machine goes on
from the copy, the judges without signing in, with every mark that was ever acknowledged."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import threading
import time
from pathlib import Path

import httpx
import pytest

from contest.archive.copier import FOLDER, copies_in
from contest.archive.rules.page_changes import read_copy
from contest.archive.standby import keep_place
from tests.browser.server import DEMO, Server, free_port
from tests.scoring.outbox_port import Device, Place, sit

BOARD = f"/api/v1/contests/{DEMO}/scoreboard"
AT_MOST = 300
"""Seconds from the dead laptop to judges marking again (five minutes)."""


def seated(server: Server) -> dict[str, Device]:
    """Judge → their device."""
    return {
        key: Device(server.port, sit(server.url, seat, DEMO, key), random.Random(key))
        for key, seat in server.seats().items()
    }


def places(device: Device) -> list[Place]:
    told = device._call("GET", "/api/v1/seat/turns", None)
    assert told is not None
    return [
        (turn["round"], turn["team"], criterion["key"])
        for turn in told[1]["turns"]
        if turn["round"] == "bao_tuong"
        for criterion in turn["criteria"]
    ]


def mark(device: Device, ended: threading.Event) -> None:
    """As fast as it goes, one mark a call, until the server is gone."""
    device.ask()
    where = places(device)
    while not ended.is_set():
        device.tap(device.random.choice(where), f"{device.random.randrange(8) * 0.25:g}")
        device.flush()


def copier_of(server: Server) -> int:
    """The process that copies: a child of the server."""
    pid = server.pid
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return next(
        int(child) for child in listed if b"copier" in Path(f"/proc/{child}/cmdline").read_bytes()
    )


def marks_in(copy: Path, scratch: Path) -> set[str]:
    """Operations in the ledger of a copy."""
    scratch.mkdir()
    (scratch / "hoithi.sqlite3").write_bytes(read_copy(copy.read_bytes()).database)
    return {op for (op,) in Server(scratch, 0).rows("SELECT op_id FROM ledger_entries")}


def until(check: object, seconds: float = 60) -> None:
    assert callable(check)
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_second_laptop_goes_on_with_every_acknowledged_mark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = Server(tmp_path / "first", free_port())
    stick = tmp_path / "usb"
    (stick / FOLDER).mkdir(parents=True)
    first.data.mkdir()
    first.run("demo", "--stage", "marking")
    keep_place(first.data, {"folder": str(stick), "same_disk": False})
    first.start()
    second = Server(tmp_path / "second", first.port, options=("--standby",))
    second.data.mkdir()
    try:
        judges = seated(first)
        devices = list(judges.values())
        until(lambda: copies_in(stick / FOLDER))
        ended = threading.Event()
        marking = [threading.Thread(target=mark, args=(one, ended)) for one in devices]
        for thread in marking:
            thread.start()
        until(lambda: all(len(device.accepted) > 25 for device in devices))
        time.sleep(1.2)  # so that there is more than one copy
        shown = httpx.get(f"{first.url}{BOARD}").json()["version"]
        os.kill(copier_of(first), signal.SIGKILL)
        first.stop()
        died = time.monotonic()
        ended.set()
        for thread in marking:
            thread.join()

        # The last write to the stick did not get there whole.
        (copy,) = copies_in(stick / FOLDER)
        os.truncate(copy, copy.stat().st_size - 700)
        acknowledged = {op for device in devices for op in device.accepted}
        in_copy = marks_in(copy, tmp_path / "looked")
        assert 0 < len(acknowledged - in_copy) < len(acknowledged)

        second.start()
        started = time.monotonic()
        open_by_page(second, stick)
        opened = time.monotonic()
        for device in devices:
            device.drain()
        again = time.monotonic()

        ledger = {op for (op,) in second.rows("SELECT op_id FROM ledger_entries")}
        assert acknowledged <= ledger
        assert {op for device in devices for op in device.made} == ledger
        assert not any(device.refused for device in devices)
        stored = {
            (judge, (round_, team, criterion)): points
            for round_, team, criterion, points, judge in second.rows(MARKS)
        }
        for judge, device in judges.items():
            for place, points in device.meant.items():
                assert stored[judge, place] == points
        assert "khớp" in second.run("verify")
        board = httpx.get(f"{second.url}{BOARD}").json()
        assert board["version"] > shown, "phones drop what is not newer than what they show"
        (before,) = second.data.glob("before-*")
        assert (before / "secret_key").exists(), "what was there is kept"
        assert again - died < AT_MOST
        with capsys.disabled():
            print(  # noqa: T201 - a rehearsal is measured
                f"\nsecond laptop up {started - died:.1f} s, copy opened {opened - started:.1f} s,"
                f" {len(acknowledged - in_copy)} of {len(acknowledged)} marks sent again in"
                f" {again - opened:.1f} s"
            )
    finally:
        first.stop()
        second.stop()


MARKS = """SELECT r.key, d.key, c.key, m.points, j.key FROM marks m
  JOIN turns t ON t.id = m.turn_id JOIN rounds r ON r.id = t.round_id
  JOIN delegations d ON d.id = t.delegation_id JOIN criteria c ON c.id = m.criterion_id
  JOIN judges j ON j.id = m.judge_id"""


def open_by_page(server: Server, stick: Path) -> None:
    """What somebody does who sits at the second laptop: point at the stick, press the button."""
    page = f"{server.url}/ban-du-phong/mo"
    with httpx.Client() as browser:
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', browser.get(page).text)
        assert token is not None
        form = {"csrf_token": token[1], "typed": str(stick)}
        answer = browser.post(page, data=form)
    assert answer.status_code == 200, answer.text
    assert "Đang mở bản dự phòng" in answer.text

    def is_open() -> bool:
        try:
            said = httpx.get(f"{server.url}/ban-du-phong/da-mo")
            return said.status_code == 200 and "Máy này đã tiếp quản" in said.text
        except httpx.TransportError:
            return False

    until(is_open)
    opened = json.loads((server.data / "opened_copy.json").read_text("utf-8"))
    assert opened["cut"] is True
