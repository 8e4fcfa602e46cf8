"""The published snapshots: what the public was shown, and when."""

from typing import Any

from sqlalchemy import func, select

from contest.displays.models import PublishedSnapshot
from contest.regulations.models import Contest
from contest.shared.db import db


def last_snapshot(contest_id: int) -> PublishedSnapshot | None:
    """The newest version of the scoreboard; None where nothing was ever published."""
    return db.session.scalars(
        select(PublishedSnapshot)
        .where(PublishedSnapshot.contest_id == contest_id)
        .order_by(PublishedSnapshot.version.desc())
        .limit(1)
    ).one_or_none()


def last_version(contest_id: int) -> int | None:
    """The number of the newest version without its body; None where nothing was published."""
    return db.session.scalar(
        select(func.max(PublishedSnapshot.version)).where(
            PublishedSnapshot.contest_id == contest_id
        )
    )


def published_contests() -> list[Contest]:
    """The official contests of which anything was published, the newest first."""
    return list(
        db.session.scalars(
            select(Contest)
            .where(
                Contest.id.in_(select(PublishedSnapshot.contest_id)),
                Contest.practice_of.is_(None),
            )
            .order_by(Contest.created_at.desc(), Contest.id.desc())
        )
    )


def public_facts(contest: Contest) -> dict[str, Any]:
    """What the list of the read API tells of a contest."""
    return {
        "slug": contest.slug,
        "name": contest.name,
        "theme": contest.theme,
        "organiser": contest.organiser,
        "venue": contest.venue,
        "dates": contest.dates,
    }
