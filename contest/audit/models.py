"""The audit log: who did what, when, and what was there before."""

from datetime import datetime
from typing import Any

from contest.shared.db import JSON, ForeignKey, Mapped, Model, String, UtcDateTime, mapped_column


class AuditEntry(Model):
    """One act of one person or seat. Personal values (group, ethnicity, phone, birth day) are
    never written into ``old``, ``new`` or ``reason``: they must stay erasable."""

    __tablename__ = "audit_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    contest_id: Mapped[int | None] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    actor: Mapped[str] = mapped_column(String(200))
    """Who, as a stable name for machines: ``person:12``, ``seat:gk1``, ``system``."""
    actor_name: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(80))
    subject: Mapped[str] = mapped_column(String(200))
    """What it was done to, as keys: ``turn:chao_hoi/ha-bac``."""
    old: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    new: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    reason: Mapped[str | None] = mapped_column(String(2000))
