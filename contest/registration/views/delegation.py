"""A unit's own registration: its representatives see this delegation and no other."""

from flask import flash, g, redirect, render_template, request, url_for
from flask_login import current_user

from contest.accounts.gate import actor
from contest.accounts.queries.people import represented_units
from contest.registration.actions.draft import begin_delegation
from contest.registration.actions.handing_in import (
    resume_delegation,
    take_back_delegation,
    withdraw_delegation,
)
from contest.registration.queries.deadlines import in_time
from contest.registration.queries.files import File, file_of, files_of_units, waiver_of
from contest.registration.queries.late import late_of
from contest.registration.queries.standing import standing_of
from contest.registration.queries.substitutions import is_pending, requests_of_delegation
from contest.registration.queries.way import steps_of
from contest.registration.rules.handing_in import (
    Hand,
    why_not_edit,
    why_not_resume,
    why_not_take_back,
    why_not_withdraw,
)
from contest.registration.rules.substitution import why_not_ask
from contest.registration.views import blueprint
from contest.registration.views.editing import (
    Desk,
    Page,
    check_fragment,
    deadline_here,
    edit_page,
    storage_key,
)
from contest.regulations.models import Unit
from contest.regulations.queries.values import composition_of
from contest.shared.access import requires
from contest.shared.db import db
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentence

DESK = Desk(
    hand=Hand.DELEGATION,
    page="registration.delegation",
    check="registration.check",
    home="registration.delegation",
)


@blueprint.get("/dang-ky")
@requires("registration.own")
def delegations() -> Page:
    """The unit's delegation; a choice for somebody who registers for several."""
    units = _own_units()
    files = files_of_units(g.contest.id, units)
    known = sorted({file_id for ids in files.values() for file_id in ids})
    if len(known) == 1 and len(files) == len(units):
        return redirect(url_for("registration.delegation", delegation_id=known[0]))
    return render_template(
        "registration/choose.html",
        files=[file_of(g.contest.id, file_id) for file_id in known],
        units=[unit for unit in g.contest.units if unit.id in units and unit.id not in files],
        rules=composition_of(g.contest.id),
        deadline=deadline_here(),
        deadlines={unit_id: deadline_here([unit_id]) for unit_id in units},
    )


@blueprint.post("/dang-ky/bat-dau")
@requires("registration.own")
def begin() -> Page:
    """Begin the list of one of the person's units."""
    unit_id = request.form.get("unit", type=int)
    unit = db.session.get(Unit, unit_id) if unit_id is not None else None
    if unit is None or unit.id not in _own_units():
        raise NotFound("not_found")
    try:
        delegation_id = begin_delegation(g.contest.id, [unit.id], hand=Hand.DELEGATION, by=actor())
    except Refusal as refusal:
        _tell(refusal)
        return redirect(url_for("registration.delegations"))
    return redirect(url_for("registration.delegation", delegation_id=delegation_id))


@blueprint.route("/dang-ky/<int:delegation_id>", methods=["GET", "POST"])
@requires("registration.own")
def delegation(delegation_id: int) -> Page:
    """The list to fill in; only to read when it is not in the delegation's hands."""
    file = own_file(delegation_id)
    is_in_time = in_time(g.contest.id, file.unit_ids)
    locked_by = why_not_edit(file.status, Hand.DELEGATION, is_in_time)
    if request.method == "POST" or not locked_by:
        return edit_page(file, DESK)
    return render_template(
        "registration/own.html",
        file=file,
        standing=standing_of(file),
        deadline=deadline_here(file.unit_ids),
        locked_by=locked_by,
        waiver=waiver_of(file),
        late=late_of(g.contest.id).get(file.key),
        requests=requests_of_delegation(file.id),
        steps=steps_of(file),
        may_ask=not why_not_ask(
            file.status,
            in_time=is_in_time,
            announced=g.contest.announced_at is not None,
            pending=is_pending(file.id),
        ),
        may_take_back=not why_not_take_back(file.status, is_in_time),
        may_withdraw=not why_not_withdraw(file.status, Hand.DELEGATION),
        may_resume=not why_not_resume(file.status, Hand.DELEGATION, is_in_time),
        storage_key=storage_key(file),
    )


@blueprint.post("/dang-ky/<int:delegation_id>/kiem-tra")
@requires("registration.own")
def check(delegation_id: int) -> tuple[str, int]:
    """The live check and saving of what is being typed: a fragment of the page."""
    return check_fragment(own_file(delegation_id), DESK)


@blueprint.post("/dang-ky/<int:delegation_id>/lay-lai")
@requires("registration.own")
def take_back(delegation_id: int) -> Page:
    """Take the submitted list back to correct it."""
    file = own_file(delegation_id)
    try:
        take_back_delegation(g.contest.id, file.id, by=actor())
        flash("Hồ sơ đã về trạng thái đang soạn. Sửa xong, xin gửi lại.", "done")
    except Refusal as refusal:
        _tell(refusal)
    return redirect(url_for("registration.delegation", delegation_id=file.id))


@blueprint.post("/dang-ky/<int:delegation_id>/xin-khong-tham-gia")
@requires("registration.own")
def withdraw(delegation_id: int) -> Page:
    """Say that the delegation will not take part."""
    file = own_file(delegation_id)
    reason = request.form.get("reason", "")
    try:
        withdraw_delegation(g.contest.id, file.id, reason, hand=Hand.DELEGATION, by=actor())
        flash("Đã ghi nhận: đoàn xin không tham gia. Danh sách vẫn được giữ.", "done")
    except Refusal as refusal:
        _tell(refusal)
    return redirect(url_for("registration.delegation", delegation_id=file.id))


@blueprint.post("/dang-ky/<int:delegation_id>/tham-gia")
@requires("registration.own")
def resume(delegation_id: int) -> Page:
    """Come back after having withdrawn."""
    file = own_file(delegation_id)
    try:
        resume_delegation(g.contest.id, file.id, hand=Hand.DELEGATION, by=actor())
        flash("Đoàn tham gia trở lại. Hồ sơ đang ở trạng thái soạn.", "done")
    except Refusal as refusal:
        _tell(refusal)
    return redirect(url_for("registration.delegation", delegation_id=file.id))


def own_file(delegation_id: int) -> File:
    """The file, if the person registers for one of its units.

    Raises:
        NotFound: there is none, or it is another unit's: nobody learns which.
    """
    file = file_of(g.contest.id, delegation_id)
    if file.unit_ids.isdisjoint(_own_units()):
        raise NotFound("not_found")
    return file


def _own_units() -> frozenset[int]:
    return represented_units(current_user.person_id, g.contest.id)


def _tell(refusal: Refusal) -> None:
    for reason in refusal.reasons:
        flash(sentence(reason), "problem")
