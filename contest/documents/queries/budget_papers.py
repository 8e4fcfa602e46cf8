"""Dự toán, quyết toán as a paper: for print, in Word, and as a workbook that computes."""

from collections.abc import Callable, Sequence
from typing import Any

from contest.budget.queries.budgets import Money
from contest.budget.rules.lines import Cost, Line, Section, plain
from contest.budget.rules.typed import Side
from contest.documents import money_words as said
from contest.documents.rules import figures, words
from contest.documents.rules.frame import Letterhead, Signature
from contest.documents.rules.score_book import (
    EMPTY,
    BookSheet,
    Cell,
    Head,
    added,
    at,
    first_row,
    sheet_name,
)
from contest.documents.rules.word_paper import (
    Column,
    Ground,
    Paragraph,
    Row,
    Table,
    WordPaper,
)

BLANK = "…"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
PLANNED_HEADS = (
    Column(said.NUMBER, 1, "center"),
    Column(said.CONTENT, 4.6),
    Column(said.UNIT, 1.8, "center"),
    Column(said.QUANTITY, 1.4, "right"),
    Column(said.PRICE, 2, "right"),
    Column(said.AMOUNT, 2.3, "right"),
    Column(said.NOTE, 1.8),
)
SPENT_HEADS = (
    Column(said.NUMBER, 1, "center"),
    Column(said.CONTENT, 5),
    Column(said.UNIT, 2, "center"),
    Column(said.PLANNED, 2.4, "right"),
    Column(said.QUANTITY, 1.4, "right"),
    Column(said.PRICE, 2, "right"),
    Column(said.SPENT, 2.4, "right"),
    Column(said.DIFFERENCE, 2.2, "right"),
    Column(said.NOTE, 2),
)


def budget_paper(
    money: Money,
    side: Side,
    letterhead: Letterhead,
    summary: str,
    grounds: Sequence[str],
    signatures: tuple[Signature, ...],
) -> WordPaper:
    """The paper of one side; what is not known yet stays an empty cell to be written in."""
    table = _planned(money) if side == "planned" else _spent(money)
    source = money.source.rstrip(". ") or BLANK
    return WordPaper(
        letterhead=letterhead,
        type_name=said.PLANNED_TYPE if side == "planned" else said.SPENT_TYPE,
        summary=summary,
        blocks=(
            *(Ground(ground) for ground in grounds),
            table,
            *(Paragraph(text) for text in _told(money, side)),
            Paragraph(said.SOURCE.format(source=source)),
        ),
        signatures=signatures,
        landscape=side == "spent",
        closes=False,
    )


def _told(money: Money, side: Side) -> list[str]:
    if side == "planned":
        told = words.money_in_words(money.planned) if money.planned else BLANK
        return [said.IN_WORDS.format(words=told)]
    more = money.spent - money.planned
    compared = said.SAME if more == 0 else said.MORE if more > 0 else said.LESS
    return [
        said.SPENT_IN_WORDS.format(words=words.money_in_words(money.spent)),
        compared.format(money=figures.money(abs(more)), words=words.money_in_words(abs(more))),
    ]


def _planned(money: Money) -> Table:
    def section(one: Section) -> tuple[str, ...]:
        return (one.name, "", "", "", _known(one.planned), "")

    def line(one: Line) -> tuple[str, ...]:
        cost = one.planned
        return (one.content, one.unit, *_cost(cost), _money(cost.amount), one.note)

    total = ("", said.TOTAL, "", "", "", _known(money.planned), "")
    return Table(PLANNED_HEADS, _rows(money, section, line, total))


def _spent(money: Money) -> Table:
    def section(one: Section) -> tuple[str, ...]:
        planned, spent = figures.money(one.planned), figures.money(one.spent)
        return (one.name, "", planned, "", "", spent, _signed(one.spent - one.planned), "")

    def line(one: Line) -> tuple[str, ...]:
        planned, spent = one.planned.amount, one.spent.amount
        more = _signed((spent or 0) - (planned or 0)) if spent is not None else ""
        return (
            one.content,
            one.unit,
            _money(planned),
            *_cost(one.spent),
            _money(spent),
            more,
            one.note,
        )

    total = (
        "",
        said.TOTAL,
        "",
        figures.money(money.planned),
        "",
        "",
        figures.money(money.spent),
        _signed(money.spent - money.planned),
        "",
    )
    return Table(SPENT_HEADS, _rows(money, section, line, total))


def _rows(
    money: Money,
    section: Callable[[Section], tuple[str, ...]],
    line: Callable[[Line], tuple[str, ...]],
    total: tuple[str, ...],
) -> tuple[Row, ...]:
    rows: list[Row] = []
    named = len(money.sections) > 1
    for number, one in enumerate(money.sections, 1):
        if named:
            rows.append(Row((_roman(number), *section(one)), bold=True))
        rows += [Row((str(place), *line(each))) for place, each in enumerate(one.lines, 1)]
    return (*rows, Row(total, bold=True))


def budget_book(money: Money, side: Side, title: str, name: str) -> dict[str, Any]:
    """The workbook's description: amounts, sums and differences are formulas.

    Args:
        name: of the contest.
    """
    costs = ("planned",) if side == "planned" else ("planned", "spent")
    heads = [Head(said.NUMBER, 6), Head(said.CONTENT, 44), Head(said.UNIT, 14)]
    if side == "planned":
        heads += [Head(said.QUANTITY, 10), Head(said.PRICE, 14), Head(said.AMOUNT, 16)]
    else:
        heads += [
            Head(said.PLANNED_QUANTITY, 10),
            Head(said.PLANNED_PRICE, 14),
            Head(said.PLANNED, 16),
            Head(said.QUANTITY, 10),
            Head(said.PRICE, 14),
            Head(said.SPENT, 16),
            Head(said.DIFFERENCE, 16),
        ]
    heads.append(Head(said.NOTE, 20))
    rows: list[tuple[Cell, ...]] = []
    at_row, sums = first_row(2), []
    for number, section in enumerate(money.sections, 1):
        sums.append(at_row)
        below = at_row + len(section.lines)
        names = (_roman(number), section.name)
        rows.append(_summed(names, costs, _sum_of(at_row + 1, below), section, at_row))
        rows += [
            _line_cells(place, line, costs, at_row + place)
            for place, line in enumerate(section.lines, 1)
        ]
        at_row = below + 1
    rows.append(
        _summed(
            ("", said.TOTAL),
            costs,
            lambda col: added([at(col, row) for row in sums]) if sums else "0",
            Section("", money.lines),
            at_row,
        )
    )
    sheet = BookSheet(sheet_name(1, title), (title, name), tuple(heads), tuple(rows))
    return {"title": f"{title} – {name}", "sheets": [sheet.to_data()]}


def _sum_of(top: int, below: int) -> Callable[[int], str]:
    return lambda col: f"SUM({at(col, top)}:{at(col, below)})"


QUANTITY_AT = 3
"""The first column of costs: quantity, price, amount; then those of the settlement."""


def _line_cells(place: int, line: Line, costs: Sequence[str], row: int) -> tuple[Cell, ...]:
    cells = [Cell(str(place)), Cell(line.content), Cell(line.unit)]
    for number, which in enumerate(costs):
        cost = line.planned if which == "planned" else line.spent
        col = QUANTITY_AT + 3 * number
        quantity, price = plain(cost.quantity), cost.price
        cells += [
            Cell(number=quantity) if quantity else EMPTY,
            EMPTY if price is None else Cell(number=str(price), places=0),
            Cell(
                number=str(cost.amount or 0),
                formula=f"{at(col, row)}*{at(col + 1, row)}",
                places=0,
            ),
        ]
    if len(costs) > 1:
        more = (line.spent.amount or 0) - (line.planned.amount or 0)
        cells.append(_difference(row, more, "plain"))
    return (*cells, Cell(line.note))


def _summed(
    names: tuple[str, str],
    costs: Sequence[str],
    formula: Callable[[int], str],
    section: Section,
    row: int,
) -> tuple[Cell, ...]:
    cells = [*(Cell(name, look="strong") for name in names), EMPTY]
    for number, which in enumerate(costs):
        amount = section.planned if which == "planned" else section.spent
        col = QUANTITY_AT + 3 * number + 2
        cells += [
            EMPTY,
            EMPTY,
            Cell(number=str(amount), formula=formula(col), places=0, look="strong"),
        ]
    if len(costs) > 1:
        cells.append(_difference(row, section.spent - section.planned, "strong"))
    return (*cells, EMPTY)


def _difference(row: int, more: int, look: Any) -> Cell:
    planned, spent = at(QUANTITY_AT + 2, row), at(QUANTITY_AT + 5, row)
    return Cell(number=str(more), formula=f"{spent}-{planned}", places=0, look=look)


def _cost(cost: Cost) -> tuple[str, str]:
    return plain(cost.quantity).replace(".", ","), _money(cost.price)


def _money(dong: int | None) -> str:
    return "" if dong is None else figures.money(dong)


def _known(sum_: int) -> str:
    """A sum; nothing yet is left to be written in."""
    return figures.money(sum_) if sum_ else ""


def _signed(more: int) -> str:
    sign = "+" if more > 0 else "-" if more < 0 else ""
    return sign + figures.money(abs(more))


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text
