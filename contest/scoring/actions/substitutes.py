"""Somebody else takes over a judge's seat: the seat keeps its key, its marks and its places.

Sheets that were handed in keep the name of whoever sat there; from now on the new name stands.
The old slip opens nothing any more.
"""

from dataclasses import dataclass

from sqlalchemy import select

from contest.audit.actions.trail import Actor, note
from contest.regulations.models import Contest
from contest.regulations.queries.contests import touch
from contest.scoring.actions.desk_entries import without
from contest.scoring.actions.seat_desk import judge_and_seat, revoke_codes
from contest.scoring.events import SeatRenewed
from contest.scoring.models import Sheet, Substitute
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who takes the seat over."""

    name: str
    title: str
    unit_name: str


def bring_in_substitute(
    contest_id: int, judge_id: int, newcomer: Newcomer, reason: str, *, by: Actor
) -> str:
    """Give a judge's seat to somebody else, with new codes; returns the name that was there.

    Raises:
        NotFound: no such judge in this contest.
        Refusal: no name, no reason, too long a text, or the same name.
    """
    with transaction() as session:
        judge, seat = judge_and_seat(session, contest_id, judge_id)
        name = " ".join(newcomer.name.split())
        against = without(reason)
        if not name:
            against.append(Reason("substitute_name"))
        elif name == judge.name:
            against.append(Reason("substitute_same"))
        if max(map(len, (name, newcomer.title, newcomer.unit_name))) > LONGEST_NAME:
            against.append(Reason("who_too_long", {"most": LONGEST_NAME}))
        if against:
            raise Refusal(*against)
        before = judge.name
        session.add(
            Substitute(
                judge_id=judge.id,
                name=name,
                title=newcomer.title.strip() or None,
                unit_name=newcomer.unit_name.strip() or None,
                instead_of=before,
                reason=reason.strip(),
                since=clock.now(),
                by_name=by.name,
            )
        )
        for sheet in session.scalars(
            select(Sheet).where(Sheet.judge_id == judge.id, Sheet.submitted_at.is_not(None))
        ):
            sheet.judge_name = sheet.judge_name or before
        judge.name = name
        judge.title = newcomer.title.strip() or judge.title
        judge.unit_name = newcomer.unit_name.strip() or None
        session.get_one(Contest, contest_id).version += 1
        revoke_codes(session, seat)
        touch(contest_id)
        note(
            by,
            "judge.substituted",
            f"judge:{judge.key}",
            contest_id=contest_id,
            old={"name": before},
            new={"name": name},
            reason=reason.strip(),
        )
        record(SeatRenewed(contest_id, judge_id))
        return before
