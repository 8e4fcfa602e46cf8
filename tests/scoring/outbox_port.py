"""The tablet's outbox in Python (static/js/scoring/judge/outbox.js): each operation has its id from
the first, goes in order, and stays until it was answered by that id."""

from __future__ import annotations

import http.client
import json
import random
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.scoring.faulty_proxy import OPS

MOST_PER_CALL = 100
PATIENCE = 0.25
"""Seconds a device waits for an answer: less than the network may hold a call back."""

Place = tuple[str, str, str]
"""Round, team, criterion."""


@dataclass
class Device:
    """One device in a judge's seat, and what it believes."""

    port: int
    session: str
    random: random.Random
    queue: list[dict[str, Any]] = field(default_factory=list)
    meant: dict[Place, str] = field(default_factory=dict)
    """What was tapped last, as the screen shows it."""
    bases: dict[Place, int] = field(default_factory=dict)
    accepted: dict[str, int] = field(default_factory=dict)
    """Operation → revision."""
    refused: dict[str, list[str]] = field(default_factory=dict)
    made: dict[str, dict[str, Any]] = field(default_factory=dict)
    failures: int = 0
    record: str | None = None
    """The line of the record that this device knows; None: never asked."""
    kept: list[dict[str, Any]] = field(default_factory=list)
    """What was accepted, oldest first."""

    def ask(self) -> None:
        """Ask for the turns; where the server goes on from a copy, send what it may lack again."""
        told = self._call("GET", "/api/v1/seat/turns", None)
        if told is None:
            return
        known, self.record = self.record, told[1]["record"]
        if known not in (None, self.record):
            self.queue[:0] = self.kept
            self.kept = []
            self.accepted.clear()

    def tap(self, place: Place, points: str) -> None:
        """Give a mark: onto the device first."""
        round_, team, criterion = place
        self.meant[place] = points
        mark = {"criterion": criterion, "points": points, "base": self.bases.get(place)}
        self.add("mark", round_, team, **mark)

    def add(self, kind: str, round_: str, team: str, **more: Any) -> None:
        """Queue an operation under an id of its own."""
        op = {"op_id": uuid.uuid4().hex, "type": kind, "round": round_, "team": team, **more}
        self.made[op["op_id"]] = op
        self.queue.append(op)

    def flush(self) -> bool:
        """Try once to send the next of what waits; whether it was answered."""
        batch = self.queue[:MOST_PER_CALL]
        end = next((at for at, op in enumerate(batch) if op["type"] == "submit"), len(batch))
        batch = batch[: end or 1]
        results = self._post(batch)
        if results is None:
            self.failures += 1
            return False
        assert [one["op_id"] for one in results] == [op["op_id"] for op in batch]
        for op, answer in zip(batch, results, strict=True):
            self._settle(op, answer)
        del self.queue[: len(batch)]
        return True

    def drain(self, seconds: float = 180) -> None:
        """Send until nothing waits."""
        until = time.monotonic() + seconds
        while self.queue:
            assert time.monotonic() < until, f"{len(self.queue)} operations were never answered"
            if not self.flush():
                time.sleep(0.05)

    def _settle(self, op: dict[str, Any], answer: dict[str, Any]) -> None:
        if answer["status"] != "refused":
            self.kept.append(op)
        else:
            self.refused[op["op_id"]] = [one["code"] for one in answer["reasons"]]
            return
        known = self.accepted.setdefault(op["op_id"], answer["revision"])
        assert known == answer["revision"], "one operation, two revisions"
        if op["type"] == "mark":
            place = (op["round"], op["team"], op["criterion"])
            self.bases[place] = max(self.bases.get(place, 0), answer["revision"])

    def _post(self, batch: list[dict[str, Any]]) -> list[dict[str, Any]] | None:
        told = self._call("POST", OPS, json.dumps({"ops": batch, "record": self.record}))
        if told is None:
            return None
        status, body = told
        if status == 409 and body["error"]["code"] == "record_changed":
            self.ask()
            return None
        assert status == 200, body
        results: list[dict[str, Any]] = body["results"]
        return results

    def _call(self, method: str, path: str, body: str | None) -> tuple[int, Any] | None:
        """Status and JSON of an answer; None for none in time."""
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Authorization": f"Bearer {self.session}", "Content-Type": "application/json"}
        try:
            wire.request(method, path, body, headers)
            answer = wire.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            return None
        finally:
            wire.close()


def sit(address: str, seat: dict[str, str], contest: str, device: str) -> str:
    """Take the seat from this device, whoever held it; the bearer token."""
    asked = {"contest": contest, "judge": seat["judge"], "pin": seat["pin"]}
    asked |= {"device": device, "takeover": True}
    answer = httpx.post(f"{address}/api/v1/seat", json=asked)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["session"])
