"""People, what they may do in which contest, and the judges' seats."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import relationship

from contest.shared.db import (
    ForeignKey,
    Mapped,
    Model,
    String,
    Travels,
    UtcDateTime,
    mapped_column,
)


class Person(Travels, Model):
    """Somebody with an account, given on a printed slip by the organiser."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    sign_in_name: Mapped[str] = mapped_column(String(64), unique=True)
    """Lower case, ``[a-z0-9][a-z0-9._-]*``: easy to type on any keyboard."""
    name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str] = mapped_column(String(200))
    must_change_password: Mapped[bool] = mapped_column(default=True)
    is_administrator: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    is_demo: Mapped[bool] = mapped_column(default=False)
    """Somebody of the demo: the password is made anew by the installation whenever it serves."""
    session_epoch: Mapped[int] = mapped_column(default=0)
    """Raised to end every session of this person at once."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When they last signed in."""

    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="person", cascade="all, delete-orphan"
    )


class SignIn(Model):
    """One signed-in browser. Signing out deletes it, so that a copied cookie opens nothing."""

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the token in the session cookie, hexadecimal."""
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    epoch: Mapped[int]
    """The person's epoch when they signed in; another one by now means ended."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class SignInAttempts(Model):
    """How often a name was tried in vain; kept alike for names that nobody has, so that the
    growing waits do not tell which names exist."""

    __tablename__ = "sign_in_attempts"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the folded name, hexadecimal."""
    failed: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    """The latest attempt."""


class Membership(Model):
    """One role of one person in one contest."""

    __tablename__ = "memberships"
    __table_args__ = (
        UniqueConstraint("person_id", "contest_id", "role", "unit_id"),
        CheckConstraint("(role = 'representative') = (unit_id IS NOT NULL)", name="unit_of_role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    role: Mapped[str] = mapped_column(String(20))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"))
    """The unit that a representative registers for; only they have one."""

    person: Mapped[Person] = relationship(back_populates="memberships")


class Seat(Model):
    """A judge's place at the table, entered by QR or PIN from whatever device is there.

    Token and PIN are not stored: both are derived from the installation's secret, the seat and
    ``issue``, so that a slip can be printed again and a new one revokes the old.
    """

    __tablename__ = "seats"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    judge_id: Mapped[int] = mapped_column(ForeignKey("judges.id", ondelete="CASCADE"), unique=True)
    issue: Mapped[int] = mapped_column(default=1)
    failed_attempts: Mapped[int] = mapped_column(default=0)
    """Wrong PINs in a row."""
    locked_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    takeover_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Until when the desk lets another device take over a seat with marks by its QR alone."""


class SeatSession(Model):
    """One device that sat down. The newest that is not superseded holds the seat; a superseded
    one may still deliver the operations it had queued (contract/interfaces.md)."""

    __tablename__ = "seat_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seats.id", ondelete="CASCADE"), index=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the bearer token, hexadecimal."""
    device: Mapped[str] = mapped_column(String(100))
    issue: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    superseded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
