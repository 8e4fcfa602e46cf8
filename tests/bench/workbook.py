"""A workbook of 200 teams of 15: read, matched, checked and shown, beside reading it bare.

The bare reading is openpyxl alone in a child of the same kind, so that the machine falls on both.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask
from openpyxl import Workbook
from sqlalchemy import select

from contest.app import create_app
from contest.regulations.models import Contest, Unit
from contest.shared.db import db
from contest.shared.migrations import migrate
from contest.shared.transaction import transaction
from tests.bench.figures import Figure, at_most, told
from tests.cast import HERE, engage, name_of, post, signed_in
from tests.conftest import settings_for

TEAMS, PEOPLE = 200, 15
RUNS = 5
SECONDS = 3.0
START = f"/hoi-thi/{HERE}/doan/bang-tinh"
GROUPS = ("Cán bộ giảm nghèo cấp xã", "Người dân", "Hộ nghèo", "Hộ cận nghèo", "Hộ mới thoát nghèo")
HEADINGS = ("TT", "Đơn vị", "Họ và tên", "Nhiệm vụ", "Ngày sinh", "Giới tính", "Dân tộc",
            "Thành phần", "Tham gia theo", "Nghề nghiệp", "Thôn", "Điện thoại")  # fmt: skip


BARE = """
import io, sys
from openpyxl import load_workbook
page = load_workbook(io.BytesIO(sys.stdin.buffer.read())).worksheets[0]
print(sum(cell is not None for row in page.values for cell in row))
"""


def bare(data: bytes) -> None:
    """Every cell, with openpyxl and nothing else, in a child."""
    command = [sys.executable, "-I", "-c", BARE]
    subprocess.run(command, input=data, check=True, stdout=subprocess.DEVNULL)


def workbook() -> bytes:
    """All teams; one day of birth in fifty is wrong."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(HEADINGS)
    for number in range(TEAMS * PEOPLE):
        team, place = divmod(number, PEOPLE)
        day = "31/02/1980" if number % 50 == 7 else f"{number % 27 + 1:02d}/03/{1950 + place}"
        role = "Trưởng đoàn" if place == 0 else "Đội trưởng" if place == 1 else ""
        phone = "0912 000 111" if place == 0 else ""
        page.append(
            (number + 1, f"Xã {team}", f"Lê Thị {chr(65 + team % 26)} {chr(65 + place)}", role, day,
             "Nữ" if place % 2 else "Nam", "Kinh", GROUPS[place % 5], "Hộ khẩu", "Nông dân",
             "Thôn Đông", phone)
        )  # fmt: skip
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def installation(folder: Path) -> Flask:
    """A contest of 200 units with the cast."""
    app = create_app(settings_for(folder))
    app.config["TESTING"] = True
    with app.app_context():
        migrate()
    engage(app)
    with app.app_context(), transaction() as session:
        contest = session.scalars(select(Contest).where(Contest.slug == HERE)).one()
        contest.units += [
            Unit(position=100 + n, key=f"bench-{n}", name=f"Xã {n}") for n in range(TEAMS)
        ]
    return app


def median(act: Callable[[], object]) -> float:
    """Median seconds on the clock of the wall."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def run() -> bool:
    """Measure; whether the target is met."""
    data = workbook()
    with tempfile.TemporaryDirectory() as folder:
        app = installation(Path(folder))
        client = signed_in(app, name_of("organiser"))

        def upload() -> None:
            file = (io.BytesIO(data), "danh sách.xlsx")
            assert post(client, START, file=file).status_code == 303

        def show() -> None:
            page = client.get(f"{START}/xem").text
            assert f'Các đội trong bảng <span class="num">({TEAMS})' in page
            assert f"Còn {TEAMS * PEOPLE // 50} ô cần sửa" in page

        alone = median(lambda: bare(data))
        reading = median(upload)
        showing = median(show)
        with app.app_context():
            db.engine.dispose()
    figures = [
        Figure("openpyxl alone in a child", f"{alone:.2f} s"),
        Figure("upload: read, matched, kept", f"{reading:.2f} s"),
        Figure("page: checked and shown", f"{showing:.2f} s"),
        at_most("  both", reading + showing, SECONDS, " s"),
        Figure("  against openpyxl alone", f"{(reading + showing) / alone:.2f} x"),
    ]
    return told(f"a workbook of {TEAMS} teams, {TEAMS * PEOPLE} rows (medians)", figures)
