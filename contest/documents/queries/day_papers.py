"""Chương trình and Kịch bản điều hành: the day as it stands now, as papers."""

from collections.abc import Sequence
from datetime import date

from contest.documents import words
from contest.documents.queries.office import Office, office_of
from contest.documents.queries.printing import PrintJob, office_job
from contest.documents.rules import figures
from contest.documents.rules.codes import digest_of
from contest.documents.rules.office_paper import OfficePaper
from contest.documents.rules.word_paper import (
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
    WordPaper,
)
from contest.documents.sentences import NAMES
from contest.regulations.models import Contest
from contest.schedule.queries.stage_plan import Plan, lines_said, plan_of
from contest.schedule.queries.timetable import Day, Line, day_of
from contest.schedule.rules.timetable import ItemKind, clock_text
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Refusal

PAPERS = ("programme", "script")


def day_paper(contest_id: int, paper: str) -> PrintJob:
    """The programme or the script of a contest.

    Raises:
        Refusal: there is no timetable yet.
    """
    day = day_of(contest_id, clock.now())
    if day is None:
        raise Refusal("no_timetable")
    office = office_of(contest_id)
    blocks = programme_blocks(day, office) if paper == "programme" else _script(contest_id, day)
    frame = office.frame(
        clock.now(),
        symbol=None,
        digest=digest_of([[one.id, one.real.start, one.minutes] for one in day.lines]),
        signatures=(office.organiser_signs,),
    )
    made = WordPaper(
        letterhead=frame.letterhead,
        type_name=NAMES[paper],
        summary=office.title.name,
        blocks=tuple(blocks),
        signatures=frame.signatures,
        closes=False,
    )
    subject = f"{NAMES[paper]} – {office.title.name}"
    return office_job(paper, OfficePaper(made, frame.edition, subject))


def programme_blocks(day: Day, office: Office) -> list[Block]:
    """When and where, then the table of the day; teams that do not take part are left out."""
    held = [line for line in day.lines if line.state != "gone"]
    staged = [line for line in held if line.kind is not ItemKind.WINDOW]
    start = staged[0].plan.start if staged else 0
    on = figures.long_day(date.fromisoformat(day.row.day)) if day.row.day else "ngày …/…/…"
    blocks: list[Block] = [
        Paragraph(words.BEGINS.format(hour=_hour(start), day=on), lead=words.WHEN),
        Paragraph(f"{office.venue}.", lead=words.WHERE),
        _table(words.PROGRAMME_COLUMNS, (17, 46, 46, 13), [_row(line) for line in staged]),
    ]
    beside = [
        words.JUDGED_BESIDE.format(
            title=line.title, start=_hour(line.plan.start), end=_hour(line.plan.end)
        )
        for line in held
        if line.kind is ItemKind.WINDOW
    ]
    if beside:
        blocks.append(Paragraph(" ".join(beside), lead=words.BESIDE))
    blocks.append(Paragraph(f"{words.MAY_CHANGE}.", italic=True))
    return blocks


def _row(line: Line) -> Row:
    content = line.title
    if line.kind is ItemKind.EXCHANGE:
        content = words.ACT_NAMED.format(title=line.title) if line.title else words.ACT
    return Row(
        (clock_text(line.real.start), content, _team(line), str(line.minutes)),
        bold=line.team is None,
    )


def _team(line: Line) -> str:
    if not line.team:
        return ""
    if line.number is None:
        return line.team
    return words.TEAM.format(number=line.number, team=line.team)


def _script(contest_id: int, day: Day) -> list[Block]:
    contest, plan = db.session.get_one(Contest, contest_id), plan_of(contest_id)
    guests = [Row((str(n), *one)) for n, one in enumerate(plan.guests, start=1)]
    presenters = [Row((name, plan.presenters.get(key, ""))) for key, name in plan.awards]
    blocks: list[Block] = [
        Heading(words.GUESTS),
        _table(words.GUEST_COLUMNS, (6, 30, 40), guests)
        if guests
        else Paragraph(words.NO_GUESTS, italic=True),
        Heading(words.PRESENTERS),
        _table(words.PRESENTER_COLUMNS, (30, 40), presenters)
        if presenters
        else Paragraph(words.NO_AWARDS, italic=True),
        Heading(words.SPEECH),
    ]
    for line, steps in lines_said(plan, contest, day):
        for one in steps:
            blocks += _step(line, one.title, one.text, plan)
    return blocks


def _step(line: Line, title: str, text: str, plan: Plan) -> list[Block]:
    hour = clock_text(line.real.start)
    heading = words.STEP.format(hour=hour, title=title)
    if line.kind is ItemKind.TURN:
        heading = words.TURN_STEP.format(hour=hour, round=line.title, team=_team(line))
    blocks: list[Block] = [Heading(heading, 2)]
    spoken = plan.spoken.get(line.key or "")
    if spoken and line.kind is ItemKind.TURN:
        blocks.append(Paragraph(words.SAY_AS.format(spoken=spoken), italic=True))
    return blocks + [Paragraph(part) for part in text.splitlines() if part.strip()]


def _table(titles: Sequence[str], shares: Sequence[int], rows: Sequence[Row]) -> Table:
    columns = [
        Column(title, share, "center" if share < 20 else "left")
        for title, share in zip(titles, shares, strict=True)
    ]
    return Table(tuple(columns), tuple(rows))


def _hour(minute: int) -> str:
    return f"{minute // 60 % 24:02d} giờ {minute % 60:02d}"
