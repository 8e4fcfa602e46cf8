"""What the organiser takes away as Excel files; each time is noted."""

from collections.abc import Sequence

from flask import flash, g, redirect, url_for

from contest.accounts.gate import actor
from contest.registration.actions.exporting import BOARD, LISTS, note_file_taken
from contest.registration.queries.board import board
from contest.registration.queries.exports import (
    BOARD_COLUMNS,
    LIST_COLUMNS,
    Cells,
    board_rows,
    list_rows,
)
from contest.registration.queries.table_check import targets_of
from contest.registration.queries.workbook import sheet_workbook
from contest.registration.views import blueprint
from contest.registration.views.editing import Page
from contest.registration.views.table_door import workbook_answer
from contest.shared.access import requires
from contest.shared.aside import AsideError
from contest.shared.sentences import sentence


@blueprint.get("/doan/danh-sach.xlsx")
@requires("registration.review")
def export_lists() -> Page:
    """Every person of every delegation, a row each."""
    targets = list(targets_of(g.contest.id)[0].values())
    rows = list_rows(g.contest.id, targets)
    return _file(LISTS, "Danh sách các đoàn", "danh-sach-cac-doan", LIST_COLUMNS, rows)


@blueprint.get("/doan/tong-hop.xlsx")
@requires("registration.review")
def export_board() -> Page:
    """The board: every unit, the state of its file, what is missing."""
    rows = board_rows(board(g.contest.id))
    return _file(BOARD, "Tình hình đăng ký", "tinh-hinh-dang-ky", BOARD_COLUMNS, rows)


def _file(
    what: str,
    title: str,
    name: str,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[Cells],
) -> Page:
    if g.contest.practice_of is not None:
        title, name = f"Diễn tập - {title}", f"dien-tap-{name}"
    try:
        data = sheet_workbook(title, columns, rows)
    except AsideError:
        flash(sentence("workbook_not_made"), "problem")
        return redirect(url_for("registration.review"))
    note_file_taken(g.contest.id, f"contest:{g.contest.slug}", what, by=actor())
    return workbook_answer(data, name)
