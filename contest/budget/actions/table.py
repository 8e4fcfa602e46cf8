"""Saving a table of money: the whole of one side at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from contest.audit.actions.trail import Actor, note
from contest.budget.models import Budget
from contest.budget.queries.budgets import CONTEST, Owner, budget_row, money_of
from contest.budget.rules.lines import Line
from contest.budget.rules.typed import Side, TypedRow, read_table
from contest.registration.models import Delegation
from contest.shared import clock
from contest.shared.errors import Invalid, NotFound, Reason, Stale
from contest.shared.transaction import transaction

LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands around the table: legal grounds, one a line, and where the money comes from."""

    grounds: str
    source: str


def save_table(
    owner: Owner,
    version: int,
    side: Side,
    rows: Sequence[TypedRow],
    texts: Texts,
    *,
    by: Actor,
) -> None:
    """Save one side of the money.

    Args:
        version: the one that the page was made from; 0 for the proposals.

    Raises:
        NotFound: the delegation is not of this contest.
        Stale: somebody saved meanwhile; ``current`` is what stands now.
        Invalid: every box that is wrong (facts ``at`` and ``field``).
    """
    with transaction() as session:
        subject = CONTEST
        if owner.delegation_id is not None:
            delegation = session.get(Delegation, owner.delegation_id)
            if delegation is None or delegation.contest_id != owner.contest_id:
                raise NotFound("not_found")
            subject = f"delegation:{delegation.key}"
        current = money_of(owner)
        if current.version != version:
            raise Stale(current)
        # Lines of the proposal are nobody's yet: a row that was emptied is simply not taken.
        reading = read_table(rows, current.lines, side)
        faults = [
            Reason(fault.code, {"at": fault.at, "field": fault.field}) for fault in reading.faults
        ]
        if max(len(texts.grounds), len(texts.source)) > LONGEST_TEXT:
            faults.append(Reason("budget_text_long", {"most": LONGEST_TEXT}))
        if faults:
            raise Invalid(*faults)
        row = budget_row(session, owner)
        if row is None:
            row = Budget(
                contest_id=owner.contest_id,
                owner=owner.key,
                delegation_id=owner.delegation_id,
                version=0,
            )
            session.add(row)
        row.version = version + 1
        row.grounds = "\n".join(line.strip() for line in texts.grounds.splitlines() if line.strip())
        row.source = texts.source.strip()
        row.lines = [line.to_json() for line in reading.lines]
        row.saved_at, row.saved_by = clock.now(), by.name
        note(
            by,
            f"budget.{side}",
            subject,
            contest_id=owner.contest_id,
            new={"lines": len(reading.lines), "money": _sum(reading.lines, side)},
        )


def _sum(lines: Sequence[Line], side: Side) -> int:
    costs = (line.planned if side == "planned" else line.spent for line in lines)
    return sum(cost.amount or 0 for cost in costs)
