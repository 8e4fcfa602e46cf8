"""A robot judge: marks its sheets criterion by criterion, sees to it that the record has what it
meant, and hands them in."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from contest.rehearsal.bad_line import Line
from contest.rehearsal.rules.script import Line as SheetLine
from contest.rehearsal.rules.script import Place, Script
from contest.rehearsal.rules.trouble import Mishap, Trouble
from contest.rehearsal.seat_doors import HttpDoor
from contest.rehearsal.situation import ROBOT_DEVICE
from contest.rehearsal.tally import Tally
from contest.shared.command_line import Failure

ROUNDS_OF_CHECKING = 5
REPLAYED = 20
"""How many earlier operations come again at most."""

Op = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as the seat's door shows it."""

    place: Place
    open: bool
    submitted: bool
    lines: tuple[SheetLine, ...]
    marks: Mapping[str, tuple[str | None, int]]
    """Criterion → points and revision."""

    def points(self, criterion: str) -> str | None:
        """What stands for a criterion now; None while nothing does."""
        return self.marks[criterion][0] if criterion in self.marks else None

    def revision(self, criterion: str) -> int | None:
        """Which entry of the record that is."""
        return self.marks[criterion][1] if criterion in self.marks else None

    @classmethod
    def of(cls, turn: Mapping[str, Any]) -> "Sheet":
        """From one entry of ``GET /api/v1/seat/turns``."""
        scale = turn["marking"]
        return cls(
            place=Place(turn["round"], turn["team"]),
            open=turn["open"],
            submitted=turn["submitted"],
            lines=tuple(
                SheetLine(c["key"], scale["min"], scale["step"], c["max"]) for c in turn["criteria"]
            ),
            marks={key: (mark["points"], mark["revision"]) for key, mark in turn["marks"].items()},
        )


class JudgeRobot:
    """One judge at a device.

    Args:
        sit: opens the seat's door from a device of this name, whoever sat there.
        think: waits as long as a judge needs for one mark.
    """

    def __init__(
        self,
        key: str,
        script: Script,
        tally: Tally,
        *,
        sit: Callable[[str], HttpDoor],
        think: Callable[[], None],
        trouble: Trouble | None,
    ) -> None:
        self.key = key
        self._script = script
        self._tally = tally
        self._sit = sit
        self._think = think
        self._trouble = trouble
        self._devices = 1
        self._line = self._take_seat()
        self._told: list[tuple[Op, dict[str, Any]]] = []

    def _take_seat(self) -> Line:
        return Line(
            self._sit(f"{ROBOT_DEVICE}{self.key}-{self._devices}"), self._trouble, self._tally
        )

    def close(self) -> None:
        """Leave."""
        self._line.door.close()

    def mark(self, places: Iterable[Place]) -> None:
        """Mark and hand in whatever of these turns is this judge's to mark still."""
        wanted = {(place.round, place.team) for place in places}
        for sheet in self._sheets():
            due = (sheet.place.round, sheet.place.team) in wanted
            if due and sheet.open and not sheet.submitted:
                self._fill(sheet)

    def mark_what_is_open(self) -> None:
        """Mark and hand in whatever is open for this judge now."""
        for sheet in self._sheets():
            if sheet.open and not sheet.submitted:
                self._fill(sheet)

    def _sheets(self) -> list[Sheet]:
        return [Sheet.of(turn) for turn in self._line.door.turns()]

    def _sheet(self, place: Place) -> Sheet:
        return next(sheet for sheet in self._sheets() if sheet.place == place)

    def _fill(self, sheet: Sheet) -> None:
        mishaps = self._trouble.mishaps() if self._trouble else frozenset()
        for mishap in mishaps:
            self._tally.add(mishap)
        # What somebody marked by hand before stays as it is; the robot fills in the rest.
        lines = [line for line in sheet.lines if sheet.points(line.criterion) is None]
        meant = {line.criterion: self._points(sheet.place, line) for line in lines}
        if Mishap.REORDERED in mishaps:
            lines = lines[::-1]
        held = self._hold_back(sheet, lines) if Mishap.TAKEOVER in mishaps and lines else None
        for position, line in enumerate(lines):
            if Mishap.EARLY_SUBMIT in mishaps and position == len(lines) - 1:
                self._hand_in_too_early(sheet.place)
            if Mishap.DIED in mishaps and position == len(lines) // 2:
                self._come_back()
            self._mark_line(sheet.place, line, meant[line.criterion])
        if self._trouble is not None:
            self._make_sure(sheet.place, meant)
        if held is not None:
            self._deliver_what_was_held(*held)
            self._make_sure(sheet.place, meant, untouched=True)
        self._hand_in(sheet.place)
        self._tally.add("marks", len(meant))
        if Mishap.REPLAY in mishaps:
            self._replay()

    def _points(self, place: Place, line: SheetLine) -> str:
        return self._script.points(place, self.key, line)

    def _mark_line(self, place: Place, line: SheetLine, points: str) -> None:
        first = self._script.first_thought(place, self.key, line)
        for given in (points,) if first in (None, points) else (first, points):
            self._think()
            answer = self._send(self._mark_op(place, line.criterion, given))
            self._accept(answer)

    def _mark_op(self, place: Place, criterion: str, points: str | None, **more: Any) -> Op:
        return self._op("mark", place, criterion=criterion, points=points, **more)

    def _op(self, kind: str, place: Place, **fields: Any) -> Op:
        return {
            "op_id": str(uuid.uuid4()),
            "type": kind,
            "round": place.round,
            "team": place.team,
            **fields,
        }

    def _send(self, op: Op) -> dict[str, Any]:
        [answer] = self._line.deliver([op])
        self._told.append((op, answer))
        return answer

    def _accept(self, answer: Mapping[str, Any], *, expected: str | None = None) -> bool:
        """Whether it was accepted; refused for the expected reason is no failure either."""
        if answer["status"] != "refused":
            return True
        reasons = [reason["code"] for reason in answer["reasons"]]
        if reasons != [expected]:
            told = " ".join(reason["message"] for reason in answer["reasons"])
            raise Failure(f"Máy chủ không nhận điểm của giám khảo {self.key}: {told}")
        return False

    def _make_sure(
        self, place: Place, meant: Mapping[str, str], *, untouched: bool = False
    ) -> None:
        """Look at what the record has, and mark again what is not as it was meant.

        Raises:
            Failure: it stays wrong, or is wrong although nothing may have ``untouched`` it.
        """
        for _ in range(ROUNDS_OF_CHECKING):
            sheet = self._sheet(place)
            wrong = [key for key, points in meant.items() if sheet.points(key) != points]
            if not wrong:
                return
            if untouched:
                break
            for criterion in wrong:
                seen = sheet.revision(criterion)
                again = self._mark_op(place, criterion, meant[criterion], base=seen)
                self._accept(self._send(again), expected="stale")
        raise Failure(
            f"Điểm của giám khảo {self.key} ở {place.round}/{place.team} không như đã chấm."
        )

    def _hand_in(self, place: Place) -> None:
        self._accept(self._send(self._op("submit", place)))
        self._tally.add("sheets")

    def _hand_in_too_early(self, place: Place) -> None:
        if self._accept(self._send(self._op("submit", place)), expected="marks_missing"):
            raise Failure(f"Máy chủ nhận phiếu còn thiếu điểm: {place.round}/{place.team}.")

    def _come_back(self) -> None:
        """The device was switched off: on again, it sits down by its slip and knows nothing."""
        self._line.door.close()
        self._line = self._take_seat()

    def _hold_back(self, sheet: Sheet, lines: list[SheetLine]) -> tuple[Line, Op]:
        """A mark stays in this device's outbox, and another device takes the seat over."""
        assert self._trouble is not None
        line = lines[self._trouble.one_of(len(lines))]
        seen = sheet.revision(line.criterion)
        waiting = self._mark_op(sheet.place, line.criterion, line.min, base=seen)
        old = self._line
        self._devices += 1
        self._line = self._take_seat()
        return old, waiting

    def _deliver_what_was_held(self, old: Line, waiting: Op) -> None:
        """The superseded device is heard, but does not beat what was marked since."""
        [answer] = old.deliver([waiting])
        old.door.close()
        if self._accept(answer, expected="stale"):
            raise Failure("Điểm chờ ở máy cũ đã ghi đè điểm chấm sau đó ở máy mới.")

    def _replay(self) -> None:
        assert self._trouble is not None
        start = self._trouble.one_of(len(self._told))
        again = self._told[start : start + REPLAYED]
        answers = self._line.deliver([op for op, _ in again])
        for (op, first), answer in zip(again, answers, strict=True):
            same = (answer["revision"], answer["status"] == "refused") == (
                first["revision"],
                first["status"] == "refused",
            )
            if not same or answer["status"] == "accepted":
                raise Failure(f"Thao tác gửi lại được trả lời khác lần đầu: {op['op_id']}")
