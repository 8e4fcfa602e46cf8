"""The page of a table of money: shown, typed in, told what is wrong; the same for every owner."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request

from contest.accounts.gate import actor
from contest.budget.actions.table import Texts, save_table
from contest.budget.queries.budgets import Money, Owner, money_of
from contest.budget.rules.lines import Line, plain
from contest.budget.rules.typed import Side, TypedRow, read_table, typed_row
from contest.regulations.forms.notation import shown_money
from contest.shared.errors import Refusal, Stale
from contest.shared.sentences import sentence
from contest.shared.whole_numbers import whole_number

SIDES: dict[str, Side] = {"du-toan": "planned", "quyet-toan": "spent"}
"""Word of the address → which side."""
WHICH = "<any({}):which>".format(", ".join(f'"{word}"' for word in SIDES))
SPARE, MORE = 2, 6
"""Empty rows at the end of a section, and how many more whoever asks for more gets."""
MOST_ROWS = 400
"""Rows that are read from a page."""


@dataclass(frozen=True, slots=True)
class Place:
    """Whose page it is.

    Attributes:
        address: of one side (word of the address).
        more: what its template needs besides.
    """

    owner: Owner
    template: str
    address: Callable[[str], str]
    more: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section on the page: its name and its rows, empty ones at the end."""

    name: str
    rows: Sequence[TypedRow]


def show_table(place: Place, which: str) -> str:
    """The table as it stands."""
    money = money_of(place.owner)
    return _page(place, which, money, money, _sections_of(money, SIDES[which], SPARE))


def save_page(place: Place, which: str) -> Any:
    """Save what was typed; what is wrong is told at its box, and nothing typed is lost."""
    side = SIDES[which]
    sections = _typed_sections()
    rows = [row for section in sections for row in section.rows]
    texts = Texts(request.form.get("grounds", ""), request.form.get("source", ""))
    money = money_of(place.owner)
    if request.form.get("act") == "more":
        return _page(
            place, which, money, _typed_money(money, rows, side, texts), _with_more(sections)
        )
    version = whole_number(request.form.get("version"))
    try:
        save_table(place.owner, version, side, rows, texts, by=actor())
    except Stale as stale:
        kept: Money = stale.current
        told = _typed_money(kept, rows, side, texts)
        return _page(place, which, kept, told, sections, stale=kept), stale.status
    except Refusal as refusal:
        wrong = {
            (reason.facts["at"], reason.facts["field"]): sentence(reason)
            for reason in refusal.reasons
            if reason.facts.get("at")
        }
        rest = [sentence(one) for one in refusal.reasons if not one.facts.get("at")]
        told = _typed_money(money, rows, side, texts)
        return _page(place, which, money, told, sections, wrong, rest), refusal.status
    flash("Đã lưu.", "done")
    return redirect(place.address(which))


def _typed_money(money: Money, rows: Sequence[TypedRow], side: Side, texts: Texts) -> Money:
    """The money as it would be with what was typed: for the sums on the page."""
    lines = read_table(rows, money.lines, side).lines
    return Money(money.version, tuple(texts.grounds.splitlines()), texts.source, lines, money.saved)


def _typed_sections() -> list[ShownSection]:
    form = request.form
    found: list[ShownSection] = []
    left = MOST_ROWS
    for at in range(whole_number(form.get("sections"))):
        if left <= 0 or f"section-{at}" not in form:
            break
        count = min(whole_number(form.get(f"rows-{at}")), left)
        left -= count
        name = form.get(f"section-{at}", "")
        found.append(ShownSection(name, [_typed(at, row, name) for row in range(count)]))
    return found


def _typed(section: int, row: int, name: str) -> TypedRow:
    at = f"{section}-{row}"
    texts = {
        field: request.form.get(f"{field}-{at}", "")
        for field in ("content", "unit", "quantity", "price", "note")
    }
    return typed_row(at, whole_number(request.form.get(f"id-{at}")), texts | {"section": name})


def _sections_of(money: Money, side: Side, spare: int) -> list[ShownSection]:
    shown = [
        ShownSection(
            section.name,
            [
                *(_row(f"{at}-{row}", line, side) for row, line in enumerate(section.lines)),
                *_empty(at, len(section.lines), section.name, spare),
            ],
        )
        for at, section in enumerate(money.sections)
    ]
    return [*shown, ShownSection("", _empty(len(shown), 0, "", spare))]


def _with_more(sections: list[ShownSection]) -> list[ShownSection]:
    more = [
        ShownSection(one.name, [*one.rows, *_empty(at, len(one.rows), one.name, MORE)])
        for at, one in enumerate(sections)
    ]
    return [*more, ShownSection("", _empty(len(more), 0, "", MORE))]


def _empty(section: int, first: int, name: str, count: int) -> list[TypedRow]:
    return [typed_row(f"{section}-{first + n}", 0, {"section": name}) for n in range(count)]


def _row(at: str, line: Line, side: Side) -> TypedRow:
    cost = line.planned if side == "planned" else line.spent
    return TypedRow(
        at,
        line.id,
        line.section,
        line.content,
        line.unit,
        plain(cost.quantity).replace(".", ","),
        shown_money(cost.price),
        line.note,
    )


def _page(
    place: Place,
    which: str,
    kept: Money,
    shown: Money,
    sections: Sequence[ShownSection],
    wrong: dict[tuple[str, str], str] | None = None,
    problems: Sequence[str] = (),
    stale: Money | None = None,
) -> str:
    return render_template(
        place.template,
        which=which,
        side=SIDES[which],
        kept=kept,
        lines={line.id: line for line in kept.lines},
        shown=shown,
        sections=sections,
        wrong=wrong or {},
        problems=problems,
        stale=stale,
        address=place.address,
        money=shown_money,
        plain=plain,
        **place.more,
    )
