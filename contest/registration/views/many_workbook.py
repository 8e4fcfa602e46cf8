"""Nhập từ Excel, for the organiser: one table with the people of many teams."""

from flask import flash, g, redirect, request

from contest.accounts.gate import actor
from contest.files.request_size import takes_bytes
from contest.registration.actions.exporting import WORKBOOK, note_file_taken
from contest.registration.actions.many_lists import ListToStore, store_lists
from contest.registration.actions.viewing import note_viewing
from contest.registration.forms.table import posted_versions
from contest.registration.queries.pending import Pending
from contest.registration.queries.table_check import TableCheck, check_many, targets_of
from contest.registration.queries.workbook import many_workbook as made_workbook
from contest.registration.views import blueprint
from contest.registration.views.editing import Page
from contest.registration.views.table_door import (
    UPLOAD_LIMIT,
    Door,
    deadline_words,
    start_page,
    table_page,
    workbook_answer,
)
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.aside import AsideError
from contest.shared.filters import VIETNAM
from contest.shared.sentences import sentence


@blueprint.route("/doan/bang-tinh", methods=["GET", "POST"])
@requires("registration.review")
@takes_bytes(UPLOAD_LIMIT)
def many_workbook() -> Page:
    """Download the workbook of all teams, bring it back, or paste."""
    return start_page(_door())


@blueprint.route("/doan/bang-tinh/xem", methods=["GET", "POST"])
@requires("registration.review")
def many_table() -> Page:
    """Look the table through and accept all lists of it at once."""
    note_viewing(g.contest.id, f"contest:{g.contest.slug}", "member_table", by=actor())
    return table_page(_door())


@blueprint.get("/doan/bang-tinh/mau.xlsx")
@requires("registration.review")
def many_template() -> Page:
    """The workbook of all teams, with the people there are."""
    targets = list(targets_of(g.contest.id)[0].values())
    try:
        data = made_workbook(g.contest.id, targets, deadline_words())
    except AsideError:
        flash(sentence("workbook_not_made"), "problem")
        return redirect(_door().url("workbook"))
    if any(target.stored.people for target in targets):
        note_file_taken(g.contest.id, f"contest:{g.contest.slug}", WORKBOOK, by=actor())
    return workbook_answer(data, "mau-nhap-nhieu-doan")


def _door() -> Door:
    contest_id: int = g.contest.id

    def check(pending: Pending) -> TableCheck:
        return check_many(pending, clock.now().astimezone(VIETNAM).date())

    def accept(checked: TableCheck) -> str:
        seen = posted_versions(request.form)
        begun = store_lists(
            contest_id,
            [
                ListToStore(
                    None if one.target.file is None else one.target.file.id,
                    one.target.unit_ids,
                    one.merged.entry,
                    seen.get(one.target.key, 0),
                )
                for one in checked.lists
            ],
            by=actor(),
        )
        new = f", trong đó lập mới {begun} hồ sơ" if begun else ""
        return f"Đã nhận danh sách của {len(checked.lists)} đội{new}."

    return Door(
        name="many",
        home="registration.review",
        file=None,
        check=check,
        accept=accept,
        standing=lambda _checked: None,
        names=lambda: [target.name for target in targets_of(contest_id)[0].values()],
    )
