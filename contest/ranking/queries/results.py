"""The results of a contest from its rows, through the one calculator."""

from contest.ranking.queries.values import record_of
from contest.ranking.rules.results import Results, compute


def results_of(contest_id: int, *, public_only: bool = False) -> Results:
    """The results as they stand now.

    Args:
        public_only: as of the public turns alone; everything public asks for this.

    Raises:
        NotFound: there is no such contest.
    """
    return compute(record_of(contest_id, public_only=public_only))
