"""What the board says differently because a moment has come, though nobody did anything."""

from datetime import datetime

from sqlalchemy import select

from contest.displays.actions.publishing import publish_scoreboard
from contest.displays.models import PublishedSnapshot
from contest.ranking.models import FreezeRow
from contest.regulations.models import Contest
from contest.shared.db import db


def publish_begun_freezes(after: datetime | None, now: datetime) -> None:
    """Let every board say that the public waits where a freeze has begun.

    Args:
        after: freezes that began up to here were looked at; None: the server has just started.
    """
    asked = (
        select(FreezeRow.contest_id)
        .join(Contest, Contest.id == FreezeRow.contest_id)
        .where(
            FreezeRow.lifted_at.is_(None),
            FreezeRow.since <= now,
            Contest.announced_at.is_(None),
            Contest.id.in_(select(PublishedSnapshot.contest_id)),
        )
    )
    if after is not None:
        asked = asked.where(FreezeRow.since > after)
    begun = db.session.scalars(asked.distinct()).all()
    db.session.rollback()
    for contest_id in begun:
        publish_scoreboard(contest_id)
