"""Everything public of one contest, from where the public pages and topics take it themselves.

Nothing is read here that a stranger could not read at the hall's own addresses: the published
snapshot, what its page says beside it, the published timetable, what was said of the ceremony, the
draw. Of people there are the names that stand on the public board, and no table of anybody.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from contest.displays.models import PublishedSnapshot
from contest.displays.queries.draw import draw_shown
from contest.displays.queries.reveal import ceremony_said
from contest.displays.queries.snapshots import last_snapshot, public_facts
from contest.displays.queries.stage import stage_of
from contest.displays.rules.poster import poster
from contest.mirror.rules.poster_json import poster_json
from contest.regulations.models import Contest
from contest.regulations.queries.values import regulations_of
from contest.schedule.forms.timetable import calendar_entries, public_timetable
from contest.schedule.queries.timetable import day_of
from contest.shared.db import db
from contest.shared.errors import NotFound
from contest.shared.realtime import CompactJson

UNDER_WAY = timedelta(days=1)
"""A contest of which something was published so lately is told of again and again: the mirror
then knows that the hall is there."""


def public_state(contest: Contest, now: datetime) -> dict[str, Any]:
    """What the mirror shows of the contest.

    ``board`` is the text that API and live topic send, byte for byte; the other parts are the
    answers of the read API, and what the pages add to them.

    Raises:
        NotFound: nothing of it was ever published.
    """
    snapshot = last_snapshot(contest.id)
    if snapshot is None:
        raise NotFound("not_published")
    shown = poster(
        CompactJson.loads(snapshot.body), regulations_of(contest.id), stage_of(contest.id)
    )
    return {
        "contest": public_facts(contest),
        "board": snapshot.body,
        "poster": poster_json(shown),
        "timetable": _timetable(contest, now),
        "ceremony": ceremony_said(contest),
        "draw": draw_shown(contest),
    }


def _timetable(contest: Contest, now: datetime) -> dict[str, Any] | None:
    day = day_of(contest.id, now)
    if day is None or day.row.published_at is None:
        return None
    return {
        "answer": public_timetable(contest, day),
        "starts": [line.real.start for line in day.lines],
        "entries": [asdict(one) for one in calendar_entries(day)],
    }


def told_of(now: datetime) -> list[tuple[int, bool]]:
    """(database key, whether it is under way) of every official contest that was published."""
    # By the index alone: the rows are large, and there are as many as the day had changes.
    newest = (
        select(PublishedSnapshot.contest_id, func.max(PublishedSnapshot.version).label("version"))
        .group_by(PublishedSnapshot.contest_id)
        .subquery()
    )
    found = db.session.execute(
        select(Contest.id, PublishedSnapshot.published_at)
        .join(newest, newest.c.contest_id == Contest.id)
        .join(
            PublishedSnapshot,
            (PublishedSnapshot.contest_id == Contest.id)
            & (PublishedSnapshot.version == newest.c.version),
        )
        .where(Contest.practice_of.is_(None))
        .order_by(PublishedSnapshot.published_at)
    )
    return [(contest_id, now - last < UNDER_WAY) for contest_id, last in found]


def taken_back(held: Iterable[str]) -> set[int]:
    """Database keys of the contests among these slugs of which nothing is published any more: a
    contest that was imported anew says nothing until somebody publishes it again."""
    published = select(PublishedSnapshot.contest_id)
    return set(
        db.session.scalars(
            select(Contest.id).where(
                Contest.slug.in_(held),
                Contest.practice_of.is_(None),
                Contest.id.not_in(published),
            )
        )
    )
