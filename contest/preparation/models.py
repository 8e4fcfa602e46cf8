"""What a delegation prepares: its pieces with files and scripts, its duties, its rehearsals."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import relationship

from contest.files.models import StoredFile
from contest.shared.db import (
    ForeignKey,
    Mapped,
    Model,
    String,
    Text,
    Travels,
    UtcDateTime,
    mapped_column,
)


class Piece(Travels, Model):
    """What a delegation shows: for each round one, its talent content, its exchange acts."""

    __tablename__ = "pieces"
    __table_args__ = (UniqueConstraint("delegation_id", "round_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(
        ForeignKey("delegations.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(10))
    """round, talent or exchange."""
    round_id: Mapped[int | None] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    """Of the kind ``round`` alone."""
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str | None] = mapped_column(Text)
    summary: Mapped[str | None] = mapped_column(Text)
    stage_needs: Mapped[str | None] = mapped_column(Text)
    """Props, microphones, lights, screens: what the hall must have ready."""
    minutes: Mapped[int | None]
    """How long it takes, as the delegation says; of exchange acts."""
    state: Mapped[str] = mapped_column(String(12), default="none")
    """Of its script: none, handed_in, revise or agreed."""
    version: Mapped[int] = mapped_column(default=1)

    files: Mapped[list["PieceFile"]] = relationship(
        order_by="PieceFile.id", cascade="all, delete-orphan"
    )
    scripts: Mapped[list["ScriptVersion"]] = relationship(
        order_by="ScriptVersion.number", cascade="all, delete-orphan"
    )
    themes: Mapped[list["PieceTheme"]] = relationship(cascade="all, delete-orphan")


class PieceFile(Model):
    """A file of a piece."""

    __tablename__ = "piece_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    piece_id: Mapped[int] = mapped_column(ForeignKey("pieces.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id", ondelete="CASCADE"))
    use: Mapped[str] = mapped_column(String(12))
    """picture (of the wall newspaper), music, document or other."""
    is_late: Mapped[bool] = mapped_column(default=False)
    """Taken in by the organiser after the deadline."""

    file: Mapped[StoredFile] = relationship()


class Theme(Travels, Model):
    """A policy, a movement or an example that pieces may treat: the contest's own catalogue."""

    __tablename__ = "themes"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)


class PieceTheme(Model):
    """That a piece treats a theme."""

    __tablename__ = "piece_themes"
    __table_args__ = (UniqueConstraint("piece_id", "theme_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    piece_id: Mapped[int] = mapped_column(ForeignKey("pieces.id", ondelete="CASCADE"))
    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"), index=True)


class ScriptVersion(Travels, Model):
    """A script as it was handed in once; never changed, so that the agreed one stays."""

    __tablename__ = "script_versions"
    __table_args__ = (UniqueConstraint("piece_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    piece_id: Mapped[int] = mapped_column(ForeignKey("pieces.id", ondelete="CASCADE"))
    number: Mapped[int]
    """1, 2, 3 … of its piece."""
    text: Mapped[str] = mapped_column(Text)
    """Paragraphs, one a line."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    """The file that the text was taken from."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))
    verdict: Mapped[str | None] = mapped_column(String(8))
    """revise or agreed."""
    verdict_text: Mapped[str | None] = mapped_column(Text)
    verdict_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    verdict_by: Mapped[str | None] = mapped_column(String(200))

    comments: Mapped[list["PassageComment"]] = relationship(
        order_by="PassageComment.paragraph, PassageComment.id", cascade="all, delete-orphan"
    )


class PassageComment(Model):
    """What the reviewers say about one passage of a script."""

    __tablename__ = "passage_comments"

    id: Mapped[int] = mapped_column(primary_key=True)
    script_id: Mapped[int] = mapped_column(
        ForeignKey("script_versions.id", ondelete="CASCADE"), index=True
    )
    paragraph: Mapped[int]
    """From 0."""
    quote: Mapped[str | None] = mapped_column(Text)
    """The words of the paragraph that are meant; None: all of it."""
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))


class Duty(Model):
    """One line of the division of work inside a delegation."""

    __tablename__ = "duties"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(
        ForeignKey("delegations.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    what: Mapped[str] = mapped_column(Text)
    who: Mapped[str | None] = mapped_column(Text)
    due: Mapped[str | None] = mapped_column(String(10))
    """``YYYY-MM-DD``."""
    is_done: Mapped[bool] = mapped_column(default=False)


class Rehearsal(Model):
    """A rehearsal that the delegation plans or has held."""

    __tablename__ = "rehearsals"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(
        ForeignKey("delegations.id", ondelete="CASCADE"), index=True
    )
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    place: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


class PracticeRun(Model):
    """How long one run of a staged piece took on the practice stopwatch."""

    __tablename__ = "practice_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(
        ForeignKey("delegations.id", ondelete="CASCADE"), index=True
    )
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    seconds: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))
