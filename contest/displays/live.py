"""The public live topic ``scoreboard``: only ever what was published."""

from contest.displays.actions import publishing  # noqa: F401 - its handlers publish
from contest.displays.events import ScoreboardPublished
from contest.displays.queries.snapshots import last_snapshot
from contest.regulations.models import Contest
from contest.regulations.queries.contests import contest_by_slug
from contest.shared.bus import on
from contest.shared.db import db
from contest.shared.errors import NotFound
from contest.shared.realtime import CompactJson, Snapshot, Topic, add_topic, publish


def _produce(slug: str, _scope: str) -> Snapshot | None:
    snapshot = last_snapshot(contest_by_slug(slug).id)
    if snapshot is None:
        return None
    return Snapshot(snapshot.version, CompactJson.loads(snapshot.body))


def _admit(slug: str) -> str | None:
    """Everybody may follow a contest of which something was published."""
    try:
        contest = contest_by_slug(slug)
    except NotFound:
        return None
    return None if last_snapshot(contest.id) is None else ""


@on(ScoreboardPublished)
def send(event: ScoreboardPublished) -> None:
    """Send the new version to whoever follows."""
    publish("scoreboard", db.session.get_one(Contest, event.contest_id).slug)


add_topic(Topic("scoreboard", _produce, _admit))
