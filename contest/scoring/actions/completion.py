"""From marking to confirmed: the panel is complete, then a second person confirms the turn."""

from sqlalchemy.orm import Session

from contest.audit.actions.trail import SYSTEM, Actor
from contest.schedule.actions.turns import step
from contest.schedule.events import TurnMoved
from contest.schedule.models import Turn
from contest.schedule.queries.turns import locked_turn
from contest.schedule.rules.states import TurnState
from contest.scoring.events import MarksChanged, SheetsChanged
from contest.scoring.queries.plan import plan_of
from contest.scoring.queries.progress import SheetProgress, progress_of, unlocked, waiting_for
from contest.shared.bus import on
from contest.shared.db import db
from contest.shared.errors import Reason
from contest.shared.transaction import transaction


def sheets_of(session: Session, turn: Turn) -> list[SheetProgress]:
    """The sheets of one turn, panel order."""
    round_ = plan_of(session, turn.contest_id).rounds[turn.round.key]
    return progress_of(session, {round_.id: round_}, {turn.id: round_.id})[turn.id]


def complete_turn(turn_id: int, *, by: Actor) -> None:
    """Say that a turn has all its sheets.

    Raises:
        Refusal: a sheet is still to come, each judge named, or nobody is left to mark.
    """
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        sheets = sheets_of(session, turn)
        late = waiting_for(sheets)
        also = [Reason("sheets_missing", {"judges": ", ".join(late), "count": len(late)})]
        if all(sheet.state == "excused" for sheet in sheets):
            also = [Reason("nobody_marks")]
        elif not late:
            also = []
        step(session, turn, "complete", by=by, also=also)


def confirm_turn(turn_id: int, *, by: Actor) -> None:
    """Confirm a complete turn: figures checked, nothing changes any more.

    Raises:
        Refusal: not complete, or judges may still adjust their sheets, each named.
    """
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        open_still = unlocked(sheets_of(session, turn))
        also = [Reason("sheets_unlocked", {"judges": ", ".join(open_still)})] if open_still else []
        step(session, turn, "confirm", by=by, also=also)


@on(MarksChanged, SheetsChanged, TurnMoved)
def complete_when_full(event: MarksChanged | SheetsChanged | TurnMoved) -> None:
    """The last sheet handed in makes a turn complete: the judge's act, noted by the system."""
    if isinstance(event, MarksChanged) and not event.submitted:
        return
    turn = db.session.get(Turn, event.turn_id)
    if turn is None or turn.state != TurnState.MARKING:
        return
    sheets = sheets_of(db.session(), turn)
    if not waiting_for(sheets) and any(sheet.state != "excused" for sheet in sheets):
        complete_turn(event.turn_id, by=SYSTEM)
