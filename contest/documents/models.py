"""What a contest keeps about its papers: its own wording, and which were made and signed."""

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


class PaperText(Model):
    """A text of a paper as the contest words it; without a row ours is printed."""

    __tablename__ = "paper_texts"

    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    """Of ``documents/wordings.py``."""
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))


class MadePaper(Model):
    """One edition of an official paper: made with these figures, perhaps signed.

    The edition with the highest number is the one that counts; every other one is replaced.
    """

    __tablename__ = "made_papers"
    __table_args__ = (
        UniqueConstraint("contest_id", "paper", "part", "edition"),
        UniqueConstraint("contest_id", "reference"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    paper: Mapped[str] = mapped_column(String(40))
    """Key of ``documents/sentences.py`` NAMES."""
    part: Mapped[str] = mapped_column(String(140), default="")
    """The round, or round and judge, that it is about; empty for the whole contest."""
    edition: Mapped[int]
    """From 1; another one is made when the figures are others."""
    digest: Mapped[str] = mapped_column(String(64))
    """Of everything that is printed but the moment of printing."""
    code: Mapped[str] = mapped_column(String(40), default="")
    """The code in the foot of its pages."""
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str] = mapped_column(String(200))
    prints: Mapped[int] = mapped_column(default=1)
    signed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When it was noted that all have signed; None while it is not."""
    signed_by: Mapped[str | None] = mapped_column(String(200))
    """Who noted it."""
    number: Mapped[str | None] = mapped_column(String(60))
    """The number that the clerk's office gave it."""
    reference: Mapped[str | None] = mapped_column(String(12))
    """What its QR code leads to; tells nothing by itself. None: printed before there was one."""
    why: Mapped[str | None] = mapped_column(String(20))
    """Why it replaces the edition before it, a code of ``rules/made.py`` Why; None for the first.
    """
    ledger_head: Mapped[str | None] = mapped_column(String(20))
    """The head of the mark ledger as printed on it, in short."""
    signers: Mapped[list[Any] | None] = mapped_column(JSON)
    """Whose signatures it needs, in the order of the paper, each with when and by whom it was
    noted: ``{"title", "name", "at", "by"}``."""
    takers: Mapped[list[Any] | None] = mapped_column(JSON)
    """Of a decision: who takes which award by it, ``[award, taker, money]``."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id", ondelete="SET NULL"))
    """The very bytes that were printed."""
    scan_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id", ondelete="SET NULL"))


class Commendation(Model):
    """Tặng Giấy khen: the Chairman's own decision, from another budget line than the prizes."""

    __tablename__ = "commendations"

    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(default=1)
    body: Mapped[str] = mapped_column(String(200))
    """Whose chairman signs: ``Ủy ban nhân dân xã …``."""
    superior: Mapped[str] = mapped_column(String(200), default="")
    signatory: Mapped[str] = mapped_column(String(200), default="")
    """Name of the chairman; empty leaves room to write it."""
    grounds: Mapped[str] = mapped_column(Text, default="")
    """One a line."""
    fund: Mapped[str] = mapped_column(Text, default="")
    """Where money beside it comes from; empty: none is given."""
    number: Mapped[str] = mapped_column(String(60), default="")
    """Of the signed decision; empty while there is none."""
    day: Mapped[str] = mapped_column(String(10), default="")
    """Of the signed decision, ISO 8601."""
    people: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    """One {who, of, deed} for each Giấy khen."""
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_by: Mapped[str] = mapped_column(String(200))


class PaperLogo(Model):
    """A logo on certificates; official letters carry none (Decree 30/2020/NĐ-CP)."""

    __tablename__ = "paper_logos"

    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[str] = mapped_column(String(8), primary_key=True)
    """left or right, as one looks at the page."""
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id", ondelete="CASCADE"))
