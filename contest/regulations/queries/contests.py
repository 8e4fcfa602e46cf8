"""Reading contests and their regulations."""

from sqlalchemy import select, update

from contest.regulations.models import Contest
from contest.shared.db import db
from contest.shared.errors import NotFound


def contest_by_slug(slug: str) -> Contest:
    """The contest under this address.

    Raises:
        NotFound: there is none.
    """
    contest = db.session.scalar(select(Contest).where(Contest.slug == slug))
    if contest is None:
        raise NotFound("not_found")
    return contest


def is_practice(contest_id: int) -> bool:
    """Whether this is a practice copy, which whatever leaves it has to say."""
    found = select(Contest.practice_of).where(Contest.id == contest_id)
    return db.session.scalar(found) is not None


def touch(contest_id: int) -> None:
    """Raise the contest's pulse, the version of its signed-in live topics.

    Also the lock under which the writers of one contest wait for each other on PostgreSQL.
    """
    db.session.execute(
        update(Contest).where(Contest.id == contest_id).values(pulse=Contest.pulse + 1)
    )


def pulse_of(contest_id: int) -> int:
    """The version of the contest's signed-in live topics as the record has it now."""
    return db.session.scalars(select(Contest.pulse).where(Contest.id == contest_id)).one()
