"""Biên bản họp Ban Giám khảo as an office paper: printed and written in Word from one value."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from contest.documents import minute_words as words
from contest.documents.rules import figures
from contest.documents.rules.minutes import (
    Attendee,
    DeductionLine,
    ExcuseLine,
    MinutesPaper,
    RulingLine,
    StopLine,
    WaiverLine,
)
from contest.documents.rules.office_paper import framed
from contest.documents.rules.standing_blocks import (
    award_table,
    is_wide,
    missing_lines,
    standing_tables,
    tie_sentences,
    two,
)
from contest.documents.rules.word_paper import (
    Block,
    Column,
    Counted,
    Dotted,
    Heading,
    Paragraph,
    Row,
    Table,
    WordPaper,
)
from contest.documents.rules.words import money_in_words

SIGN_MM = 10
"""Height of a row that is signed."""


def minutes_in_blocks(paper: MinutesPaper) -> WordPaper:
    """The whole minutes; their last words say of how many pages they are."""
    present = [judge for judge in paper.jury if judge.present]
    agreed = words.AGREED_BLANK if paper.agreed is None else two(paper.agreed)
    made = framed(
        paper.frame,
        words.MINUTES_TYPE,
        words.MINUTES_ABOUT,
        (
            Paragraph(
                words.OPENED.format(
                    when=opened_at(paper), venue=paper.venue, contest=paper.frame.contest.name
                )
            ),
            Heading(words.PRESENT_PART),
            *_people(paper, present),
            Heading(words.WORK_PART),
            *_work(paper),
            Heading(words.VOTE_PART),
            Paragraph(words.VOTED.format(agreed=agreed, present=two(len(present)))),
            signed_table(words.SIGN_COLUMNS, [(judge.name, judge.title) for judge in present]),
            Counted(words.CLOSED.format(when=closed_at(paper)), words.READ_TO_ALL),
        ),
    )
    return replace(made, lacks=(*missing_lines(paper.standing), *paper.lacks), initials=True)


def signed_table(titles: tuple[str, str, str, str], people: Sequence[tuple[str, str]]) -> Table:
    """A row to sign for each of these people: name and part."""
    number, name, part, sign = titles
    return Table(
        (Column(number, 12, "center"), Column(name, 57), Column(part, 46), Column(sign, 50)),
        tuple(Row((str(place), *one, "")) for place, one in enumerate(people, 1)),
        row_mm=SIGN_MM,
    )


def opened_at(paper: MinutesPaper) -> str:
    """When the meeting began, or room for it."""
    opened = paper.opened_at
    return words.WHEN_BLANK if opened is None else figures.hour_and_day(opened)


def _people(paper: MinutesPaper, present: Sequence[Attendee]) -> Iterable[Block]:
    chair = paper.chair or words.NAME_BLANK
    secretary = f"{paper.secretary}." if paper.secretary else words.NAME_BLANK
    yield Paragraph(words.CHAIR_IS.format(name=chair), lead=words.CHAIR)
    yield Paragraph(secretary, lead=words.SECRETARY)
    counted = words.JURY_PRESENT.format(present=two(len(present)), all=two(len(paper.jury)))
    yield Paragraph("", lead=counted)
    for place, judge in enumerate(present, 1):
        yield Paragraph(f"– {_person(judge)}{'.' if place == len(present) else ';'}")
    away = [_person(judge) for judge in paper.jury if not judge.present]
    if away:
        yield Paragraph(words.AWAY.format(people=", ".join(away)))
    if paper.others:
        people = ", ".join(_person(person) for person in paper.others)
        yield Paragraph(f"{people}.", lead=words.OTHERS)


def _person(who: Attendee) -> str:
    unit = f" ({who.unit})" if who.unit else ""
    note = f", {who.note}" if who.note else ""
    return f"{who.name}, {who.title}{unit}{note}"


def _work(paper: MinutesPaper) -> Iterable[Block]:
    standing = paper.standing
    parts: list[tuple[str, list[Block]]] = [
        (words.METHOD, _lines(paper.method)),
        (
            words.RESULTS,
            [Paragraph(words.FIGURES_ARE), *standing_tables(standing, turned=is_wide(standing))],
        ),
        *((title, _lines(lines) or _none(title)) for title, lines in ruled_parts(paper)),
        (words.TIES, _lines(tie_sentences(standing))),
        (words.PROPOSED, _proposed(paper)),
        (
            words.DISSENT,
            [
                *_lines(
                    words.DISSENT_OF.format(judge=one.judge, text=one.text)
                    for one in paper.dissents
                ),
                Dotted(2),
            ],
        ),
    ]
    for number, (title, blocks) in enumerate((part for part in parts if part[1]), 1):
        yield Heading(f"{number}. {title}", 2)
        yield from blocks


def ruled_parts(paper: MinutesPaper) -> list[tuple[str, list[str]]]:
    """What was deducted, ruled, waived and stopped: the title of each part and its sentences."""
    return [
        (words.DEDUCTIONS, [_deduction(line) for line in paper.deductions]),
        (words.RULED, [_ruling(line) for line in paper.rulings]),
        (words.EXCUSED, [_excuse(line) for line in paper.excuses]),
        (words.WAIVED, [_waiver(line) for line in paper.waivers]),
        (words.STOPPED, [_stop(line) for line in paper.stops]),
    ]


def _lines(sentences: Iterable[str]) -> list[Block]:
    return [Paragraph(f"– {sentence}") for sentence in sentences]


def _none(title: str) -> list[Block]:
    """That nothing was deducted is said; what else did not happen is left out."""
    return [Paragraph(words.NONE)] if title == words.DEDUCTIONS else []


def _proposed(paper: MinutesPaper) -> list[Block]:
    if not paper.standing.awards:
        return [Paragraph(words.NO_AWARDS)]
    blocks: list[Block] = [award_table(paper.standing.awards)]
    if paper.prize_money is not None:
        money = figures.money(paper.prize_money)
        told = words.PRIZE_MONEY.format(money=money, words=money_in_words(paper.prize_money))
        blocks.append(Paragraph(told))
    return blocks


def because(reason: str | None) -> str:
    """The reason behind what was said; nothing where none was recorded."""
    return words.REASON.format(reason=reason) if reason else ""


def _of_turn(team: str, round_: str, what: str, reason: str | None) -> str:
    return words.OF_TURN.format(team=team, round=round_, what=what + because(reason))


def _deduction(line: DeductionLine) -> str:
    return _of_turn(line.team, line.round, points_off(line), line.reason)


def points_off(line: DeductionLine) -> str:
    """What a deduction took off, and how long over or under the time was."""
    time = "" if line.seconds is None else figures.minutes_and_seconds(line.seconds)
    how = words.DEDUCTION_HOW[line.code].format(time=time)
    return words.DEDUCTION.format(points=figures.decimal(line.points), how=how)


def _ruling(line: RulingLine) -> str:
    return _of_turn(line.team, line.round, words.RULINGS[line.kind], line.reason)


def _excuse(line: ExcuseLine) -> str:
    what = words.EXCUSE.format(judge=line.judge)
    return _of_turn(line.team, line.round, what, line.reason)


def _waiver(line: WaiverLine) -> str:
    by = words.WAIVER_BY.format(name=line.by) if line.by else ""
    return words.WAIVER.format(
        team=line.team, what=words.WAIVERS[line.at], reason=line.reason, by=by
    )


def _stop(line: StopLine) -> str:
    ended = (
        ""
        if line.ended is None
        else words.STOP_ENDED.format(ended=figures.hour(line.ended), length=line.length)
    )
    began = figures.hour(line.began)
    what = words.STOP.format(began=began, ended=ended, reason=because(line.reason))
    return words.OF_TURN.format(team=line.team, round=line.round, what=what)


def closed_at(paper: MinutesPaper) -> str:
    """When the meeting ended, or room for it."""
    if paper.closed_at is None:
        return words.CLOSED_BLANK
    closed, opened = figures.local(paper.closed_at), paper.opened_at
    if opened is not None and figures.local(opened).date() == closed.date():
        return words.SAME_DAY.format(hour=figures.hour(closed))
    return figures.hour_and_day(closed)
