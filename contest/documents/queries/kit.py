"""Bộ dự phòng: everything that can be known beforehand stands on it, the rest is left to a pen."""

from collections.abc import Iterable

from contest.documents import sentences
from contest.documents.queries.day_papers import programme_blocks
from contest.documents.queries.office import Office, office_of
from contest.documents.queries.order_papers import teams_by_key
from contest.documents.queries.printing import PrintJob
from contest.documents.queries.sheets import handed_sheets, sheet_paper
from contest.documents.queries.time_sheet import time_limits
from contest.documents.rules.codes import digest_of
from contest.documents.rules.kit import Kit, KitRound, KitTeam
from contest.ranking.queries.standing import Standing, standing_of
from contest.ranking.queries.standing_turns import in_running_order
from contest.regulations.rules.rounds import Round
from contest.schedule.queries.timetable import day_of
from contest.shared import clock
from contest.shared.errors import Refusal


def kit_of(contest_id: int) -> PrintJob:
    """The whole kit of a contest.

    Raises:
        Refusal: no team is approved yet.
    """
    standing, office = standing_of(contest_id), office_of(contest_id)
    rounds = [_round(contest_id, standing, one, office) for one in standing.rounds]
    if not any(one.teams for one in rounds):
        raise Refusal("paper_no_teams")
    day = day_of(contest_id, clock.now())
    kit = Kit(
        frame=office.frame(
            clock.now(),
            symbol=None,
            digest=digest_of(
                [[len(one.judges), [team.number for team in one.teams]] for one in rounds]
            ),
        ),
        venue=office.venue,
        teams=_teams(contest_id, rounds),
        programme=() if day is None else programme_blocks(day, office),
        rounds=rounds,
        jury=[
            (one.name, office.head_judge_title if one.head else sentences.JUDGE)
            for one in office.jury
        ],
        awards=[award.name for award in standing.awards],
        titles={
            "organiser": office.organiser_signs.title,
            "head_judge": office.head_judge_title,
            "secretary": office.secretary_title,
            "compiled": sentences.COMPILED_BY,
            "checked": sentences.CHECKED_BY,
        },
    )
    return PrintJob(
        template="kit",
        paper="kit",
        name=sentences.NAMES["kit"],
        data=kit.to_data(),
        draft=False,
        digest=kit.frame.edition.digest or "",
    )


def _round(contest_id: int, standing: Standing, round_: Round, office: Office) -> KitRound:
    paper = sheet_paper(
        standing, round_, office, clock.now(), handed_sheets(contest_id), kind="blank"
    )
    jury = {one.key: one.name for one in office.jury}
    return KitRound(
        name=round_.name,
        judges=[jury[key] for key in round_.panel(tuple(jury))],
        teams=[
            KitTeam(turn.number, turn.name)
            for turn in in_running_order(standing.turns_of(round_.key))
        ],
        method=round_.aggregate.method.value,
        time=time_limits(round_) if round_.staged else None,
        sheets=paper.sheets if standing.turns_of(round_.key) else (),
    )


def _teams(contest_id: int, rounds: Iterable[KitRound]) -> list[KitTeam]:
    """Every team once, by its number."""
    known = {team.name: team for team in teams_by_key(contest_id).values()}
    once = {team.name: team for one in rounds for team in one.teams}
    return [
        KitTeam(team.number, name, known[name].units, known[name].head)
        for name, team in sorted(once.items(), key=lambda one: (one[1].number or 10**6, one[0]))
    ]
