"""What the public was shown: every published snapshot, whole, in order."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint

from contest.shared.db import (
    JSON,
    ForeignKey,
    Mapped,
    Model,
    String,
    Text,
    UtcDateTime,
    mapped_column,
)


class PublishedSnapshot(Model):
    """One version of the public scoreboard. The API and the live topic send ``body`` as it is."""

    __tablename__ = "published_snapshots"
    __table_args__ = (UniqueConstraint("contest_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    version: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of what the snapshot says, without version and time: equal means nothing new."""
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Reveal(Model):
    """A ceremony: its steps, made from one set of results, and how far the hall has been told."""

    __tablename__ = "reveals"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    rehearsal: Mapped[bool]
    """Made from invented results; the public never sees it."""
    order: Mapped[str] = mapped_column(String(8))
    """See displays/rules/reveal.py."""
    digest: Mapped[str] = mapped_column(String(64))
    """Of the results that it was made from: with others by now it goes no further."""
    steps: Mapped[list[Any]] = mapped_column(JSON)
    position: Mapped[int] = mapped_column(default=0)
    """How many steps have been said."""
    version: Mapped[int] = mapped_column(default=1)
    """Raised by every move: a presenter who clicks twice moves once."""
    made_by: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When it was over: results were opened, or it was given up."""


class RevealNote(Model):
    """What the presenter reads and nobody else: for a prize, or for a team that receives one."""

    __tablename__ = "reveal_notes"
    __table_args__ = (UniqueConstraint("contest_id", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    subject: Mapped[str] = mapped_column(String(80))
    """``award:`` or ``team:`` and the key."""
    text: Mapped[str] = mapped_column(Text)


class Screen(Model):
    """A screen that opened the one address: its code, its name, what it is pointed at.

    It belongs to no contest until a director has typed its code.
    """

    __tablename__ = "screens"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int | None] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    code: Mapped[str] = mapped_column(String(8), unique=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the token that its browser keeps."""
    name: Mapped[str | None] = mapped_column(String(60))
    group_name: Mapped[str | None] = mapped_column(String(60))
    mode: Mapped[str] = mapped_column(String(12), default="code")
    """See displays/rules/screens.py."""
    text: Mapped[str | None] = mapped_column(Text)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cue: Mapped[int] = mapped_column(default=0)
    """Rises whenever it is pointed at anything."""
    reloads: Mapped[int] = mapped_column(default=0)
    """Rises whenever it is told to load itself anew."""
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    alive_since: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    shown: Mapped[str | None] = mapped_column(String(12))
    """The mode that it says it has on the wall."""


class Wall(Model):
    """What holds for all screens of a contest."""

    __tablename__ = "walls"

    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True
    )
    cover: Mapped[str | None] = mapped_column(String(8))
    covered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sponsors: Mapped[str | None] = mapped_column(Text)
    """One a line, shown under the title."""
    marks: Mapped[str] = mapped_column(String(8), default="totals")
    """What the page of the last turn tells."""
    pictures_from: Mapped[str] = mapped_column(
        String(10), default="confirmed", server_default="confirmed"
    )
    """From when photographs of wall newspapers are shown; see displays/rules/gallery.py."""


class ShownPicture(Model):
    """What the organiser has decided of one photograph; without a row it is not shown."""

    __tablename__ = "shown_pictures"

    picture_id: Mapped[int] = mapped_column(
        ForeignKey("piece_files.id", ondelete="CASCADE"), primary_key=True
    )
    """It goes with the file: another photograph is another decision."""
    shows: Mapped[str] = mapped_column(String(8))
    """See displays/rules/gallery.py."""
    by_name: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
