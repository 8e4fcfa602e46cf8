"""Sheets (phiếu chấm): handing in, reopening one, locking those of a round."""

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from contest.accounts.gate import SeatHolder
from contest.audit.actions.trail import Actor, note
from contest.registration.models import Delegation
from contest.registration.rules.teams import TeamStatus
from contest.regulations.queries.contests import touch
from contest.schedule.actions.turns import step
from contest.schedule.models import Turn
from contest.schedule.rules.states import TurnState
from contest.scoring.actions.desk_entries import entry, place_of, sheet_of, without, write
from contest.scoring.actions.ledger import NewEntry, Ref, TurnRef, append, lock_head
from contest.scoring.events import SheetsChanged
from contest.scoring.models import Sheet
from contest.scoring.queries.plan import plan_of
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.transaction import transaction

UNFINISHED = (TurnState.WAITING, TurnState.ON_STAGE, TurnState.MARKING)


def submit(session: Session, turn_id: int, seat: SeatHolder, at: datetime, *, lock: bool) -> None:
    """Note a seat's sheet as handed in; a step of accepting operations."""
    sheet = sheet_of(session, turn_id, seat.judge_id)
    sheet.submitted_at = at
    sheet.judge_name = seat.judge_name
    sheet.locked_at = at if lock else None


def set_comment(session: Session, turn_id: int, judge_id: int, text: str | None) -> None:
    """Keep the judge's remarks on a turn; a step of accepting operations."""
    sheet_of(session, turn_id, judge_id).comment = text or None


def reopen_sheet(turn_id: int, judge: str, reason: str, *, by: Actor) -> None:
    """Let one judge change a sheet that was handed in; its turn goes back to marking.

    Raises:
        NotFound: no such turn or judge.
        Refusal: nothing to reopen, no reason, or the result is public.
    """
    with transaction() as session:
        place = place_of(session, turn_id, judge)
        against = without(reason)
        if place.sheet.submitted_at is None:
            against.append(Reason("sheet_not_submitted"))
        if place.turn.state in (TurnState.COMPLETE, TurnState.CONFIRMED):
            step(session, place.turn, "reopen", by=by, reason=reason, also=against)
        else:
            if place.turn.state not in (TurnState.ON_STAGE, TurnState.MARKING):
                against.append(Reason("result_is_public"))
            if against:
                raise Refusal(*against)
        place.sheet.submitted_at = place.sheet.locked_at = None
        write(place, [entry(place, "reopen", text=reason.strip())], "sheet.reopen", reason, by)


def lock_round(contest_id: int, round_key: str, *, by: Actor) -> None:
    """Lock every sheet of a round that was handed in: the judges have aligned their marks.

    Raises:
        NotFound: no such round.
        Refusal: a turn of the round does not have all its sheets yet; the teams are named.
    """
    with transaction() as session:
        touch(contest_id)
        round_ = plan_of(session, contest_id).rounds.get(round_key)
        if round_ is None:
            raise NotFound("not_found")
        turns = session.scalars(
            select(Turn)
            .join(Turn.delegation)
            .where(
                Turn.contest_id == contest_id,
                Turn.round_id == round_.id,
                # a team that has withdrawn leaves its turns waiting for ever
                Delegation.status == TeamStatus.APPROVED.value,
            )
            .options(contains_eager(Turn.delegation))
        ).all()
        unfinished = [turn.delegation.name for turn in turns if turn.state in UNFINISHED]
        if unfinished:
            raise Refusal(Reason("turns_unfinished", {"teams": ", ".join(unfinished)}))
        judges = {judge_id: key for key, judge_id in round_.panel.items()}
        refs = {t.id: TurnRef(t.id, round_.key, t.delegation.key) for t in turns}
        now = clock.now()
        sheets = session.scalars(
            select(Sheet).where(
                Sheet.turn_id.in_(refs), Sheet.submitted_at.is_not(None), Sheet.locked_at.is_(None)
            )
        ).all()
        for sheet in sheets:
            sheet.locked_at = now
        entries = [
            NewEntry(
                op_id=f"desk-{uuid.uuid4()}",
                kind="lock",
                turn=refs[sheet.turn_id],
                judge=Ref(sheet.judge_id, judges[sheet.judge_id]),
            )
            for sheet in sheets
        ]
        append(lock_head(session, contest_id), entries, by=by, at=now)
        note(
            by,
            "round.lock",
            f"round:{round_key}",
            contest_id=contest_id,
            new={"sheets": len(entries)},
        )
        for turn_id in refs:
            record(SheetsChanged(contest_id, turn_id))
