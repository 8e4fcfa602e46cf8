"""A table of money as it is typed: read exactly, or every box that is wrong named."""

from decimal import Decimal

import pytest

from contest.budget.rules.lines import Cost, Line, in_sections
from contest.budget.rules.typed import (
    MOST_LINES,
    Side,
    TypedRow,
    read_table,
    typed_money,
    typed_quantity,
    typed_row,
)


def row(number: int = 0, section: str = "Chi bồi dưỡng", **texts: str) -> TypedRow:
    return typed_row("0-0", number, {"section": section, **texts})


def codes(rows: list[TypedRow], kept: list[Line] | None = None, side: Side = "planned") -> set[str]:
    return {f"{one.field} {one.code}".strip() for one in read_table(rows, kept or [], side).faults}


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("150000", 150_000),
        ("150.000", 150_000),
        ("1 500 000", 1_500_000),
        ("0", 0),
        ("150.00", None),
        ("150,5", None),
        ("-5", None),
        ("1e5", None),
        ("٣", None),
        ("1" * 13, None),
    ],
)
def test_money_is_whole_dong_however_its_thousands_are_parted(text: str, dong: int | None) -> None:
    assert typed_money(text) == dong


@pytest.mark.parametrize(
    ("text", "quantity"),
    [("2", "2"), ("1,5", "1.5"), ("1.25", "1.25"), ("1,255", None), ("-1", None), ("hai", None)],
)
def test_a_quantity_has_at_most_two_decimals(text: str, quantity: str | None) -> None:
    assert typed_quantity(text) == (None if quantity is None else Decimal(quantity))


def test_sums_are_exact_where_binary_fractions_are_not() -> None:
    rows = [row(content=f"Khoản {n}", quantity="0,1", price="30") for n in range(3)]
    [section] = in_sections(read_table(rows, [], "planned").lines)
    assert section.planned == 9


def test_every_wrong_box_is_named_at_once() -> None:
    rows = [
        row(quantity="2", price="1.000"),
        row(content="a", quantity="hai", price="nghìn"),
        row(content="b", quantity="0,5", price="1"),
        row(content="c" * 301),
    ]
    assert codes(rows) == {
        "content budget_content",
        "quantity budget_quantity",
        "price budget_price",
        "quantity budget_not_whole",
        "content budget_too_long",
    }
    assert codes([row(content="x")] * (MOST_LINES + 1)) == {"budget_too_many"}
    assert codes([row(content="x", quantity="999999", price="999999999999")]) == {
        "budget_too_large"
    }


def test_an_emptied_row_takes_its_line_away_unless_money_was_spent_on_it() -> None:
    spent = Line(1, "Chi bồi dưỡng", "Nước uống", spent=Cost(Decimal(1), 5000))
    unspent = Line(2, "Chi bồi dưỡng", "Hoa", planned=Cost(Decimal(1), 5000))
    assert codes([row(1), row(2)], [spent, unspent]) == {"content budget_line_spent"}
    assert read_table([row(2)], [unspent], "planned").lines == ()


def test_the_settlement_leaves_what_was_planned_and_takes_lines_of_its_own() -> None:
    planned = Line(1, "Chi bồi dưỡng", "Nước uống", "Ngày", Cost(Decimal(1), 5000))
    rows = [
        row(1, content="đổi tên", quantity="2", price="4.000", note="theo hóa đơn"),
        row(content="Sửa loa", unit="Lần", quantity="1", price="50.000"),
    ]
    kept, new = read_table(rows, [planned], "spent").lines
    assert (kept.content, kept.planned) == ("Nước uống", Cost(Decimal(1), 5000))
    assert (kept.spent.amount, kept.note) == (8000, "theo hóa đơn")
    assert (new.id, new.planned, new.spent.amount) == (2, Cost(), 50_000)
    # Emptied again, its own line goes and the planned one stays.
    again = read_table([row(1), row(2)], [kept, new], "spent")
    assert [line.content for line in again.lines] == ["Nước uống"]
    assert again.faults == ()


def test_a_line_is_kept_as_it_was() -> None:
    line = Line(3, "Mục", "Chi", "Bộ", Cost(Decimal("1.50"), 2), Cost(None, 7), "ghi")
    assert Line.of_json(line.to_json()) == line
