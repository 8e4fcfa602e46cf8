"""The papers about the running order, from the draws and the changes that were agreed."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from contest.documents import sentences
from contest.documents.queries.office import office_of
from contest.documents.queries.printing import PrintJob, office_job
from contest.documents.rules.codes import digest_of
from contest.documents.rules.frame import Signature
from contest.documents.rules.office_paper import OfficePaper
from contest.documents.rules.order_papers import (
    Changed,
    DrawMinutesPaper,
    DrawnLine,
    DrawnRound,
    Party,
    SwapMinutesPaper,
)
from contest.registration.models import Delegation, DelegationUnit
from contest.regulations.models import Round
from contest.schedule.models import Draw
from contest.schedule.queries.draw import draws_of, plan_of
from contest.schedule.queries.order_swaps import heads_of, swap_in
from contest.schedule.rules.draw import seal_words
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Refusal


@dataclass(frozen=True, slots=True)
class NamedTeam:
    """A team as papers name it; ``head``: its trưởng đoàn."""

    name: str
    units: str
    number: int | None
    head: str | None


def draw_minutes(contest_id: int) -> PrintJob:
    """Biên bản bốc thăm: every draw, as it was drawn, whatever was changed since.

    Raises:
        Refusal: nothing was drawn.
    """
    draws = draws_of(contest_id)
    if not draws:
        raise Refusal("no_draw")
    office = office_of(contest_id)
    teams, rounds = teams_by_key(contest_id), _rounds(contest_id)
    plan = plan_of(contest_id)
    paper = DrawMinutesPaper(
        frame=office.frame(
            clock.now(),
            symbol="BB-BTC",
            digest=digest_of([[one.round_key, one.order, one.seed] for one in draws]),
            signatures=(office.secretary_signs, office.organiser_signs),
        ),
        venue=office.venue,
        kind=plan.kind,
        by_division=plan.by_division,
        draws=[_drawn(one, teams, rounds) for one in draws],
    )
    return _job("draw_minutes", paper)


def swap_minutes(contest_id: int, swap_id: int) -> PrintJob:
    """Biên bản đổi thứ tự of one change.

    Raises:
        NotFound: no such record in this contest.
    """
    swap = swap_in(contest_id, swap_id)
    row = swap.row
    office = office_of(contest_id)
    teams, rounds = teams_by_key(contest_id), _rounds(contest_id)
    paper = SwapMinutesPaper(
        frame=office.frame(
            clock.now(),
            symbol="BB-BTC",
            digest=digest_of([row.first.key, row.second.key, row.places]),
            signatures=(
                Signature(sentences.HEAD_OF.format(team=row.first.name), name=row.first_head),
                Signature(sentences.HEAD_OF.format(team=row.second.name), name=row.second_head),
                office.secretary_signs,
            ),
        ),
        venue=office.venue,
        at=row.at,
        by=row.by,
        first=_party(teams[row.first.key], row.first_head),
        second=_party(teams[row.second.key], row.second_head),
        changed=[
            Changed(rounds.get(one["round"], one["round"]), one["first"], one["second"])
            for one in row.places
        ],
        reason=row.reason,
        wrong=[paper.name for paper in swap.wrong if not paper.is_amended],
    )
    teams_said = f"{row.first.name}, {row.second.name}"
    return _job("swap_minutes", paper, teams=teams_said)


def _drawn(draw: Draw, teams: Mapping[str, NamedTeam], rounds: Mapping[str, str]) -> DrawnRound:
    fixed = draw.fixed or {}
    return DrawnRound(
        name=None if draw.round_key is None else rounds.get(draw.round_key, draw.round_key),
        method=draw.method,
        seed=draw.seed,
        seal=None if draw.seal is None else seal_words(draw.seal),
        at=draw.at,
        lines=[
            DrawnLine(
                place,
                teams[key].number,
                teams[key].name,
                teams[key].units,
                teams[key].head,
                fixed[key]["reason"] if key in fixed else None,
            )
            for place, key in enumerate(draw.order, start=1)
            if key in teams
        ],
    )


def _party(team: NamedTeam, head: str) -> Party:
    return Party(team.name, team.number, team.units, head)


def teams_by_key(contest_id: int) -> dict[str, NamedTeam]:
    """Team → its name, units, number and trưởng đoàn, as papers name them."""
    heads = heads_of(contest_id)
    rows = db.session.scalars(
        select(Delegation)
        .where(Delegation.contest_id == contest_id)
        .options(selectinload(Delegation.units).joinedload(DelegationUnit.unit))
    ).all()
    return {
        row.key: NamedTeam(
            row.name,
            ", ".join(one.unit.name for one in row.units),
            row.team_number,
            heads.get(row.key),
        )
        for row in rows
    }


def _rounds(contest_id: int) -> dict[str, str]:
    return dict(
        db.session.execute(
            select(Round.key, Round.name).where(Round.contest_id == contest_id)
        ).all()
    )


def _job(key: str, paper: DrawMinutesPaper | SwapMinutesPaper, **facts: str) -> PrintJob:
    name = sentences.NAMES[key].format(**facts)
    subject = f"{name} – {paper.frame.contest.name}"
    return office_job(key, OfficePaper(paper.blocks(), paper.frame.edition, subject), name=name)
