"""What an installation holds at all."""

from sqlalchemy import exists, select

from contest.accounts.models import Person
from contest.regulations.models import Contest
from contest.shared.db import db


def is_empty() -> bool:
    """Whether there is neither a contest nor an account."""
    return not db.session.scalar(select(exists(select(Contest.id)) | exists(select(Person.id))))


def has_demo() -> bool:
    """Whether the demo contest, or one of its accounts, is here."""
    return bool(
        db.session.scalar(
            select(
                exists(select(Contest.id).where(Contest.is_demo))
                | exists(select(Person.id).where(Person.is_demo))
            )
        )
    )


def is_untouched() -> bool:
    """Whether nobody has worked here yet: there is nothing, or nothing but the demo."""
    return not db.session.scalar(
        select(
            exists(select(Contest.id).where(~Contest.is_demo))
            | exists(select(Person.id).where(~Person.is_demo))
        )
    )
