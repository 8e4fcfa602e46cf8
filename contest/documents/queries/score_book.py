"""Bảng điểm đầy đủ: from the results to the sheets of the workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from contest.documents import book_words
from contest.documents.rules.score_book import (
    EMPTY,
    BookSheet,
    Cell,
    Head,
    Look,
    aggregate_formula,
    at,
    first_row,
    result_formula,
    sheet_name,
    total_formula,
    weighted_formula,
)
from contest.ranking.queries.standing import Standing, TeamLine
from contest.ranking.queries.standing_turns import TurnLine, in_running_order
from contest.regulations.rules.exact import micros
from contest.regulations.rules.rounds import DeductionsApply, Round
from contest.scoring.rules.panel import aggregate

NUMBER, TEAM, FIRST_JUDGE = 0, 1, 2
"""Columns of a round's sheet; the judges follow, then what the panel comes to."""
FIRST_MARK = 3
"""In the sheet of marks: number, team, judge, then a column a criterion and the total."""
TITLES = 2

Marks = Mapping[tuple[str, str, str, str], Decimal]


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where one sheet's figures of a team stand: (round, team) → address."""

    totals: dict[tuple[str, str, str], str]
    weighted: dict[tuple[str, str], str]


def score_book(standing: Standing, name: str, made: str) -> dict[str, Any]:
    """The workbook's description: the ranking, and for each round its results and its marks.

    Marks of a panel that is still at work are not in it.

    Args:
        name: of the contest.
        made: when, in words.
    """
    marks: Marks = {
        (mark.round, mark.team, mark.judge, mark.criterion): mark.points
        for mark in standing.record.marks
    }
    placed = _Placed({}, {})
    rounds: list[BookSheet] = []
    for number, round_ in enumerate(standing.rounds, 1):
        turns = in_running_order(standing.turns_of(round_.key))
        names = (
            sheet_name(number, round_.name),
            sheet_name(number, book_words.MARKS_SHEET.format(round=round_.name)),
        )
        marked = _marks(round_, turns, marks, placed, names[1], name)
        rounds += [_round(round_, turns, placed, names[0], name), marked]
    ranking = [
        _ranking(standing, place, placed, name, made) for place in range(len(standing.divisions))
    ]
    return {"title": name, "sheets": [sheet.to_data() for sheet in (*ranking, *rounds)]}


def _marks(
    round_: Round,
    turns: Sequence[TurnLine],
    marks: Marks,
    placed: _Placed,
    sheet: str,
    name: str,
) -> BookSheet:
    last = FIRST_MARK + len(round_.criteria)
    rows: list[tuple[Cell, ...]] = []
    for turn in turns:
        for total in turn.totals:
            row = first_row(TITLES) + len(rows)
            lead = (_number(turn.number), Cell(turn.name), Cell(total.name))
            if total.points is None:
                why = book_words.NOT_MARKED.get(total.state, "")
                rows.append((*lead, *(EMPTY for _ in round_.criteria), Cell(why)))
                continue
            given = tuple(
                Cell(number=str(marks[round_.key, turn.team, total.judge, criterion.key]))
                for criterion in round_.criteria
            )
            cells = [at(FIRST_MARK, row), at(last - 1, row)]
            placed.totals[round_.key, turn.team, total.judge] = at(last, row, sheet)
            formula = f"SUM({':'.join(cells)})"
            rows.append((*lead, *given, Cell(number=total.points, formula=formula, look="strong")))
    criteria = tuple(
        Head(book_words.CRITERION.format(name=one.name, max=_comma(one.max)), 16)
        for one in round_.criteria
    )
    return BookSheet(
        name=sheet,
        titles=(name, book_words.MARKS_TITLE.format(round=round_.name)),
        heads=(*_TEAM_HEADS, Head(book_words.JUDGE, 26), *criteria, Head(book_words.TOTAL, 10)),
        rows=tuple(rows),
        frozen=FIRST_MARK,
    )


def _round(
    round_: Round, turns: Sequence[TurnLine], placed: _Placed, sheet: str, name: str
) -> BookSheet:
    rows = []
    for row, turn in enumerate(turns, first_row(TITLES)):
        rows.append(_turn(round_, turn, row, placed))
        weighted = FIRST_JUDGE + len(turn.totals) + 3
        if turn.weighted is not None:
            placed.weighted[round_.key, turn.team] = at(weighted, row, sheet)
    judges = turns[0].totals if turns else ()
    return BookSheet(
        name=sheet,
        titles=(name, book_words.ROUND_TITLE.format(round=round_.name)),
        heads=(
            *_TEAM_HEADS,
            *(Head(judge.name, 14) for judge in judges),
            Head(book_words.AGGREGATES[round_.aggregate.method.value], 12),
            Head(book_words.DEDUCTED, 10),
            Head(book_words.RESULT, 10),
            Head(book_words.WEIGHTED.format(weight=_comma(round_.weight)), 12),
            Head(book_words.REMARK, 26),
        ),
        rows=tuple(rows),
        notes=book_words.ROUND_NOTES,
    )


def _turn(round_: Round, turn: TurnLine, row: int, placed: _Placed) -> tuple[Cell, ...]:
    places = round_.decimals
    per_judge = round_.deductions_apply is DeductionsApply.JUDGE
    first_after = FIRST_JUDGE + len(turn.totals)
    figure, off, result = (at(first_after + step, row) for step in range(3))
    judges, counted = [], []
    for col, total in enumerate(turn.totals, FIRST_JUDGE):
        source = placed.totals.get((round_.key, turn.team, total.judge))
        if source is None or total.points is None:
            judges.append(Cell(book_words.NOT_MARKED.get(total.state, "")))
            continue
        look: Look = "struck" if total.state == "dropped" else "plain"
        judges.append(Cell(number=total.points, formula=source, look=look))
        if total.state == "counted":
            counted.append(at(col, row))
    deducted = Cell(number=turn.deducted)
    remark = Cell(book_words.STATUSES.get(turn.outcome.status.value, ""))
    lead = (_number(turn.number), Cell(turn.name), *judges)
    if turn.aggregate is None:
        results = [
            EMPTY if value is None else Cell(number=value, places=places, look="strong")
            for value in (turn.result, turn.weighted)
        ]
        return (*lead, EMPTY, deducted, *results, remark)
    formula = aggregate_formula(
        round_.aggregate.method.value,
        counted,
        seats=_seats(round_, turn),
        places=places,
        off=off if per_judge and turn.deducted != "0" else None,
    )
    return (
        *lead,
        Cell(number=turn.aggregate, formula=formula, places=places),
        deducted,
        Cell(
            number=turn.result,
            formula=result_formula(figure, off, places, per_judge=per_judge),
            places=places,
            look="strong",
        ),
        Cell(
            number=turn.weighted,
            formula=weighted_formula(result, round_.weight_factor, places),
            places=places,
        ),
        remark,
    )


def _seats(round_: Round, turn: TurnLine) -> int:
    """Judges of the panel less those that the rule of the highest and lowest took out."""
    totals = [micros(total) for total in turn.outcome.counted.values()]
    made = aggregate(totals, len(turn.totals), round_.aggregate)
    return len(turn.totals) - len(made.trimmed)


def _ranking(standing: Standing, place: int, placed: _Placed, name: str, made: str) -> BookSheet:
    division = standing.divisions[place]
    title = book_words.RANKING_TITLE
    if division.name is not None:
        title = book_words.RANKING_OF.format(division=division.name)
    several = len(standing.divisions) > 1
    sheet = book_words.RANKING_SHEET if not several else division.name or book_words.RANKING_SHEET
    return BookSheet(
        name=sheet_name(place + 1, sheet) if several else sheet,
        titles=(name, f"{title} ({made})"),
        heads=(
            Head(book_words.PLACE, 8),
            *_TEAM_HEADS,
            *(Head(round_.name, 14) for round_ in standing.rounds),
            Head(book_words.SUM if standing.complete else book_words.SUM_SO_FAR, 12),
            Head(book_words.AWARD, 28),
        ),
        rows=tuple(
            _team(team, row, placed, standing)
            for row, team in enumerate(division.teams, first_row(TITLES))
        ),
        notes=book_words.RANKING_NOTES,
        frozen=3,
    )


def _team(team: TeamLine, row: int, placed: _Placed, standing: Standing) -> tuple[Cell, ...]:
    first = 3
    cells: list[Cell] = []
    for turn, round_ in zip(team.turns, standing.rounds, strict=True):
        source = placed.weighted.get((turn.round, team.team))
        if source is None or turn.weighted is None:
            cells.append(EMPTY)
        else:
            cells.append(Cell(number=turn.weighted, formula=source, places=round_.decimals))
    span = [at(first, row), at(first + len(cells) - 1, row)]
    places = max((round_.decimals for round_ in standing.rounds), default=0)
    return (
        EMPTY if team.place is None else Cell(number=str(team.place)),
        _number(team.number),
        Cell(team.name),
        *cells,
        Cell(
            number=team.total,
            formula=total_formula([":".join(span)]),
            places=places,
            look="strong",
        ),
        Cell(", ".join(team.awards)),
    )


def _number(number: int | None) -> Cell:
    return EMPTY if number is None else Cell(number=str(number))


def _comma(figure: object) -> str:
    return str(figure).replace(".", ",")


_TEAM_HEADS = (Head(book_words.NUMBER, 8), Head(book_words.TEAM, 30))
