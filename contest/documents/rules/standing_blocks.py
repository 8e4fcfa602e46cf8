"""The table of places, its ties, prizes and what it lacks, as blocks of an office paper."""

from collections.abc import Iterable, Sequence

from contest.documents import minute_words as words
from contest.documents.rules import figures
from contest.documents.rules.standing import (
    AwardLine,
    MissingResult,
    RoundCell,
    RoundHead,
    Standing,
    TeamRow,
    TieSplit,
)
from contest.documents.rules.word_paper import Block, Cell, Column, Heading, Row, Table

MOST_UPRIGHT = 3
"""Rounds whose table fits an upright page."""
TIGHT = 6
"""Rounds above which the columns of a lying page become narrow."""
UPRIGHT_MM, LYING_MM = 165, 252
NARROWEST_NAME_MM = 30


def two(count: int) -> str:
    """A counted number with two digits, as on Vietnamese papers."""
    return f"{count:02d}"


def is_wide(standing: Standing) -> bool:
    """Whether its table needs a lying page."""
    return len(standing.rounds) > MOST_UPRIGHT


def standing_tables(standing: Standing, *, turned: bool) -> list[Block]:
    """One table a division, with its name where it has one; ``turned``: each on lying pages."""
    blocks: list[Block] = []
    columns, size = _columns(standing)
    for division in standing.divisions:
        if division.name is not None:
            blocks.append(Heading(division.name, 2))
        rows = tuple(_row(standing.rounds, row) for row in division.rows)
        blocks.append(Table(columns, rows, size=size, turned=turned))
    return blocks


def _columns(standing: Standing) -> tuple[tuple[Column, ...], float]:
    roomy = MOST_UPRIGHT < len(standing.rounds) <= TIGHT
    place, number, team = words.STANDING_COLUMNS
    total = words.SO_FAR if standing.missing else words.TOTAL
    fixed = (
        *(Column(_round_title(head), 20 if roomy else 16.5, "center") for head in standing.rounds),
        Column(words.DEDUCTED, 11, "center"),
        Column(total, 15, "center"),
        Column(words.AWARD, 34 if roomy else 32, "center"),
    )
    width = LYING_MM if is_wide(standing) else UPRIGHT_MM
    rest = width - 16 - 10 - sum(column.share for column in fixed)
    lead = (
        Column(place, 16, "center"),
        Column(number, 10, "center"),
        Column(team, max(rest, NARROWEST_NAME_MM)),
    )
    return (*lead, *fixed), 12 if roomy else 11


def _round_title(head: RoundHead) -> str:
    if head.weight == "1":
        return head.name
    return f"{head.name}\n{words.ROUND_WEIGHT.format(weight=_weight(head))}"


def _weight(head: RoundHead) -> str:
    return head.weight if "/" in head.weight else figures.decimal(head.weight)


def _row(rounds: Sequence[RoundHead], row: TeamRow) -> Row:
    return Row(
        (
            Cell("–" if row.place is None else str(row.place), (words.TIED,) if row.tied else ()),
            "" if row.number is None else two(row.number),
            row.team,
            *(round_cell(head, cell) for head, cell in zip(rounds, row.cells, strict=True)),
            figures.nonzero(row.deducted) or "",
            Cell(figures.decimal(row.total), bold=True),
            row.award or "",
        )
    )


def round_cell(head: RoundHead, cell: RoundCell) -> Cell:
    """One round's figure; below it, small, how it came about where that is not plain."""
    if cell.status in ("absent", "disqualified"):
        return Cell(figures.decimal(cell.weighted or "0"), (words.STATUSES[cell.status],))
    if cell.weighted is None:
        pending = cell.status == "pending"
        return Cell("", (words.STATUSES["pending"] if pending else words.NOT_ENOUGH,))
    deducted = figures.nonzero(cell.deducted)
    lines = []
    if deducted and head.deductions_apply == "judge":
        lines.append(words.PER_JUDGE.format(points=deducted))
    elif deducted and cell.aggregate is not None:
        lines.append(f"{figures.decimal(cell.aggregate)}\u00a0−\u00a0{deducted}")
    if head.weight != "1" and cell.result is not None:
        lines.append(f"{figures.decimal(cell.result)} × {_weight(head)}")
    lines += [words.NOTES[note] for note in cell.notes]
    return Cell(figures.decimal(cell.weighted), tuple(lines))


def award_table(awards: Sequence[AwardLine]) -> Table:
    """The proposed prizes; the column of money only where some prize has any."""
    name, count, who = words.AWARD_COLUMNS
    paid = any(award.money for award in awards)
    columns = (Column(name, 42), Column(count, 16, "center"), Column(who, 73 if paid else 107))
    money = (Column(words.AWARD_MONEY, 34, "center"),) if paid else ()
    return Table((*columns, *money), tuple(_award(award, paid=paid) for award in awards))


def _award(award: AwardLine, *, paid: bool) -> Row:
    name = award.name if award.division is None else f"{award.name} ({award.division})"
    takers = (*award.teams, *award.members)
    if award.state == "needs_decision":
        who = words.AWAITS.format(teams=", ".join(award.contenders))
    elif award.state == "pending":
        who = words.UNKNOWN
    else:
        who = ", ".join(takers) or words.NOBODY
    count = two(len(takers)) if award.state == "given" else ""
    money = (figures.money(award.money) if award.money else "",) if paid else ()
    return Row((name, count, who, *money))


def missing_lines(standing: Standing) -> tuple[str, ...]:
    """What is lacking, one line a round; an award that waits for a decision gets its own."""
    rounds = dict.fromkeys(lack.round for lack in standing.missing)
    lines = [words.PROVISIONAL] if rounds else []
    teams = sum(len(division.rows) for division in standing.divisions)
    for name in rounds:
        here = [lack for lack in standing.missing if lack.round == name]
        parts = "; ".join(_lacks(here, teams))
        lines.append(words.LACK_OF_ROUND.format(round=name, parts=parts))
    lines += [
        words.LACK_OF_AWARD.format(award=award.name, teams=", ".join(award.contenders))
        for award in standing.awards
        if award.state == "needs_decision"
    ]
    return tuple(lines)


def _lacks(here: Sequence[MissingResult], everybody: int) -> Iterable[str]:
    """Teams that lack the same are told together, so that a draft begun early stays readable."""
    together: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for code in ("pending", "no_judge", "marks"):
        for lack in here:
            if lack.code == code:
                together.setdefault((code, lack.judges), []).append(lack.team)
    for (code, judges), teams in together.items():
        every = 1 < len(teams) == everybody
        told = words.ALL_TEAMS.format(count=two(len(teams))) if every else ", ".join(teams)
        yield words.LACKS[code].format(teams=told, judges=", ".join(judges))


def tie_sentences(standing: Standing) -> list[str]:
    """How each tie was broken."""
    return [_tie(tie) for division in standing.divisions for tie in division.ties]


def _tie(tie: TieSplit) -> str:
    if tie.by == "shared":
        how = words.TIE_SHARED
    elif tie.by == "decision":
        why = words.TIE_DECIDED_WHY.format(reason=tie.subject) if tie.subject else ""
        how = words.TIE_DECIDED.format(above=tie.above) + why
    else:
        how = words.TIE_ABOVE.format(
            above=tie.above,
            because=words.TIE_BECAUSE[tie.by].format(subject=tie.subject),
            compared=_compared(tie),
        )
    total = figures.decimal(tie.total)
    return words.TIE.format(above=tie.above, below=tie.below, total=total, how=how)


def _compared(tie: TieSplit) -> str:
    above, below = tie.above_figure, tie.below_figure
    if above is None or below is None:
        return ""
    if tie.by == "shortest_time":
        above, below = (figures.minutes_and_seconds(int(one)) for one in (above, below))
    else:
        above, below = figures.decimal(above), figures.decimal(below)
    return words.TIE_COMPARED.format(above=above, below=below)
