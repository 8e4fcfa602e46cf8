"""Reading the audit log of a contest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import ceil

from sqlalchemy import Select, func, select

from contest.audit.models import AuditEntry
from contest.audit.queries.names import names_of
from contest.audit.rules.changes import Change, changes_of
from contest.audit.words import HIDDEN, Names, action_words, subject_words, value_words
from contest.shared.db import db
from contest.shared.filters import VIETNAM
from contest.shared.vietnamese import found

PAGE = 50
"""Entries on one page."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader looks for; None for no matter what.

    Attributes:
        day: a calendar day in Vietnam's time.
        words: all of them must be in the entry, marks and case aside.
    """

    actor: str | None = None
    action: str | None = None
    day: date | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in words."""

    at: datetime
    actor: str
    actor_name: str
    action: str
    subject: str
    changes: Sequence[Change]
    reason: str | None


@dataclass(frozen=True, slots=True)
class LogPage:
    """One page of the log, the newest entry first.

    Attributes:
        names: what the keys in its lines are called.
    """

    lines: Sequence[Line]
    number: int
    pages: int
    total: int
    names: Names


def log_page(contest_id: int, wanted: Wanted, number: int) -> LogPage:
    """The page with this number from 1; the last one when there are not so many."""
    query = _matching(contest_id, wanted)
    names = names_of(contest_id)
    if wanted.words:
        entries = [e for e in db.session.scalars(query) if _has(e, wanted.words, names)]
        total = len(entries)
        number, pages = _within(number, total)
        shown: Iterable[AuditEntry] = entries[(number - 1) * PAGE : number * PAGE]
    else:
        count = select(func.count()).select_from(query.order_by(None).subquery())
        total = db.session.scalar(count) or 0
        number, pages = _within(number, total)
        shown = db.session.scalars(query.offset((number - 1) * PAGE).limit(PAGE))
    return LogPage([_line(entry) for entry in shown], number, pages, total, names)


def _within(number: int, total: int) -> tuple[int, int]:
    pages = max(1, ceil(total / PAGE))
    return min(max(number, 1), pages), pages


def _matching(contest_id: int, wanted: Wanted) -> Select[AuditEntry]:
    query = select(AuditEntry).where(AuditEntry.contest_id == contest_id)
    if wanted.actor is not None:
        query = query.where(AuditEntry.actor == wanted.actor)
    if wanted.action is not None:
        query = query.where(AuditEntry.action == wanted.action)
    if wanted.day is not None:
        begin = datetime.combine(wanted.day, time(), VIETNAM).astimezone(UTC)
        query = query.where(AuditEntry.at >= begin, AuditEntry.at < begin + timedelta(days=1))
    return query.order_by(AuditEntry.id.desc())


def _has(entry: AuditEntry, words: str, names: Names) -> bool:
    """Whether the entry, as its reader sees it, has all the words."""
    values = [(c.field, v) for c in _changes(entry) for v in (c.before, c.after)]
    text = " ".join(
        (
            entry.actor_name,
            action_words(entry.action),
            subject_words(entry.subject, names),
            entry.reason or "",
            *(value_words(v, field, names) for field, v in values if v is not None),
        )
    )
    return found(words, text)


def _changes(entry: AuditEntry) -> list[Change]:
    return [one for one in changes_of(entry.old, entry.new) if one.field not in HIDDEN]


def _line(entry: AuditEntry) -> Line:
    return Line(
        at=entry.at,
        actor=entry.actor,
        actor_name=entry.actor_name,
        action=entry.action,
        subject=entry.subject,
        changes=_changes(entry),
        reason=entry.reason,
    )


def actors(contest_id: int) -> list[tuple[str, str]]:
    """Everybody who did something here: key and the name they had last."""
    rows = db.session.execute(
        select(AuditEntry.actor, AuditEntry.actor_name)
        .where(AuditEntry.contest_id == contest_id)
        .group_by(AuditEntry.actor, AuditEntry.actor_name)
        .order_by(func.max(AuditEntry.id))
    )
    return sorted(dict(rows.all()).items(), key=lambda pair: pair[1])


def actions(contest_id: int) -> list[str]:
    """The names of the acts that occur in this contest."""
    rows = db.session.scalars(
        select(AuditEntry.action).where(AuditEntry.contest_id == contest_id).distinct()
    )
    return sorted(rows, key=action_words)
