"""Phiếu báo điểm của đội, from the results: what a trưởng đoàn may be told of the own team."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from contest.documents import notice_words as words
from contest.documents.queries.minutes import deduction_lines
from contest.documents.queries.office import Office
from contest.documents.queries.round_table import judge_totals
from contest.documents.queries.standing import round_cell, round_head
from contest.documents.rules.codes import digest_of_results
from contest.documents.rules.score_notice import (
    NoticedPlace,
    NoticedRound,
    ScoreNotice,
    ScoreNoticesPaper,
)
from contest.documents.sentences import NAMES
from contest.ranking.queries.standing import DivisionLines, Standing, TeamLine
from contest.ranking.queries.standing_turns import TurnLine
from contest.regulations.rules.rounds import Round


def score_notices(
    standing: Standing,
    office: Office,
    made_at: datetime,
    *,
    places: bool,
    team: str | None = None,
    lacks: tuple[str, ...] = (),
) -> ScoreNoticesPaper:
    """The notices of all ranked teams by their numbers, or of one.

    Args:
        places: whether the contest publishes places; where it does not, nobody shall learn from
            another paper who came last.
        team: its key; None for all.
        lacks: sentences on what is missing.
    """
    awards = _awards(standing)
    found = [one for one in noticed_teams(standing) if team in (None, one[0].team)]
    return ScoreNoticesPaper(
        frame=office.frame(
            made_at,
            symbol=None,
            digest=digest_of_results(standing.results),
            signatures=(office.secretary_signs, office.organiser_signs),
        ),
        body=office.body,
        notices=[
            _notice(standing, line, division if places else None, awards.get(line.team, ()))
            for line, division in found
        ],
        lacks=lacks,
        subject=f"{NAMES['score_notices']} – {office.title.name}",
    )


def noticed_teams(standing: Standing) -> list[tuple[TeamLine, DivisionLines]]:
    """The ranked teams by their numbers, each with its ranking."""
    found = [(line, division) for division in standing.divisions for line in division.teams]
    return sorted(found, key=lambda one: (one[0].number is None, one[0].number or 0, one[0].name))


def _notice(
    standing: Standing, line: TeamLine, ranked_in: DivisionLines | None, awards: Sequence[str]
) -> ScoreNotice:
    rounds = list(zip(standing.rounds, line.turns, strict=True))
    return ScoreNotice(
        team=line.name,
        number=line.number,
        rounds=[_round(round_, turn) for round_, turn in rounds],
        deductions=[one for round_, turn in rounds for one in deduction_lines(round_.name, turn)],
        total=line.total,
        place=_place(line, ranked_in),
        awards=awards,
    )


def _round(round_: Round, turn: TurnLine) -> NoticedRound:
    return NoticedRound(
        round_head(round_),
        round_cell(turn),
        judge_totals(turn),
        round_.aggregate.method.value,
    )


def _place(line: TeamLine, division: DivisionLines | None) -> NoticedPlace | None:
    if line.place is None or division is None:
        return None
    return NoticedPlace(line.place, len(division.teams), line.tied, division.name)


def _awards(standing: Standing) -> dict[str, list[str]]:
    """Team key → what the team has, then what its people have."""
    names = {award.key: award.name for award in standing.record.awards}
    people = {
        (one.key, member.key): member.name
        for one in standing.record.teams
        for member in one.members
    }
    found: dict[str, list[str]] = defaultdict(list)
    for award in standing.results.awards:
        for team in award.teams:
            found[team].append(names[award.key])
    for award in standing.results.awards:
        for one in award.members:
            member = people[one.team, one.member]
            told = words.MEMBER_AWARD.format(award=names[award.key], member=member)
            found[one.team].append(told)
    return found
