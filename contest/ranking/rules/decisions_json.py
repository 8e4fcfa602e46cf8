"""Recorded decisions on the order of tied teams in the contest file (section 5)."""

from __future__ import annotations

from collections.abc import Container

from contest.ranking.rules.record import Decision
from contest.regulations.rules.faults import FaultCode
from contest.regulations.rules.fields import Fields


def read_decisions(ranking: Fields, teams: Container[str]) -> tuple[Decision, ...]:
    """The field ``decisions`` of the object ``ranking``, each set of teams at most once."""
    decisions: list[Decision] = []
    seen: set[frozenset[str]] = set()
    for fields in ranking.rows("decisions"):
        named = fields.references("teams", teams, required=True, at_least=2) or ()
        decisions.append(Decision(named, fields.text("reason")))
        fields.close()
        if fields.sound("teams"):
            if frozenset(named) in seen:
                fields.faults.add(fields.pointer, FaultCode.DUPLICATE, "decision")
            seen.add(frozenset(named))
    return tuple(decisions)


def write_decision(decision: Decision) -> dict[str, object]:
    """The object that is read back as the same decision."""
    return {"teams": list(decision.teams), "reason": decision.reason}
