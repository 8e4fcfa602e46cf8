"""The turns and the running order in the contest file (section 2)."""

from __future__ import annotations

from collections.abc import Container

from contest.regulations.rules.contest_json import given
from contest.regulations.rules.faults import FaultCode
from contest.regulations.rules.fields import Fields
from contest.schedule.rules.turns import Deduction, Turn, TurnStatus

RunningOrder = dict[str, tuple[str, ...]]


def read_running_order(
    document: Fields, rounds: Container[str], teams: Container[str]
) -> RunningOrder:
    """The field ``running_order``: round keys to team keys; it need not be complete."""
    order: RunningOrder = {}
    fields = document.inner("running_order")
    for name in fields.names():
        if name not in rounds:
            fields.fault(name, FaultCode.UNKNOWN_REFERENCE, key=name)
        listed = fields.references(name, teams)
        if listed is not None:
            order[name] = listed
    return order


def read_turns(document: Fields, rounds: Container[str], teams: Container[str]) -> tuple[Turn, ...]:
    """The field ``turns``, each (round, team) at most once."""
    turns: list[Turn] = []
    seen: set[tuple[str, str]] = set()
    for fields in document.rows("turns"):
        turn = Turn(
            round=fields.reference("round", rounds),
            team=fields.reference("team", teams),
            status=fields.choice_or("status", TurnStatus.PENDING),
            seconds=fields.optional_whole("seconds"),
            time_waived=fields.optional_text("time_waived"),
            deductions=_read_deductions(fields),
        )
        fields.close()
        if fields.sound("round", "team"):
            if (turn.round, turn.team) in seen:
                fields.faults.add(fields.pointer, FaultCode.DUPLICATE, "turn")
            seen.add((turn.round, turn.team))
        turns.append(turn)
    return tuple(turns)


def _read_deductions(turn: Fields) -> tuple[Deduction, ...]:
    deductions: list[Deduction] = []
    for fields in turn.rows("deductions"):
        deductions.append(Deduction(fields.decimal("points"), fields.text("reason")))
        fields.close()
    return tuple(deductions)


def write_turn(turn: Turn) -> dict[str, object]:
    """The object that is read back as the same turn."""
    return given(
        round=turn.round,
        team=turn.team,
        status=turn.status,
        seconds=turn.seconds,
        time_waived=turn.time_waived,
        deductions=[
            {"points": str(deduction.points), "reason": deduction.reason}
            for deduction in turn.deductions
        ]
        or None,
    )
