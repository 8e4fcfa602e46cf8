"""The proof of a rehearsal: what the public reads is what the exported file computes to."""

from dataclasses import dataclass
from time import sleep
from typing import Any

from contest.archive.queries.contest_file import contest_file_of
from contest.archive.rules.reader import read
from contest.archive.rules.writer import file_text
from contest.ranking.rules.results import compute
from contest.regulations.rules.contest import PublishLevel
from contest.rehearsal.rules.agreement import differences
from contest.rehearsal.situation import ContestHere
from contest.rehearsal.wire import Wire
from contest.shared.command_line import Failure
from contest.shared.db import db

TRIES, PAUSE = 20, 0.25
"""The board is published right after the announcement; wait for it five seconds at most."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the contest has in the end."""

    name: str
    teams: int
    turns: int


def proven(contest: ContestHere, base: str) -> Figures:
    """Compare the public scoreboard with ``compute`` of the export.

    Raises:
        Failure: they differ, or the export is no sound file.
    """
    db.session.rollback()
    reading = read(file_text(contest_file_of(contest.id)).encode())
    if reading.file is None:
        raise Failure("Tệp xuất của hội thi có lỗi; xin báo người phụ trách phần mềm.")
    found = differences(
        _final_board(base, contest.slug),
        compute(reading.file.record()),
        PublishLevel(contest.level),
    )
    if found:
        first = found[0]
        raise Failure(
            f"Bảng điểm công khai khác kết quả tính từ tệp xuất ở {len(found)} chỗ, trước hết "
            f"{first.at}: bảng ghi {first.shown}, tính ra {first.computed}."
        )
    return Figures(contest.name, len(reading.file.teams), len(reading.file.turns))


def _final_board(base: str, slug: str) -> Any:
    wire = Wire(base)
    try:
        for _ in range(TRIES):
            answer = wire.get(f"/api/v1/contests/{slug}/scoreboard")
            board = answer.json() if answer.status == 200 else {}
            if board.get("state") == "final":
                break
            sleep(PAUSE)
        else:
            raise Failure("Đã công bố kết quả mà bảng điểm công khai chưa ghi kết quả chung cuộc.")
        return board
    finally:
        wire.close()
