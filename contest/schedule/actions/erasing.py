"""What the schedule keeps of people, erased when they are made anonymous."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from contest.privacy.actions.erasing import add_eraser
from contest.privacy.rules.names import Names
from contest.privacy.sentences import ERASED
from contest.schedule.models import OrderSwap


@add_eraser
def erase_schedule(session: Session, contest_id: int, names: Names) -> None:  # noqa: ARG001
    """Which heads of delegation agreed to change places, and why."""
    session.execute(
        update(OrderSwap)
        .where(OrderSwap.contest_id == contest_id)
        .values(first_head="–", second_head="–", reason=ERASED)
    )
