"""A delegation asks to change a list that is approved or locked, and follows its request."""

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.registration.actions.substitutions import ask_substitution as ask
from contest.registration.actions.substitutions import take_back_substitution as take_back_request
from contest.registration.queries.deadlines import in_time
from contest.registration.queries.files import File
from contest.registration.queries.substitutions import Request, is_pending, request_of
from contest.registration.rules.handing_in import Hand
from contest.registration.rules.substitution import SubstitutionStatus, why_not_ask
from contest.registration.rules.typed import Reading
from contest.registration.views import blueprint
from contest.registration.views.delegation import own_file
from contest.registration.views.editing import (
    Desk,
    Page,
    check_fragment,
    edit_page,
    storage_key,
)
from contest.registration.views.substitutions import shown
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentence

OWN = ":thay-doi"


def _ask(file: File, reading: Reading, version: int) -> Page:
    reason = request.form.get("reason", "")
    number = ask(g.contest.id, file.id, reading.entry, version, reason, by=actor())
    flash("Đã gửi đề nghị thay đổi đến Ban Tổ chức.", "done")
    return redirect(
        url_for("registration.own_substitution", delegation_id=file.id, substitution_id=number)
    )


DESK = Desk(
    hand=Hand.DELEGATION,
    page="registration.ask_substitution",
    check="registration.check_substitution",
    home="registration.delegation",
    act=_ask,
    own=OWN,
)


@blueprint.route("/dang-ky/<int:delegation_id>/de-nghi-thay-doi", methods=["GET", "POST"])
@requires("registration.own")
def ask_substitution(delegation_id: int) -> Page:
    """The list as it should become, and why."""
    file = own_file(delegation_id)
    against = () if request.method == "POST" else against_asking(file)
    if against:
        for code in against:
            flash(sentence(code), "problem")
        return redirect(url_for("registration.delegation", delegation_id=file.id))
    return edit_page(file, DESK)


@blueprint.post("/dang-ky/<int:delegation_id>/de-nghi-thay-doi/kiem-tra")
@requires("registration.own")
def check_substitution(delegation_id: int) -> tuple[str, int]:
    """The live check of the list that is asked for: a fragment of the page."""
    return check_fragment(own_file(delegation_id), DESK)


@blueprint.get("/dang-ky/<int:delegation_id>/de-nghi-thay-doi/<int:substitution_id>")
@requires("registration.own")
def own_substitution(delegation_id: int, substitution_id: int) -> str:
    """One request with what it changes and what became of it."""
    file = own_file(delegation_id)
    asked = _own_request(file, substitution_id)
    return render_template(
        "registration/substitution.html",
        own=True,
        storage_key=storage_key(file, OWN),
        may_take_back=asked.status is SubstitutionStatus.ASKED,
        **shown(file, asked),
    )


@blueprint.post("/dang-ky/<int:delegation_id>/de-nghi-thay-doi/<int:substitution_id>/rut")
@requires("registration.own")
def take_back_substitution(delegation_id: int, substitution_id: int) -> Page:
    """The change is needed no longer."""
    file = own_file(delegation_id)
    try:
        take_back_request(g.contest.id, file.id, substitution_id, by=actor())
        flash("Đã rút đề nghị. Danh sách giữ nguyên.", "done")
    except NotFound:
        raise
    except Refusal as refusal:
        for reason in refusal.reasons:
            flash(sentence(reason), "problem")
    return redirect(url_for("registration.delegation", delegation_id=file.id))


def against_asking(file: File) -> tuple[str, ...]:
    """Why this delegation cannot ask for a change now."""
    return why_not_ask(
        file.status,
        in_time=in_time(file.contest_id, file.unit_ids),
        announced=g.contest.announced_at is not None,
        pending=is_pending(file.id),
    )


def _own_request(file: File, substitution_id: int) -> Request:
    asked = request_of(file.contest_id, substitution_id)
    if asked.delegation_id != file.id:
        raise NotFound("not_found")
    return asked
