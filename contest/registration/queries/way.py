"""Where one delegation's file stands on its way."""

from contest.registration.queries.deadlines import in_time
from contest.registration.queries.files import File
from contest.registration.queries.substitutions import is_pending
from contest.registration.rules.way import Way, way_of
from contest.regulations.models import Contest
from contest.shared.db import db


def steps_of(file: File) -> Way | None:
    """The steps of the file; ``None`` for one that takes no part."""
    contest = db.session.get_one(Contest, file.contest_id)
    return way_of(
        file.status,
        in_time=in_time(file.contest_id, file.unit_ids),
        drawn=file.team_number is not None,
        asked=is_pending(file.id),
        announced=contest.announced_at is not None,
    )
