"""A contest from its rows as one contest file."""

from contest.archive.rules.contest_file import ContestFile
from contest.archive.rules.writer import without_members
from contest.ranking.queries.values import decisions_of
from contest.registration.queries.values import teams_of
from contest.regulations.queries.values import regulations_of
from contest.schedule.queries.values import running_order_of, turns_of
from contest.scoring.queries.values import excuses_of, marks_of


def contest_file_of(contest_id: int, *, public: bool = False) -> ContestFile:
    """The contest as it stands, lossless up to defaults.

    A turn is ``done`` from marking onward. Marks of a judge who was excused later stay in the
    ledger and out of the file.

    Args:
        public: leave all members out, and the awards' references to them.

    Raises:
        NotFound: there is no such contest.
    """
    regulations = regulations_of(contest_id)
    file = ContestFile(
        contest=regulations.contest,
        rounds=regulations.rounds,
        units=regulations.units,
        divisions=regulations.divisions,
        composition=regulations.composition,
        judges=regulations.judges,
        tie_breaks=regulations.tie_breaks,
        decisions=decisions_of(contest_id),
        awards=regulations.awards,
        settings=regulations.settings,
        teams=teams_of(contest_id, with_members=not public),
        running_order=running_order_of(contest_id),
        turns=turns_of(contest_id),
        marks=marks_of(contest_id, for_file=True),
        excused=excuses_of(contest_id),
    )
    return without_members(file) if public else file
