"""Which papers "in tất cả" makes, in the order in which they come to be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from contest.documents.queries.award_desk import OFFICE_PAPERS, AwardDesk
from contest.documents.queries.day_papers import PAPERS, day_paper
from contest.documents.queries.editions import AMENDMENT, PRIZE_DECISION
from contest.documents.queries.order_papers import draw_minutes, swap_minutes
from contest.documents.queries.people_papers import team_lists
from contest.documents.queries.printing import PaperDesk, PrintJob
from contest.documents.sentences import NAMES
from contest.ranking.queries.prize_changes import prize_changes_of
from contest.schedule.queries.order_swaps import swaps_of
from contest.schedule.queries.programme import draw_of
from contest.schedule.queries.timetable import timetable_of


@dataclass(frozen=True, slots=True)
class Planned:
    """A paper to be made; ``name`` is told while ``make`` is at work."""

    name: str
    make: Callable[[], PrintJob]


def planned(contest_id: int, public_url: str | None) -> list[Planned]:
    """All papers of the contest; what shows more of people than the public may see is not among
    them. Making one may still be refused."""
    desk = PaperDesk(contest_id, public_url)
    awards = AwardDesk(contest_id, desk.standing)
    return [
        *_before_the_day(contest_id),
        *_of_the_rounds(desk),
        Planned(NAMES["ranking"], desk.ranking),
        Planned(NAMES["minutes"], desk.minutes),
        Planned(NAMES["score_notices"], desk.score_notices),
        *_of_the_prizes(contest_id, awards),
        Planned(NAMES["certificates"], lambda: awards.certificates(on="ours")),
    ]


def _before_the_day(contest_id: int) -> Iterator[Planned]:
    yield Planned(NAMES["team_lists_public"], lambda: team_lists(contest_id, full=False))
    if draw_of(contest_id) is not None:
        yield Planned(NAMES["draw_minutes"], lambda: draw_minutes(contest_id))
    for swap in reversed(swaps_of(contest_id)):
        teams = f"{swap.row.first.name}, {swap.row.second.name}"
        yield Planned(NAMES["swap_minutes"].format(teams=teams), _swap(contest_id, swap.row.id))
    if timetable_of(contest_id) is not None:
        for paper in PAPERS:
            yield Planned(NAMES[paper], _day_paper(contest_id, paper))


def _of_the_rounds(desk: PaperDesk) -> Iterator[Planned]:
    for round_ in desk.rounds:
        yield Planned(NAMES["round_table"].format(round=round_.name), _table(desk, round_.key))
        if round_.times is not None:
            name = NAMES["time_sheet"].format(round=round_.name)
            yield Planned(name, _times(desk, round_.key))
        for sheet in round_.sheets:
            name = NAMES["judge_sheet"].format(round=round_.name, judge=sheet.name)
            yield Planned(name, _sheet(desk, round_.key, sheet.judge))


def _of_the_prizes(contest_id: int, awards: AwardDesk) -> Iterator[Planned]:
    for change in prize_changes_of(contest_id):
        if change.taken_back_at is None:
            yield Planned(NAMES[PRIZE_DECISION], _prize_decision(awards, change.id))
    for paper in OFFICE_PAPERS:
        # Nothing to amend is no paper that is still missing.
        if paper != AMENDMENT or awards.states.amendment is not None:
            yield Planned(NAMES[paper], _office_paper(awards, paper))


def _swap(contest_id: int, swap_id: int) -> Callable[[], PrintJob]:
    return lambda: swap_minutes(contest_id, swap_id)


def _day_paper(contest_id: int, paper: str) -> Callable[[], PrintJob]:
    return lambda: day_paper(contest_id, paper)


def _prize_decision(awards: AwardDesk, change_id: int) -> Callable[[], PrintJob]:
    return lambda: awards.prize_decision(change_id)


def _office_paper(awards: AwardDesk, paper: str) -> Callable[[], PrintJob]:
    return lambda: awards.print_job(paper)


def _table(desk: PaperDesk, round_key: str) -> Callable[[], PrintJob]:
    return lambda: desk.round_table(round_key)


def _times(desk: PaperDesk, round_key: str) -> Callable[[], PrintJob]:
    return lambda: desk.time_sheet(round_key)


def _sheet(desk: PaperDesk, round_key: str, judge: str) -> Callable[[], PrintJob]:
    return lambda: desk.sheets(round_key, "filled", judge)
