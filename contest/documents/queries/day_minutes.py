"""Biên bản hội thi: how the day went, from what was recorded while it went."""

from collections.abc import Iterator, Mapping

from sqlalchemy import select

from contest.documents import day_minutes_words as said
from contest.documents import sentences
from contest.documents.queries.award_facts import AwardFacts
from contest.documents.queries.excuses import excuse_lines
from contest.documents.queries.minutes import stop_lines
from contest.documents.queries.waivers import waiver_lines
from contest.documents.rules import figures
from contest.documents.rules.frame import Letterhead, Signature
from contest.documents.rules.word_paper import (
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
    WordPaper,
)
from contest.ranking.models import Appeal
from contest.ranking.queries.corrections import came_back, corrections_of
from contest.ranking.queries.standing import DivisionLines, Standing
from contest.ranking.queries.standing_turns import TurnLine, in_running_order
from contest.registration.models import Delegation, Substitution
from contest.schedule.models import OrderSwap
from contest.schedule.queries.programme import draw_of
from contest.schedule.rules.states import RESULT_STANDS, WITHOUT_RESULT
from contest.schedule.rules.timing import TurnNote
from contest.schedule.rules.turns import TurnStatus
from contest.scoring.rules.results import TurnResult
from contest.shared.db import db


def day_minutes_paper(
    contest_id: int, facts: AwardFacts, standing: Standing, lacks: tuple[str, ...]
) -> WordPaper:
    """The minutes; hours, guests and opinions are written in by hand."""
    office, contest = facts.office, facts.contest
    theme = said.THEME.format(theme=contest.theme) if contest.theme else ""
    opened = said.OPENED.format(
        day=" và ".join(figures.long_day(day) for day in contest.dates) or "ngày … tháng … năm …",
        venue=office.venue,
        body=office.body,
        contest=contest.name,
        theme=theme,
    )
    return WordPaper(
        letterhead=Letterhead(office.superior, office.body, said.SYMBOL, office.place, None),
        type_name=said.TYPE,
        summary=said.SUMMARY.format(contest=contest.name),
        blocks=(
            Paragraph(opened),
            Heading(said.PRESENT),
            *_present(facts),
            Heading(said.COURSE),
            *_course(contest_id, standing),
            Heading(said.EVENTS),
            *_listed(_events(contest_id, standing)),
            Heading(said.RESULTS),
            *_results(standing),
            Heading(said.OTHER),
            Paragraph(sentences.DOTS * 4),
            Paragraph(said.CLOSED),
        ),
        signatures=(Signature(said.SECRETARY, name=office.secretary), _chair(facts)),
        recipients=office.recipients,
        lacks=lacks,
    )


def _chair(facts: AwardFacts) -> Signature:
    signs = facts.office.organiser_signs
    return Signature(f"{said.CHAIR}\n{signs.title}", None, signs.name)


def _present(facts: AwardFacts) -> list[Block]:
    office = facts.office
    signs = office.organiser_signs
    committee = ", ".join(text for text in (signs.name or sentences.DOTS, signs.title) if text)
    jury = ", ".join(
        said.HEAD_OF_JURY.format(name=one.name, title=office.head_judge_title)
        if one.head
        else one.name
        for one in office.jury
    )
    teams = said.TEAMS_TOLD.format(count=f"{facts.teams:02d}", people=f"{facts.counts.people:02d}")
    return [
        Paragraph(f"{committee}.", lead=said.COMMITTEE),
        Paragraph(f"{jury or sentences.DOTS}.", lead=said.JURY),
        Paragraph(f"{office.secretary or sentences.DOTS}.", lead=said.SECRETARIES),
        Paragraph(teams, lead=said.TEAMS),
        Paragraph(f"{sentences.DOTS}.", lead=said.GUESTS),
    ]


def _course(contest_id: int, standing: Standing) -> list[Block]:
    draw = draw_of(contest_id)
    lines = [
        said.NOT_DRAWN
        if draw is None
        else said.DRAWN.format(day=figures.short_day(figures.local(draw.at).date()))
    ]
    jury = tuple(judge.key for judge in standing.record.judges)
    for round_ in standing.rounds:
        turns = standing.turns_of(round_.key)
        held = sum(turn.outcome.status is TurnStatus.DONE for turn in turns)
        lines.append(
            said.ROUND.format(
                round=round_.name,
                done=f"{held:02d}",
                all=f"{len(turns):02d}",
                judges=f"{len(round_.panel(jury)):02d}",
            )
        )
    return [Paragraph(f"- {line}") for line in lines]


def _listed(lines: Iterator[str]) -> list[Block]:
    return [Paragraph(f"- {line}.") for line in lines] or [Paragraph(said.NOTHING)]


def _events(contest_id: int, standing: Standing) -> Iterator[str]:
    """What happened and what was decided, each with its reason; nothing of any member."""
    for stop in stop_lines(contest_id):
        length = said.LENGTH.format(length=stop.length) if stop.length else ""
        told = said.STOPPED.format(
            team=stop.team, round=stop.round, began=figures.hour(stop.began), length=length
        )
        yield told + _reason(stop.reason)
    for round_ in standing.rounds:
        for turn in in_running_order(standing.turns_of(round_.key)):
            yield from _of_turn(round_.name, turn)
    for one in excuse_lines(contest_id):
        told = said.EXCUSED.format(judge=one.judge, team=one.team, round=one.round)
        yield told + _reason(one.reason)
    for swap in db.session.scalars(
        select(OrderSwap).where(OrderSwap.contest_id == contest_id).order_by(OrderSwap.id)
    ):
        told = said.SWAPPED.format(first=swap.first.name, second=swap.second.name)
        yield told + _reason(swap.reason)
    for waiver in waiver_lines(contest_id):
        by = said.BY.format(by=waiver.by) if waiver.by else ""
        yield said.WAIVED_AT[waiver.at].format(team=waiver.team) + _reason(waiver.reason) + by
    yield from _on_the_spot(contest_id)
    yield from _appeals(contest_id)
    yield from _corrections(contest_id, standing)


def _of_turn(round_name: str, turn: TurnLine) -> Iterator[str]:
    where: Mapping[str, str] = {"team": turn.name, "round": round_name}
    outcome: TurnResult = turn.outcome
    if outcome.status is TurnStatus.ABSENT:
        yield said.ABSENT.format(**where) + _reason(turn.reason)
    elif outcome.status is TurnStatus.DISQUALIFIED:
        yield said.DISQUALIFIED.format(**where) + _reason(turn.reason)
    elif TurnNote.TIME_WAIVED in outcome.notes:
        yield said.WAIVED_TIME.format(**where) + _reason(turn.time_waived)
    for one in turn.deductions:
        code = {"overtime": said.OVERTIME, "undertime": said.UNDERTIME}
        why = code[one.code.value] if one.code else _reason(one.reason)
        yield said.DEDUCTED.format(**where, points=figures.decimal(str(one.points))) + why


def _on_the_spot(contest_id: int) -> Iterator[str]:
    names = db.session.scalars(
        select(Delegation.name)
        .join(Substitution, Substitution.delegation_id == Delegation.id)
        .where(
            Delegation.contest_id == contest_id,
            Substitution.at_the_hall,
            Substitution.status == "accepted",
        )
        .order_by(Substitution.id)
    )
    # Why somebody stayed away is their own: illness is nobody's business.
    for name in dict.fromkeys(names):
        yield said.ON_THE_SPOT.format(team=name)


def _appeals(contest_id: int) -> Iterator[str]:
    rows = db.session.execute(
        select(Appeal, Delegation.name)
        .join(Delegation, Delegation.id == Appeal.delegation_id)
        .where(Appeal.contest_id == contest_id)
        .order_by(Appeal.received_at, Appeal.id)
    )
    for appeal, team in rows:
        told = said.APPEALED.format(team=team, text=_clause(appeal.text))
        if appeal.answer is None:
            yield told + said.APPEAL_OPEN
            continue
        told += said.APPEAL_ANSWERED.format(
            by=appeal.answered_by or sentences.DOTS, answer=_clause(appeal.answer)
        )
        yield told + (said.APPEAL_CHANGED if appeal.effect == "corrected" else said.APPEAL_STANDS)


def _corrections(contest_id: int, standing: Standing) -> Iterator[str]:
    """What was public and taken back: mended, found right after all, or not settled yet."""
    rows = corrections_of(contest_id)
    last = {row.turn_id: row.id for row in rows}
    for row, equal in zip(rows, came_back(rows, standing.results), strict=True):
        is_open = (
            row.turn.state not in RESULT_STANDS | WITHOUT_RESULT and row.id == last[row.turn_id]
        )
        told = said.UNDER_REVIEW if is_open else said.RECONSIDERED if equal else said.CORRECTED
        where = {"team": row.turn.delegation.name, "round": row.turn.round.name}
        yield told.format(**where) + _reason(row.reason)


def _results(standing: Standing) -> list[Block]:
    blocks: list[Block] = []
    for division in standing.divisions:
        if division.name is not None:
            blocks.append(Paragraph(said.DIVISION.format(division=division.name), bold=True))
        blocks.append(_places(division))
    apart = [
        award for award in standing.awards if award.members or not _by_place(standing, award.name)
    ]
    blocks += [
        Paragraph(
            said.OTHER_AWARD.format(award=award.name, takers=", ".join(award.teams + award.members))
        )
        for award in apart
        if award.teams or award.members
    ]
    return blocks


def _by_place(standing: Standing, award: str) -> bool:
    return any(award in team.awards for division in standing.divisions for team in division.teams)


def _places(division: DivisionLines) -> Table:
    place, team, total, award = said.PLACE_COLUMNS
    return Table(
        (
            Column(place, 1, "center"),
            Column(team, 5),
            Column(total, 1.6, "right"),
            Column(award, 3.4),
        ),
        tuple(
            Row(
                (
                    "" if line.place is None else str(line.place),
                    line.name,
                    figures.decimal(line.total),
                    ", ".join(line.awards),
                )
            )
            for line in division.teams
        ),
    )


def _reason(reason: str | None) -> str:
    text = _clause(reason)
    return said.REASON.format(reason=text) if text else ""


def _clause(text: str | None) -> str:
    return " ".join((text or "").split()).rstrip(".;")
