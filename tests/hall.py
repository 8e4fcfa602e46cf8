"""A small contest in the record, and the acts of a day in short words, for tests of actions.

Three teams (an, binh, chi), two rounds (bao_tuong not staged, chao_hoi staged), three judges
(gk1 is the head). Two criteria a round, marked in quarters up to 10.
"""

import itertools
import json
from typing import Any

from sqlalchemy import select

from contest.accounts.gate import SeatHolder
from contest.archive.actions.importing import import_contest
from contest.archive.rules.reader import read
from contest.audit.actions.trail import SYSTEM, Actor
from contest.registration.models import Delegation
from contest.regulations.models import Judge, Round
from contest.schedule.actions.draw import draw_by_seed
from contest.schedule.actions.turns import move_turn
from contest.schedule.models import Turn
from contest.scoring.actions.operations import Answer, accept_operations
from contest.shared.db import db

SECRETARY = Actor("person:1", "Lê Thị Thư")
ORGANISER = Actor("person:2", "Trần Văn Tổ")

CRITERIA = [{"key": "noi_dung", "name": "Nội dung", "max": "10"},
            {"key": "hinh_thuc", "name": "Hình thức", "max": "10"}]  # fmt: skip


def document(**settings: Any) -> dict[str, Any]:
    """The contest file of the small contest; ``settings`` replace its settings."""
    return {
        "format": "hoithi/1",
        "contest": {"slug": "hoi-thi", "name": "Hội thi"},
        "rounds": [
            {"key": "bao_tuong", "name": "Báo tường", "staged": False, "criteria": CRITERIA},
            {
                "key": "chao_hoi",
                "name": "Chào hỏi",
                "criteria": CRITERIA,
                "time": {
                    "max_seconds": 300,
                    "overtime": {"every_seconds": 60, "counting": "full", "points": "1"},
                },
            },
        ],
        "judges": [
            {"key": "gk1", "name": "Nguyễn Văn Nhất", "head": True},
            {"key": "gk2", "name": "Phạm Thị Nhì"},
            {"key": "gk3", "name": "Đỗ Văn Ba"},
        ],
        "awards": [
            {"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1},
            {"key": "khuyen_khich", "name": "Giải Khuyến khích", "by": "rest"},
        ],
        "teams": [
            {"key": key, "name": f"Đội {name}"}
            for key, name in (("an", "An"), ("binh", "Bình"), ("chi", "Chi"))
        ],
        "settings": {"signatures": "off", **settings},
    }


class Hall:
    """The small contest, drawn, with everybody at their place."""

    def __init__(self, **settings: Any) -> None:
        file = read(json.dumps(document(**settings)).encode()).file
        assert file is not None
        self.contest_id = import_contest(file, by=SYSTEM)
        draw_by_seed(self.contest_id, "20231115", by=ORGANISER)
        self._numbers = itertools.count(1)

    def turn(self, round_key: str, team: str) -> Turn:
        """The turn as it stands now."""
        db.session.rollback()
        return db.session.scalars(
            select(Turn)
            .join(Round, Round.id == Turn.round_id)
            .join(Delegation, Delegation.id == Turn.delegation_id)
            .where(Round.key == round_key, Delegation.key == team)
        ).one()

    def move(self, round_key: str, team: str, *moves: str, reason: str | None = None) -> None:
        """Make moves, one after the other."""
        for move in moves:
            move_turn(self.turn(round_key, team).id, move, by=SECRETARY, reason=reason)

    def seat(self, judge: str, device: str = "may-1", *, superseded: bool = False) -> SeatHolder:
        """A judge's seat, on a device."""
        row = db.session.scalars(select(Judge).where(Judge.key == judge)).one()
        return SeatHolder(
            session_id=0,
            device=device,
            superseded=superseded,
            seat_id=0,
            contest_id=self.contest_id,
            slug="hoi-thi",
            judge_id=row.id,
            judge_key=judge,
            judge_name=row.name,
        )

    def send(
        self,
        judge: str,
        *operations: dict[str, Any],
        device: str = "may-1",
        superseded: bool = False,
    ) -> list[Answer]:
        """Send operations from a seat; ids are made where they are missing."""
        numbered = [{"op_id": f"op-{next(self._numbers)}", **one} for one in operations]
        by = Actor(f"seat:{judge}", judge, device)
        return accept_operations(self.seat(judge, device, superseded=superseded), numbered, by=by)

    def mark(self, judge: str, round_key: str, team: str, *points: str) -> list[Answer]:
        """Mark both criteria and hand the sheet in."""
        place = {"round": round_key, "team": team}
        marks = [
            {**place, "type": "mark", "criterion": criterion["key"], "points": given}
            for criterion, given in zip(CRITERIA, points, strict=True)
        ]
        return self.send(judge, *marks, {**place, "type": "submit"})

    def judge_all(self, round_key: str, team: str, *points: str) -> None:
        """Every judge gives these points and hands in."""
        for judge in ("gk1", "gk2", "gk3"):
            answers = self.mark(judge, round_key, team, *points)
            assert [answer.status for answer in answers] == ["accepted"] * 3, answers
