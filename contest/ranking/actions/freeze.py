"""Keeping results from the public while the desk goes on, and showing them again."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.ranking.events import FreezeChanged
from contest.ranking.models import FreezeRow
from contest.ranking.queries.publicity import freeze_in_force
from contest.regulations.models import Contest
from contest.regulations.queries.contests import touch
from contest.regulations.rules.contest import PublishWhen
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction


def freeze(
    contest_id: int, rounds: Collection[str] | None, since: datetime | None, *, by: Actor
) -> None:
    """Keep from the public what is released from ``since`` on.

    Args:
        rounds: keys of the rounds that are kept back; None: all.
        since: None means from now on; a moment of today may lie before or ahead.

    Raises:
        Refusal: one is in force, results are announced, or nothing is public before the end.
    """
    with transaction() as session:
        touch(contest_id)
        contest = session.get_one(Contest, contest_id)
        against = _against(session, contest, rounds)
        if against:
            raise Refusal(*against)
        now = clock.now()
        row = FreezeRow(
            contest_id=contest_id,
            since=since or now,
            rounds=None if rounds is None else sorted(rounds),
            set_by=by.name,
            set_at=now,
        )
        session.add(row)
        note(
            by,
            "freeze.set",
            "contest",
            contest_id=contest_id,
            new={"at": row.since.isoformat(), "rounds": row.rounds},
        )
        record(FreezeChanged(contest_id))


def _against(session: Session, contest: Contest, rounds: Collection[str] | None) -> list[Reason]:
    found: list[Reason] = []
    if freeze_in_force(session, contest.id) is not None:
        found.append(Reason("frozen_already"))
    if contest.announced_at is not None:
        found.append(Reason("already_announced"))
    if contest.publish_when == PublishWhen.END:
        found.append(Reason("nothing_to_freeze"))
    if rounds is not None and (not rounds or not {*rounds} <= {one.key for one in contest.rounds}):
        found.append(Reason("freeze_rounds"))
    return found


def unfreeze(contest_id: int, *, by: Actor) -> None:
    """Show the public what was kept back.

    Raises:
        Refusal: nothing is kept back.
    """
    with transaction() as session:
        touch(contest_id)
        if not lift(session, contest_id, by):
            raise Refusal(Reason("not_frozen"))
        record(FreezeChanged(contest_id))


def lift(session: Session, contest_id: int, by: Actor) -> bool:
    """End the freeze inside the caller's transaction; whether there was one."""
    row = freeze_in_force(session, contest_id)
    if row is None:
        return False
    row.lifted_by, row.lifted_at = by.name, clock.now()
    note(by, "freeze.lift", "contest", contest_id=contest_id)
    return True
