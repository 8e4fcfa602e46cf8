"""A small jury at its table: one contest, two rounds, three teams, two judges with open seats."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from contest.accounts.models import Seat, SeatSession
from contest.archive.actions.importing import import_contest
from contest.archive.rules.reader import read
from contest.audit.actions.trail import SYSTEM, Actor
from contest.schedule.actions.turns import move_turn
from contest.schedule.models import Turn
from contest.scoring.actions.seats import SeatAsk, make_seats, take_seat
from contest.scoring.queries.seats import SeatCodes, seat_codes
from contest.shared.db import db

SLUG = "hoi-thi-mau"
DESK = Actor("person:1", "Thư ký Lê Thị Hoa")
TEAMS = {"ha-bac": "Đội xã Hà Bắc", "ha-lai": "Đội xã Hà Lai", "yen-son": "Đội xã Yến Sơn"}
CRITERIA = {"noi_dung": "8", "hinh_thuc": "5.5"}


def document(lock: str = "turn") -> dict[str, Any]:
    """The contest as a file: wall newspapers (not staged) and the greeting (staged)."""
    criteria = [
        {"key": "noi_dung", "name": "Nội dung đúng chủ đề", "max": CRITERIA["noi_dung"]},
        {"key": "hinh_thuc", "name": "Hình thức, trang trí", "max": CRITERIA["hinh_thuc"]},
    ]
    publish = {"level": "all", "when": "turn" if lock == "turn" else "end"}
    return {
        "format": "hoithi/1",
        "contest": {"slug": SLUG, "name": "Hội thi mẫu"},
        "rounds": [
            {"key": "bao_tuong", "name": "Báo tường", "staged": False, "criteria": criteria},
            {"key": "chao_hoi", "name": "Chào hỏi", "judges": ["gk1"], "criteria": criteria},
        ],
        "judges": [
            {"key": "gk1", "name": "Nguyễn Văn An", "head": True},
            {"key": "gk2", "name": "Trần Thị Bình"},
        ],
        "settings": {"lock": lock, "publish": publish},
        "teams": [{"key": key, "name": name} for key, name in TEAMS.items()],
        "turns": [{"round": r, "team": t} for r in ("bao_tuong", "chao_hoi") for t in TEAMS],
        "running_order": {"chao_hoi": ["yen-son", "ha-bac", "ha-lai"]},
    }


@dataclass
class Table:
    """The contest in the database, and what tests do at its table."""

    app: Flask
    contest_id: int

    def codes(self, judge: str) -> SeatCodes:
        """What the slip of this judge shows."""
        secret = self.app.config["SETTINGS"].secret_key
        return next(one for one in seat_codes(self.contest_id, secret) if one.key == judge)

    def sit(self, judge: str = "gk1", device: str = "tablet-1") -> JudgeClient:
        """Sit down with the PIN, from this device, whoever sat there before."""
        ask = SeatAsk(device, True, None, SLUG, judge, self.codes(judge).pin)
        seated = take_seat(ask, self.app.config["SETTINGS"].secret_key)
        return JudgeClient(self.app.test_client(), seated.session)

    def turn_id(self, round_key: str, team: str) -> int:
        """The turn of this team in this round."""
        query = (
            select(Turn.id)
            .where(Turn.round.has(key=round_key), Turn.delegation.has(key=team))
            .where(Turn.contest_id == self.contest_id)
        )
        return db.session.scalars(query).one()

    def move(self, round_key: str, team: str, *moves: str) -> None:
        """Let the desk move a turn."""
        for move in moves:
            move_turn(self.turn_id(round_key, team), move, by=DESK, reason="Thử")

    def age_sessions(self, by: timedelta) -> None:
        """Let every open session have begun so much earlier."""
        for session in db.session.scalars(select(SeatSession)):
            session.created_at -= by
        db.session.commit()

    def revoke(self, judge: str) -> None:
        """Print a new slip: what was open under the old one is closed."""
        seat = db.session.scalars(select(Seat).where(Seat.judge_id == self.codes(judge).judge_id))
        seat.one().issue += 1
        db.session.commit()


@dataclass
class JudgeClient:
    """A tablet that speaks the contract's calls."""

    http: FlaskClient
    session: str
    _made: int = 0

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.session}"}

    def turns(self) -> list[dict[str, Any]]:
        """The judge's turns."""
        answer = self.http.get("/api/v1/seat/turns", headers=self.headers)
        assert answer.status_code == 200, answer.text
        turns: list[dict[str, Any]] = answer.get_json()["turns"]
        return turns

    def turn(self, round_key: str, team: str) -> dict[str, Any]:
        """One of the judge's turns."""
        return next(t for t in self.turns() if (t["round"], t["team"]) == (round_key, team))

    def send(self, *ops: Any) -> list[dict[str, Any]]:
        """Send operations in one call; the answers in order."""
        answer = self.http.post("/api/v1/seat/ops", json={"ops": list(ops)}, headers=self.headers)
        assert answer.status_code == 200, answer.text
        results: list[dict[str, Any]] = answer.get_json()["results"]
        assert len(results) == len(ops)
        return results

    def status(self, *ops: Any) -> list[tuple[str, list[str]]]:
        """Send operations; (status, reason codes) of each."""
        return [(one["status"], [r["code"] for r in one["reasons"]]) for one in self.send(*ops)]

    def mark_all(self, round_key: str, team: str, points: str = "5") -> None:
        """Give the same points for every criterion."""
        ops = [mark(round_key, team, key, points) for key in CRITERIA]
        assert all(one["status"] == "accepted" for one in self.send(*ops))


_made = 0


def op(kind: str, round_key: str, team: str, **fields: Any) -> dict[str, Any]:
    """An operation under an id of its own."""
    global _made  # noqa: PLW0603 - a device counts too
    _made += 1
    return {"op_id": f"op-{_made}", "type": kind, "round": round_key, "team": team} | fields


def mark(round_key: str, team: str, criterion: str, points: Any, **more: Any) -> dict[str, Any]:
    """A mark."""
    return op("mark", round_key, team, criterion=criterion, points=points, **more)


def submit(round_key: str, team: str) -> dict[str, Any]:
    """Handing a sheet in."""
    return op("submit", round_key, team)


def comment(round_key: str, team: str, text: Any) -> dict[str, Any]:
    """A remark on a turn."""
    return op("comment", round_key, team, text=text)


def lay_table(app: Flask, lock: str = "turn") -> Table:
    """Import the contest, open the wall newspapers for marks, call the first team on stage."""
    reading = read(json.dumps(document(lock)).encode())
    assert reading.file is not None, reading.faults
    contest_id = import_contest(reading.file, by=SYSTEM)
    make_seats(contest_id)
    table = Table(app, contest_id)
    for team in TEAMS:
        table.move("bao_tuong", team, "open")
    table.move("chao_hoi", "yen-son", "call")
    return table
