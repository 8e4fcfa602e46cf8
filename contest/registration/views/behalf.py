"""The organiser fills in a list on behalf of a unit, or mends one."""

from flask import flash, g, redirect, render_template, request, url_for
from wtforms import SelectChoice

from contest.accounts.gate import actor
from contest.files.request_size import takes_files
from contest.files.sent import SCANS, sent_file
from contest.registration.actions.draft import begin_delegation
from contest.registration.actions.list_photo import keep_photo
from contest.registration.actions.viewing import note_viewing
from contest.registration.forms.review import BeginForm
from contest.registration.queries.files import file_of
from contest.registration.rules.handing_in import Hand, why_not_edit
from contest.registration.views import blueprint
from contest.registration.views.editing import Desk, Page, check_fragment, edit_page
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentence, sentences_of
from contest.shared.whole_numbers import whole_number

DESK = Desk(
    hand=Hand.ORGANISER,
    page="registration.edit",
    check="registration.edit_check",
    home="registration.file",
)


@blueprint.route("/doan/moi", methods=["GET", "POST"])
@requires("registration.review")
@takes_files(SCANS)
def begin_for() -> Page:
    """Begin a list for a unit that cannot, a joint one for several, or a unit's second."""
    form = BeginForm()
    form.units.choices = [SelectChoice(str(unit.id), unit.name) for unit in g.contest.units]
    if not form.validate_on_submit():
        form.units.data = request.args.getlist("don_vi")
        return render_template("registration/begin.html", form=form)
    chosen = [whole_number(text) for text in form.units.data or ()]
    another = request.form.get("another") == "1"
    try:
        with sent_file("photo") as incoming:
            delegation_id = begin_delegation(
                g.contest.id, chosen, hand=Hand.ORGANISER, by=actor(), another=another
            )
            if incoming is not None:
                keep_photo(g.contest.id, delegation_id, incoming, by=actor())
    except Refusal as refusal:
        if any(reason.code.startswith("file_") for reason in refusal.reasons):
            photo_errors = sentences_of(refusal)
            page = render_template("registration/begin.html", form=form, photo_errors=photo_errors)
            return page, refusal.status
        form.units.errors = sentences_of(refusal)
        begun = any(reason.code == "unit_has_delegation" for reason in refusal.reasons)
        return render_template("registration/begin.html", form=form, begun=begun), refusal.status
    return redirect(url_for("registration.edit", delegation_id=delegation_id))


@blueprint.route("/doan/<int:delegation_id>/sua", methods=["GET", "POST"])
@requires("registration.review")
def edit(delegation_id: int) -> Page:
    """The list to fill in, in any state but withdrawn; the deadline does not bind the organiser."""
    file = file_of(g.contest.id, delegation_id)
    reasons = why_not_edit(file.status, Hand.ORGANISER, True)
    if request.method == "GET" and reasons:
        for reason in reasons:
            flash(sentence(reason), "problem")
        return redirect(url_for("registration.file", delegation_id=file.id))
    note_viewing(g.contest.id, f"delegation:{file.key}", "member_list_edit", by=actor())
    return edit_page(file, DESK)


@blueprint.post("/doan/<int:delegation_id>/sua/kiem-tra")
@requires("registration.review")
def edit_check(delegation_id: int) -> tuple[str, int]:
    """The live check of what the organiser types: a fragment of the page."""
    return check_fragment(file_of(g.contest.id, delegation_id), DESK)
