"""The stage clock through the doors that people use, with a clock of our own underneath."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from contest.documents.queries.minutes import stop_lines
from contest.regulations.rules.rounds import Blocks, Counting, TimeRule
from contest.schedule.actions.stops import resume_clocks, watch_clocks
from contest.schedule.models import Turn
from contest.schedule.rules.clock import StageClock
from contest.schedule.rules.warnings import WarningTimes, warnings
from contest.shared import clock
from contest.shared.db import db
from tests.cast import looking_into, post
from tests.hall import document
from tests.held import PATH, Held
from tests.held import held as held_here

DRAW, STAGE, PROGRAMME = f"{PATH}/boc-tham", f"{PATH}/san-khau", f"{PATH}/chuong-trinh"
DESK, SCRIPT = f"{PATH}/ban-thu-ky", f"{PATH}/kich-ban-dieu-hanh"
SECOND = 1_000_000_000


@dataclass
class Machine:
    """The machine's two clocks: what the wall says, and what only counts."""

    wall: int = 1_700_000_000 * SECOND
    steady: int = 5_000 * SECOND

    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.wall += int(seconds * SECOND)
        self.steady += int(seconds * SECOND)

    def restart(self, seconds: float) -> None:
        """The process is away for so long, and a new one reads the wall."""
        self.wait(seconds)
        clock.start_counting()


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    machine = Machine()
    with monkeypatch.context() as patched:
        patched.setattr(clock, "_wall_ns", lambda: machine.wall)
        patched.setattr(clock, "_steady_ns", lambda: machine.steady)
        clock.start_counting()
        yield machine
    clock.start_counting()


@pytest.fixture
def held(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    with held_here(tmp_path, migrated_file) as held:
        held.hold(document())
        lots = {"lot-an": "1", "lot-binh": "2", "lot-chi": "3"}
        assert post(held.client("secretary"), f"{DRAW}/rut-tham", DRAW, **lots).status_code == 302
        yield held


class OnStage:
    """Đội An, called to the stage, and whoever runs its clock."""

    def __init__(self, held: Held) -> None:
        self.held = held
        self.by = held.client("timekeeper")
        self.turn = held.turn("chao_hoi", "an")[0]
        self.do("call")

    def do(self, act: str, status: int = 302, **typed: str) -> str:
        answer = post(self.by, f"{STAGE}/{self.turn}/{act}", STAGE, **typed)
        assert answer.status_code == status, answer.text
        return answer.text

    def row(self) -> Turn:
        with looking_into(self.held.app):
            found = db.session.scalars(select(Turn).where(Turn.id == self.turn)).one()
            assert found.stops is not None
            db.session.expunge_all()
            return found


def test_setting_the_laptops_clock_changes_no_measured_time(held: Held, machine: Machine) -> None:
    on = OnStage(held)
    on.do("dong-ho/start")
    machine.wait(100)
    machine.wall -= 7 * 3600 * SECOND
    machine.wait(30.5)
    machine.wall += 400 * 24 * 3600 * SECOND
    on.do("dong-ho/stop")
    assert on.row().seconds == 130


def test_a_restart_goes_on_from_the_stored_time_and_asks(held: Held, machine: Machine) -> None:
    on = OnStage(held)
    on.do("dong-ho/start")
    machine.wait(100)
    with looking_into(held.app):
        watch_clocks()
    machine.restart(42)
    with looking_into(held.app):
        assert resume_clocks() == 1
    page = on.by.get(STAGE).text
    assert "Máy chủ đã gián đoạn khi đồng hồ đang chạy" in page
    assert "42 giây" in page
    machine.wait(8)
    stop = on.row().stops[0].id
    refused = on.do(f"gian-doan/{stop}/leave_out", 409, reason=" ")
    assert "Xin ghi lý do." in refused
    on.do(f"gian-doan/{stop}/leave_out", reason="Mất điện")
    assert "Khoảng thời gian này đã có người xác nhận." in on.do(f"gian-doan/{stop}/count", 409)
    on.do("dong-ho/stop")
    assert on.row().seconds == 108
    assert "Máy chủ đã gián đoạn" not in on.by.get(STAGE).text
    with looking_into(held.app):
        ((line),) = stop_lines(held.contest_id)
        assert (line.team, line.length, line.reason) == ("Đội An", "42 giây", "Mất điện")
    desk = held.client("secretary").get(f"{DESK}/luot/{on.turn}").text
    assert "Mất điện" in desk


def test_a_technical_stop_is_not_the_teams_time(held: Held, machine: Machine) -> None:
    on = OnStage(held)
    on.do("dong-ho/start")
    machine.wait(60)
    assert "Xin ghi lý do." in on.do("su-co", 409, reason="")
    on.do("su-co", reason="Hỏng loa")
    assert "Lượt này đang dừng kỹ thuật." in on.do("su-co", 409, reason="Hỏng loa")
    machine.wait(500)
    on.do("dong-ho/start")
    machine.wait(30)
    for nonsense in ("", "4:75", "9" * 50, "-3", "tám phút"):
        answer = on.do("sua-gio", 409, time=nonsense, reason="Bấm nhầm")
        assert "Xin nhập thời gian dạng phút:giây" in answer
    on.do("sua-gio", time="1:32", reason="Bấm chậm hai giây")
    machine.wait(10)
    on.do("dong-ho/stop")
    assert on.row().seconds == 102
    on.do("finish")
    assert on.row().stops[0].ended_at is not None


def test_overtime_is_proposed_accepted_and_waived_by_name(held: Held, machine: Machine) -> None:
    on = OnStage(held)
    on.do("dong-ho/start")
    machine.wait(430)
    on.do("dong-ho/stop")
    on.do("finish")
    words = "Quá 02 phút 10 giây; đề xuất trừ 2 điểm."
    assert words in on.by.get(STAGE).text
    page = f"{DESK}/luot/{on.turn}"
    head = held.client("head_judge")
    assert words in head.get(page).text
    assert post(head, f"{page}/apply-gio", page).status_code == 302
    row = on.row()
    assert row.time_ruled_by
    assert row.time_ruled_at
    assert words not in on.by.get(STAGE).text
    # a corrected time is another time: it is proposed anew
    corrected = {"time": "6:30", "reason": "Xem lại băng hình"}
    secretary = held.client("secretary")
    assert post(secretary, f"{page}/thoi-gian", page, **corrected).status_code == 302
    assert "Quá 01 phút 30 giây; đề xuất trừ 1 điểm." in head.get(page).text
    post(head, f"{page}/waive-gio", page, reason="Loa hỏng đầu giờ")
    assert on.row().time_waived == "Loa hỏng đầu giờ"
    assert "Quá 01 phút" not in on.by.get(STAGE).text
    kept = post(secretary, f"{page}/thoi-gian", page, time="4:00", reason="Nhầm đội")
    assert kept.status_code == 302
    assert "không có điểm trừ thời gian" in post(head, f"{page}/apply-gio", page).text


def test_a_clock_is_not_started_while_another_team_is_on_stage(held: Held) -> None:
    on = OnStage(held)
    on.do("finish")
    binh = held.turn("chao_hoi", "binh")[0]
    post(on.by, f"{STAGE}/{binh}/call", STAGE)
    assert "Đội Bình đang ở trên sân khấu." in on.do("dong-ho/start", 409)


def test_the_mc_reads_what_the_organiser_typed_in_one_place(held: Held) -> None:
    organiser = held.client("organiser")
    typed = {
        "version": "0",
        "guests": "Ông Lê Văn Hùng, Phó Chủ tịch\n\nBà Mai\u202e – Hội Phụ nữ",
        "presenter-nhat": "Ông Lê Văn Hùng",
        "spoken-an": "An, không phải Ân",
        "script-closing": "Xin tạm biệt {hội thi}.",
        "before": "60",
    }
    wrong = post(organiser, SCRIPT, SCRIPT, **typed | {"before": "1 phút"})
    assert wrong.status_code == 422
    assert "Xin ghi số giây" in wrong.text
    assert "Xin tạm biệt" in wrong.text
    assert post(organiser, SCRIPT, SCRIPT, **typed).status_code == 302
    assert post(organiser, SCRIPT, SCRIPT, **typed).status_code == 409
    OnStage(held)
    mc = held.client("mc")
    page = mc.get(PROGRAMME).text
    for words in (
        "đọc là: An, không phải Ân",
        "<strong>Bà Mai</strong>, Hội Phụ nữ",
        "Giải Nhất</dt><dd>Ông Lê Văn Hùng",
        "Xin tạm biệt Hội thi.",
        "chỉnh đốn trang phục",
        "Xin mời Đội Bình!",
    ):
        assert words in page
    assert mc.get(SCRIPT).status_code == 403


def test_warnings_come_before_the_limit_at_it_and_at_each_step() -> None:
    overtime = Blocks(60, Counting.FULL, Decimal(1), cap=Decimal(2))
    rule = TimeRule(max_seconds=300, grace_seconds=30, overtime=overtime)
    found = [(one.at, one.kind, one.points) for one in warnings(rule, WarningTimes((60, 400)))]
    assert found == [
        (240, "before", None),
        (300, "limit", None),
        (360, "over", "1"),
        (420, "over", "2"),
    ]
    assert warnings(None, WarningTimes()) == []


def test_a_wall_clock_set_back_during_the_restart_takes_nothing_away() -> None:
    ran = StageClock(True, 1000, 50_000)
    assert ran.resumed(80_000, 10_000) == (StageClock(True, 31_000, 10_000), 0)
    assert ran.resumed(None, 90_000) == (StageClock(True, 41_000, 90_000), 40_000)
