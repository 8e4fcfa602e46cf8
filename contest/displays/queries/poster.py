"""The poster of a contest as it was last published."""

from contest.displays.queries.snapshots import last_snapshot
from contest.displays.queries.stage import stage_of
from contest.displays.rules.poster import Poster, poster
from contest.regulations.queries.values import regulations_of
from contest.shared.errors import NotFound
from contest.shared.realtime import CompactJson


def poster_of(contest_id: int) -> Poster:
    """What the public pages show now.

    Raises:
        NotFound: ``not_published``, nothing of the contest was ever published.
    """
    snapshot = last_snapshot(contest_id)
    if snapshot is None:
        raise NotFound("not_published")
    return poster(
        CompactJson.loads(snapshot.body), regulations_of(contest_id), stage_of(contest_id)
    )
