"""What a tablet asks for, and whether it may have it (contract/interfaces.md, the seat).

An operation is made once, on the device, with its own id. These rules read it, compare it with
how its sheet stands, and answer with every reason against it; they know no database and no clock.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from contest.regulations.rules import written
from contest.regulations.rules.exact import micros, shortest
from contest.scoring.rules.chain import content_digest
from contest.scoring.rules.scale import Scale, typed_points

MAX_OPERATIONS = 500
MAX_OP_ID = 100
MAX_POINTS_TEXT = 24
MAX_COMMENT = 2000
"""Characters of a comment: a page of remarks, not a book."""

OPEN_STATES = frozenset({"on_stage", "marking", "complete"})
"""Turn states in which a judge may mark. Judges note marks while the team is still performing."""

_FIELDS = {
    "mark": ({"criterion", "points"}, {"base"}),
    "submit": (set(), set()),
    "comment": ({"text"}, set()),
}


@dataclass(frozen=True, slots=True)
class Operation:
    """A well-formed operation. ``points`` is the shortest decimal string, None to take a mark
    back. ``base`` is the revision that the judge had seen, where
    ``has_base`` says that it was told."""

    op_id: str
    kind: str
    round: str
    team: str
    criterion: str | None = None
    points: str | None = None
    text: str | None = None
    has_base: bool = False
    base: int | None = None

    @property
    def content(self) -> str:
        """What the same id must ask again to be the same operation."""
        return content_digest(
            self.kind, self.round, self.team, self.criterion, self.points, self.text
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """An operation that is not well formed; ``op_id`` is empty where even that is missing."""

    op_id: str
    code: str


@dataclass(frozen=True, slots=True)
class LastMark:
    """The mark that stands now for a criterion, and who made it."""

    points: str | None
    revision: int
    actor: str
    device: str | None


@dataclass(frozen=True, slots=True)
class SheetState:
    """How one judge's sheet of one turn stands."""

    turn_state: str
    scales: Mapping[str, Scale]
    on_panel: bool
    excused: bool
    submitted: bool
    locked: bool
    marks: Mapping[str, LastMark]


@dataclass(frozen=True, slots=True)
class Against:
    """One reason against an operation, with the facts for its sentence."""

    code: str
    facts: Mapping[str, Any]


def read_operation(value: Any) -> Operation | Fault:
    """Read one operation as it came over the wire."""
    if not isinstance(value, dict):
        return Fault("", "bad_operation")
    op_id = value.get("op_id")
    if not (isinstance(op_id, str) and 0 < len(op_id) <= MAX_OP_ID and op_id.isprintable()):
        return Fault("", "bad_op_id")
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in _FIELDS:
        return Fault(op_id, "unknown_type")
    needed, optional = _FIELDS[kind]
    given = set(value) - {"op_id", "type", "round", "team"}
    if not needed <= given or given - needed - optional:
        return Fault(op_id, "bad_operation")
    if not (_is_key(value.get("round")) and _is_key(value.get("team"))):
        return Fault(op_id, "unknown_turn")
    common: dict[str, Any] = {
        "op_id": op_id,
        "kind": kind,
        "round": value["round"],
        "team": value["team"],
    }
    match kind:
        case "mark":
            return _read_mark(value, common)
        case "comment":
            return _read_comment(value, common)
        case _:
            return Operation(op_id, kind, value["round"], value["team"])


def _is_key(value: Any) -> bool:
    try:
        written.key(value)
    except written.Rejected:
        return False
    return True


def _read_mark(value: dict[str, Any], common: dict[str, Any]) -> Operation | Fault:
    if not _is_key(value["criterion"]):
        return Fault(common["op_id"], "unknown_criterion")
    base = value.get("base")
    if base is not None and (not isinstance(base, int) or isinstance(base, bool)):
        return Fault(common["op_id"], "bad_operation")
    points: str | None = None
    if value["points"] is not None:
        typed = value["points"]
        if not isinstance(typed, str) or len(typed) > MAX_POINTS_TEXT:
            return Fault(common["op_id"], "bad_points")
        number = typed_points(typed)
        if number is None:
            return Fault(common["op_id"], "bad_points")
        points = shortest(micros(number))
    return Operation(
        **common,
        criterion=value["criterion"],
        points=points,
        has_base="base" in value,
        base=base,
    )


def _read_comment(value: dict[str, Any], common: dict[str, Any]) -> Operation | Fault:
    text = value["text"]
    if not isinstance(text, str) or any("\ud800" <= c <= "\udfff" for c in text):
        return Fault(common["op_id"], "bad_operation")
    # A NUL is nothing that anybody typed, and PostgreSQL keeps none.
    text = unicodedata.normalize("NFC", text.replace("\0", ""))
    if len(text) > MAX_COMMENT:
        return Fault(common["op_id"], "sheet_comment_too_long")
    return Operation(**common, text=text)


def reasons_against(
    operation: Operation,
    sheet: SheetState,
    *,
    actor: str,
    device: str | None,
    superseded: bool = False,
) -> list[Against]:
    """Why the operation cannot be accepted as the sheet stands; empty when it can.

    Args:
        superseded: another device has taken the seat over. This one delivers what it had queued;
            where that disagrees with what came from the other, the desk decides.
    """
    if not sheet.on_panel:
        return [Against("not_on_panel", {})]
    if sheet.excused:
        return [Against("excused", {})]
    if sheet.locked:
        return [Against("locked", {})]
    if sheet.turn_state not in OPEN_STATES:
        return [Against(_closed_code(sheet.turn_state), {})]
    match operation.kind:
        case "mark":
            asked = replace(operation, has_base=True) if superseded else operation
            return _against_mark(asked, sheet, actor, device)
        case "submit":
            others = any(mark.device != device for mark in sheet.marks.values())
            if superseded and others:
                return [Against("seat_superseded", {})]
            return _against_submit(sheet)
        case _:
            return []


def _closed_code(state: str) -> str:
    return {
        "waiting": "turn_not_open",
        "confirmed": "turn_confirmed",
        "published": "turn_published",
        "closed": "turn_published",
        "absent": "turn_absent",
        "disqualified": "turn_disqualified",
    }[state]


def _against_mark(
    operation: Operation, sheet: SheetState, actor: str, device: str | None
) -> list[Against]:
    assert operation.criterion is not None
    scale = sheet.scales.get(operation.criterion)
    if scale is None:
        return [Against("unknown_criterion", {})]
    if operation.points is None:
        if sheet.submitted:
            return [Against("submitted", {})]
    else:
        number = typed_points(operation.points)
        if number is None or not scale.holds(number):
            facts = {"points": operation.points.replace(".", ","), **scale.words()}
            return [Against("off_scale", facts)]
    last = sheet.marks.get(operation.criterion)
    if not operation.has_base or last is None or last.revision <= (operation.base or 0):
        return []
    if (last.actor, last.device) == (actor, device):
        return []
    shown = "–" if last.points is None else last.points.replace(".", ",")
    return [Against("stale", {"points": shown, "revision": last.revision})]


def _against_submit(sheet: SheetState) -> list[Against]:
    marked = {key for key, mark in sheet.marks.items() if mark.points is not None}
    lacking = [key for key in sheet.scales if key not in marked]
    if not lacking:
        return []
    return [Against("marks_missing", {"criteria": lacking, "count": len(lacking)})]
