"""What every act of the desk on a sheet shares: finding it, and writing it into the ledger."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.regulations.queries.contests import touch
from contest.schedule.models import Turn
from contest.schedule.queries.turns import locked_turn
from contest.scoring.actions.ledger import NewEntry, Ref, TurnRef, append, lock_head
from contest.scoring.events import SheetsChanged
from contest.scoring.models import Sheet
from contest.scoring.queries.plan import PlannedRound, plan_of
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import NotFound, Reason


@dataclass(frozen=True, slots=True)
class Place:
    """A judge's place at a turn, inside a transaction that holds the contest's lock."""

    session: Session
    turn: Turn
    round: PlannedRound
    judge: Ref
    sheet: Sheet

    @property
    def ref(self) -> TurnRef:
        """The turn as the ledger names it."""
        return TurnRef(self.turn.id, self.round.key, self.turn.delegation.key)


def sheet_of(session: Session, turn_id: int, judge_id: int) -> Sheet:
    """The sheet of a judge for a turn, made if it is not there."""
    sheet = session.get(Sheet, (turn_id, judge_id))
    if sheet is None:
        sheet = Sheet(turn_id=turn_id, judge_id=judge_id)
        session.add(sheet)
    return sheet


def place_of(session: Session, turn_id: int, judge: str) -> Place:
    """The place of a judge (by key) at a turn.

    Raises:
        NotFound: no such turn, or the judge is not on its panel.
    """
    turn = locked_turn(session, turn_id)
    round_ = plan_of(session, turn.contest_id).rounds[turn.round.key]
    judge_id = round_.panel.get(judge)
    if judge_id is None:
        raise NotFound("not_found")
    return Place(session, turn, round_, Ref(judge_id, judge), sheet_of(session, turn_id, judge_id))


def entry(
    place: Place,
    kind: str,
    *,
    criterion: Ref | None = None,
    points: str | None = None,
    text: str | None = None,
) -> NewEntry:
    """An entry that the desk makes itself, under an id of its own."""
    return NewEntry(
        op_id=f"desk-{uuid.uuid4()}",
        kind=kind,
        turn=place.ref,
        judge=place.judge,
        criterion=criterion,
        points=points,
        text=text,
    )


def write(
    place: Place,
    entries: Sequence[NewEntry],
    action: str,
    reason: str,
    by: Actor,
    *,
    new: Mapping[str, object] | None = None,
) -> None:
    """Write the desk's entries to the ledger and the act to the audit log."""
    contest_id = place.turn.contest_id
    append(lock_head(place.session, contest_id), entries, by=by, at=clock.now())
    note(
        by,
        action,
        f"sheet:{place.ref.round}/{place.ref.team}/{place.judge.key}",
        contest_id=contest_id,
        new=new,
        reason=reason.strip() or None,
    )
    touch(contest_id)
    record(SheetsChanged(contest_id, place.turn.id))


def without(reason: str) -> list[Reason]:
    """The objection to an act without a reason."""
    return [] if reason.strip() else [Reason("reason_needed")]
