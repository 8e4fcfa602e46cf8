"""Asking for completion: a comment on the whole, and remarks at single fields of the list."""

from collections.abc import Mapping, Sequence

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.registration.actions.review import return_delegation
from contest.registration.actions.viewing import note_viewing
from contest.registration.forms.review import ReturnForm
from contest.registration.queries.files import File, file_of
from contest.registration.queries.remarks import remarks_of
from contest.registration.rules.entry import places_of
from contest.registration.rules.handing_in import why_not_return
from contest.registration.rules.remarks import (
    DELEGATION_FIELDS,
    fields_of,
    read_remarks,
    remark_name,
)
from contest.registration.rules.typed import Fault
from contest.registration.views import blueprint
from contest.registration.views.editing import Page
from contest.regulations.queries.values import divisions_of, units_of
from contest.shared.access import requires
from contest.shared.errors import Invalid, NotFound, Reason, Refusal, Stale
from contest.shared.sentences import sentence, sentences_of
from contest.shared.whole_numbers import whole_number


@blueprint.route("/doan/<int:delegation_id>/de-nghi", methods=["GET", "POST"])
@requires("registration.review")
def ask(delegation_id: int) -> Page:
    """The list with room for a remark at every field."""
    file = file_of(g.contest.id, delegation_id)
    form = ReturnForm()
    if request.method != "POST":
        note_viewing(g.contest.id, f"delegation:{file.key}", "member_list", by=actor())
        form.version.data = str(file.version)
        if against := why_not_return(file.status):
            for code in against:
                flash(sentence(code), "problem")
            return redirect(url_for("registration.file", delegation_id=file.id))
        return _page(file, form, {})
    remarks, faults = read_remarks(request.form, file.entry)
    if faults:
        return _page(file, form, request.form, faults=faults), 422
    version, comment = whole_number(form.version.data), form.comment.data or ""
    try:
        return_delegation(g.contest.id, file.id, version, comment, remarks, by=actor())
    except NotFound:
        raise
    except Refusal as refusal:
        return _again(file_of(g.contest.id, file.id), form, refusal)
    flash("Đã gửi đề nghị bổ sung, chỉnh sửa đến đoàn.", "done")
    return redirect(url_for("registration.file", delegation_id=file.id))


def _again(file: File, form: ReturnForm, refusal: Refusal) -> Page:
    """The page once more with the newest list, why not, and nothing typed lost."""
    reasons = sentences_of(refusal)
    if isinstance(refusal, Invalid):
        form.comment.errors, reasons = reasons, []
    form.version.data = str(file.version)
    is_stale = isinstance(refusal, Stale)
    return _page(file, form, request.form, refused=reasons, is_stale=is_stale), refusal.status


def _page(
    file: File,
    form: ReturnForm,
    typed: Mapping[str, str],
    *,
    faults: Sequence[Fault] = (),
    refused: Sequence[str] = (),
    is_stale: bool = False,
) -> str:
    people = list(zip(places_of(file.entry), file.entry.people, strict=True))
    asked = request.args.get("nguoi", "")[:20]
    opened = next((place for place, one in people if asked in (place, str(one.ref))), "")
    return render_template(
        "registration/remarks.html",
        file=file,
        form=form,
        typed=typed,
        opened=opened,
        refused=refused,
        is_stale=is_stale,
        faults={fault.at: sentence(Reason(fault.code, fault.facts)) for fault in faults},
        delegation_fields=DELEGATION_FIELDS,
        people=people,
        fields_of=fields_of,
        remark_name=remark_name,
        before={(one.remark.ref, one.remark.field): one for one in remarks_of(file)},
        units={unit.key: unit.name for unit in units_of(file.contest_id)},
        divisions={division.key: division.name for division in divisions_of(file.contest_id)},
    )
