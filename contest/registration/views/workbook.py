"""Nhập từ Excel, for one delegation: by itself, or by the organiser on its behalf."""

from flask import Response, flash, g, redirect, request, url_for

from contest.accounts.gate import actor
from contest.files.request_size import takes_bytes
from contest.registration.actions.draft import save_delegation
from contest.registration.actions.exporting import WORKBOOK, note_file_taken
from contest.registration.actions.viewing import note_viewing
from contest.registration.forms.table import posted_versions
from contest.registration.queries.deadlines import in_time
from contest.registration.queries.files import File, file_of
from contest.registration.queries.pending import Pending
from contest.registration.queries.standing import Standing, standing_of_entry
from contest.registration.queries.table_check import TableCheck, check_own
from contest.registration.queries.workbook import own_workbook as made_workbook
from contest.registration.rules.handing_in import Hand, why_not_edit
from contest.registration.views import blueprint
from contest.registration.views.delegation import own_file
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


@blueprint.route("/dang-ky/<int:delegation_id>/bang-tinh", methods=["GET", "POST"])
@requires("registration.own")
@takes_bytes(UPLOAD_LIMIT)
def own_workbook(delegation_id: int) -> Page:
    """Download the workbook of the own list, bring it back, or paste."""
    file = own_file(delegation_id)
    return _locked(file) or start_page(_door(file, Hand.DELEGATION))


@blueprint.route("/dang-ky/<int:delegation_id>/bang-tinh/xem", methods=["GET", "POST"])
@requires("registration.own")
def own_table(delegation_id: int) -> Page:
    """Look the table through and accept it. After the deadline too: accepting tells why not."""
    return table_page(_door(own_file(delegation_id), Hand.DELEGATION))


@blueprint.get("/dang-ky/<int:delegation_id>/bang-tinh/mau.xlsx")
@requires("registration.own")
def own_template(delegation_id: int) -> Page:
    """The workbook to fill in, with the people typed so far."""
    return _template(_door(own_file(delegation_id), Hand.DELEGATION))


@blueprint.route("/doan/<int:delegation_id>/bang-tinh", methods=["GET", "POST"])
@requires("registration.review")
@takes_bytes(UPLOAD_LIMIT)
def unit_workbook(delegation_id: int) -> Page:
    """The same on behalf of a unit."""
    return start_page(_door(file_of(g.contest.id, delegation_id), Hand.ORGANISER))


@blueprint.route("/doan/<int:delegation_id>/bang-tinh/xem", methods=["GET", "POST"])
@requires("registration.review")
def unit_table(delegation_id: int) -> Page:
    """Look the table through on behalf of a unit."""
    file = file_of(g.contest.id, delegation_id)
    note_viewing(g.contest.id, f"delegation:{file.key}", "member_table", by=actor())
    return table_page(_door(file, Hand.ORGANISER))


@blueprint.get("/doan/<int:delegation_id>/bang-tinh/mau.xlsx")
@requires("registration.review")
def unit_template(delegation_id: int) -> Page:
    """The workbook of one delegation, for the organiser."""
    return _template(_door(file_of(g.contest.id, delegation_id), Hand.ORGANISER))


def _door(file: File, hand: Hand) -> Door:
    is_own = hand is Hand.DELEGATION

    def check(pending: Pending) -> TableCheck:
        return check_own(file, pending, clock.now().astimezone(VIETNAM).date())

    def standing(checked: TableCheck) -> Standing | None:
        whole = checked.lists[0].merged
        return standing_of_entry(file, whole.entry, whole.places)

    def accept(checked: TableCheck) -> str:
        seen = posted_versions(request.form).get(checked.lists[0].target.key, 0)
        save_delegation(
            file.contest_id, file.id, checked.lists[0].merged.entry, seen, hand=hand, by=actor()
        )
        return "Đã nhận danh sách từ bảng. Xin xem lại, rồi gửi hồ sơ."

    return Door(
        name="own" if is_own else "unit",
        home="registration.delegation" if is_own else "registration.edit",
        file=file,
        check=check,
        accept=accept,
        standing=standing,
    )


def _locked(file: File) -> Page | None:
    """Back to the list, with the reasons, where nothing can be changed now."""
    reasons = why_not_edit(file.status, Hand.DELEGATION, in_time(g.contest.id, file.unit_ids))
    if not reasons or request.method == "POST":
        return None
    for reason in reasons:
        flash(sentence(reason), "needs")
    return redirect(url_for("registration.delegation", delegation_id=file.id))


def _template(door: Door) -> Page:
    file = door.file
    assert file is not None
    try:
        data = made_workbook(file, deadline_words(file.unit_ids))
    except AsideError:
        flash(sentence("workbook_not_made"), "problem")
        return redirect(door.url("workbook"))
    if file.entry.people:
        note_file_taken(g.contest.id, f"delegation:{file.key}", WORKBOOK, by=actor())
    answer: Response = workbook_answer(data, f"mau-nhap-{file.key}")
    return answer
