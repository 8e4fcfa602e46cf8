"""What people decide about results: ties that no rule broke, appeals, the chain of approval."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import relationship

from contest.ranking.rules.publicity import Freeze
from contest.schedule.models import Turn
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


class Decision(Model):
    """The order of a tied group, with its reason (contract/contest-file.md §5, ``decision``)."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    teams: Mapped[list[Any]] = mapped_column(JSON)
    """Team keys, best first."""
    reason: Mapped[str] = mapped_column(Text)
    agreed_by: Mapped[str | None] = mapped_column(String(200))
    recorded_by: Mapped[str] = mapped_column(String(200))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Appeal(Model):
    """A kiến nghị about a result: received, answered, with what came of it."""

    __tablename__ = "appeals"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegations.id", ondelete="CASCADE"))
    turn_id: Mapped[int | None] = mapped_column(ForeignKey("turns.id", ondelete="SET NULL"))
    """The turn it is about; None: the contest as a whole."""
    made_by: Mapped[str] = mapped_column(String(200))
    """Who of the delegation made it, as written down."""
    text: Mapped[str] = mapped_column(Text)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by: Mapped[str] = mapped_column(String(200))
    answer: Mapped[str | None] = mapped_column(Text)
    effect: Mapped[str | None] = mapped_column(String(12))
    """none (the result stands) or corrected."""
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_by: Mapped[str | None] = mapped_column(String(200))
    """Who decided, as written down: the head judge, the Trưởng Ban Tổ chức."""
    photo_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id", ondelete="SET NULL"))


class FreezeRow(Model):
    """The public waits from here on while the desk goes on, until somebody lifts it."""

    __tablename__ = "freezes"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    rounds: Mapped[list[Any] | None] = mapped_column(JSON)
    """Round keys; None: all rounds."""
    set_by: Mapped[str] = mapped_column(String(200))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    lifted_by: Mapped[str | None] = mapped_column(String(200))
    lifted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def value(self) -> Freeze:
        """The plain value that rules decide by."""
        return Freeze(self.since, None if self.rounds is None else frozenset(self.rounds))


class Correction(Model):
    """A result that everybody had seen and that was taken back to be corrected, for all to know."""

    __tablename__ = "corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"))
    reason: Mapped[str] = mapped_column(Text)
    """In the organiser's words; they stand on the public board."""
    announced: Mapped[bool]
    """Whether the final results had been announced."""
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """What the turn was, and places, totals and takers where they were announced; see
    ranking/rules/correction.py. Rows of older versions may lack the turn."""
    made_by: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)

    turn: Mapped[Turn] = relationship()


class Approval(Model):
    """One step of the way from compiled figures to the announcement, with who agreed and when.

    The latest row of a step counts; a step taken back is a row with ``agreed`` false.
    """

    __tablename__ = "approvals"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    step: Mapped[str] = mapped_column(String(20))
    """See ranking/rules/approval.py."""
    agreed: Mapped[bool] = mapped_column(default=True)
    who: Mapped[str] = mapped_column(String(200))
    """Who agreed, with their title: often a leader who never signs in."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    note: Mapped[str | None] = mapped_column(Text)
    photo_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id", ondelete="SET NULL"))
    digest: Mapped[str | None] = mapped_column(String(64))
    """Of the results as they stood: another one by now means that the step must be taken anew."""
    recorded_by: Mapped[str] = mapped_column(String(200))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PrizeChange(Model):
    """Điều chỉnh cơ cấu giải thưởng: one prize more by decision. It touches no mark."""

    __tablename__ = "prize_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    award: Mapped[str] = mapped_column(String(64))
    """Key of the award in the regulations."""
    name: Mapped[str] = mapped_column(String(200))
    teams: Mapped[list[Any]] = mapped_column(JSON)
    """Keys of the teams that take it."""
    money: Mapped[int | None]
    """In đồng, for each taker."""
    reason: Mapped[str] = mapped_column(Text)
    basis: Mapped[str] = mapped_column(Text)
    """What the decision rests on: a minutes, an agreement, a source of money."""
    decided_by: Mapped[str] = mapped_column(String(200))
    """Who decided, with the title: often a leader who never signs in."""
    recorded_by: Mapped[str] = mapped_column(String(200))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_back_by: Mapped[str | None] = mapped_column(String(200))
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
