"""The page on which the organiser judges a file."""

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.registration.actions.handing_in import resume_delegation, withdraw_delegation
from contest.registration.actions.review import WAIVER_MISSING, approve_delegation
from contest.registration.actions.viewing import note_viewing
from contest.registration.forms.review import ApproveForm
from contest.registration.queries.files import File, file_of
from contest.registration.queries.late import late_of
from contest.registration.queries.remarks import remarks_of
from contest.registration.queries.standing import standing_of
from contest.registration.queries.substitutions import requests_of_delegation
from contest.registration.queries.waivers import former_waivers_of, waivers_of_file
from contest.registration.rules.handing_in import (
    Hand,
    why_not_approve,
    why_not_return,
    why_not_withdraw,
)
from contest.registration.rules.teams import TeamStatus
from contest.registration.views import blueprint
from contest.registration.views.editing import Page, deadline_here, storage_key
from contest.regulations.queries.values import divisions_of, units_of
from contest.shared.access import requires
from contest.shared.errors import Invalid, Refusal, Stale
from contest.shared.sentences import sentence
from contest.shared.whole_numbers import whole_number


@blueprint.get("/doan/<int:delegation_id>")
@requires("registration.review")
def file(delegation_id: int) -> str:
    """One file to read and to judge."""
    file = file_of(g.contest.id, delegation_id)
    note_viewing(g.contest.id, f"delegation:{file.key}", "member_list", by=actor())
    return _page(file)


@blueprint.post("/doan/<int:delegation_id>/duyet")
@requires("registration.review")
def approve(delegation_id: int) -> Page:
    """Approve the list that is on screen."""
    form = ApproveForm()
    version, waiver = whole_number(form.version.data), form.waiver.data or ""
    try:
        approve_delegation(g.contest.id, delegation_id, version, waiver, by=actor())
    except Refusal as refusal:
        return _again(delegation_id, refusal, approve_form=form, field=form.waiver)
    flash("Đã duyệt đoàn.", "done")
    return redirect(url_for("registration.file", delegation_id=delegation_id))


@blueprint.post("/doan/<int:delegation_id>/xin-khong-tham-gia")
@requires("registration.review")
def withdraw_for(delegation_id: int) -> Page:
    """Record that the delegation will not take part."""
    reason = request.form.get("reason", "")
    try:
        withdraw_delegation(g.contest.id, delegation_id, reason, hand=Hand.ORGANISER, by=actor())
        flash("Đã ghi nhận: đoàn xin không tham gia.", "done")
    except Refusal as refusal:
        return _again(delegation_id, refusal)
    return redirect(url_for("registration.file", delegation_id=delegation_id))


@blueprint.post("/doan/<int:delegation_id>/tham-gia")
@requires("registration.review")
def resume_for(delegation_id: int) -> Page:
    """Take a delegation back in that had withdrawn."""
    try:
        resume_delegation(g.contest.id, delegation_id, hand=Hand.ORGANISER, by=actor())
        flash("Đoàn tham gia trở lại. Hồ sơ đang ở trạng thái soạn.", "done")
    except Refusal as refusal:
        return _again(delegation_id, refusal)
    return redirect(url_for("registration.file", delegation_id=delegation_id))


def _again(
    delegation_id: int, refusal: Refusal, *, field: Any = None, **forms: Any
) -> tuple[str, int]:
    """The page once more with why not, nothing typed lost, and the newest list under it."""
    newest = file_of(g.contest.id, delegation_id)
    at_field = [
        reason
        for reason in refusal.reasons
        if field is not None and (isinstance(refusal, Invalid) or reason.code == WAIVER_MISSING)
    ]
    reasons = [sentence(reason) for reason in refusal.reasons if reason not in at_field]
    if at_field:
        field.errors = [sentence(reason) for reason in at_field]
    for form in forms.values():
        form.version.data = str(newest.version)
    page = _page(newest, refused=reasons, is_stale=isinstance(refusal, Stale), **forms)
    return page, refusal.status


def _page(
    file: File,
    *,
    refused: list[str] | None = None,
    is_stale: bool = False,
    approve_form: ApproveForm | None = None,
) -> str:
    fresh = {"formdata": None, "data": {"version": str(file.version)}}
    return render_template(
        "registration/file.html",
        file=file,
        standing=standing_of(file),
        deadline=deadline_here(file.unit_ids),
        waivers=waivers_of_file(file),
        late=late_of(g.contest.id).get(file.key),
        asked=remarks_of(file),
        requests=requests_of_delegation(file.id),
        units={unit.key: unit.name for unit in units_of(g.contest.id)},
        divisions={division.key: division.name for division in divisions_of(g.contest.id)},
        former_waivers=former_waivers_of(file),
        refused=refused or [],
        is_stale=is_stale,
        approve_form=approve_form or ApproveForm(**fresh),
        storage_key=storage_key(file),
        may_edit=file.status is not TeamStatus.WITHDRAWN,
        may_approve=not why_not_approve(file.status),
        may_return=not why_not_return(file.status),
        may_withdraw=not why_not_withdraw(file.status, Hand.ORGANISER),
    )
