"""Setting the last day on which the people of a contest stay known."""

from datetime import date

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.privacy.models import Retention
from contest.privacy.queries.retention import retention_of, today
from contest.privacy.rules.retention import why_not_until
from contest.regulations.queries.contests import touch
from contest.shared.errors import Invalid, Refusal
from contest.shared.transaction import transaction


def set_retention(contest_id: int, until: date, *, by: Actor) -> None:
    """Set the last day; after it people are made anonymous by themselves.

    Raises:
        Invalid: it is not after the contest, or has passed.
        Refusal: ``people_forgotten``.
    """
    with transaction() as session:
        touch(contest_id)
        state = retention_of(contest_id)
        if state.anonymised_at is not None:
            raise Refusal("people_forgotten")
        reasons = why_not_until(until, state.contest_days, today())
        if reasons:
            raise Invalid(*reasons)
        row = session.get(Retention, contest_id)
        if row is None:
            row = Retention(contest_id=contest_id, until=until.isoformat())
            session.add(row)
        row.until = until.isoformat()
        note(
            by,
            "retention.set",
            "contest",
            contest_id=contest_id,
            old={"until": None if state.until is None else state.until.isoformat()},
            new={"until": row.until},
        )


def know_people_again(session: Session, contest_id: int) -> None:
    """The contest has been replaced, by lists with names perhaps: a step of the caller's.

    The last day stays; where it has passed, the people are made anonymous at the next look.
    """
    row = session.get(Retention, contest_id)
    if row is not None:
        row.anonymised_at = None
