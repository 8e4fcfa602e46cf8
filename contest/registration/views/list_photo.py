"""The photographed list beside the form in which the organiser types it."""

from flask import Response, flash, g, redirect, url_for

from contest.accounts.gate import actor
from contest.files.answers import file_answer
from contest.files.queries.stored import stored_file
from contest.files.request_size import takes_files
from contest.files.sent import SCANS, sent_file
from contest.registration.actions.list_photo import keep_photo, remove_photo
from contest.registration.actions.viewing import note_viewing
from contest.registration.queries.files import file_of
from contest.registration.views import blueprint
from contest.registration.views.editing import Page
from contest.shared.access import requires
from contest.shared.errors import Invalid, NotFound, Refusal
from contest.shared.sentences import sentence


@blueprint.get("/doan/<int:delegation_id>/ban-chup")
@requires("registration.review")
def list_photo(delegation_id: int) -> Response:
    """The picture or PDF itself."""
    file = file_of(g.contest.id, delegation_id)
    if file.photo is None:
        raise NotFound("not_found")
    note_viewing(g.contest.id, f"delegation:{file.key}", "member_list", by=actor())
    return file_answer(stored_file(g.contest.id, file.photo.id))


@blueprint.post("/doan/<int:delegation_id>/ban-chup")
@requires("registration.review")
@takes_files(SCANS)
def put_photo(delegation_id: int) -> Page:
    """Keep a picture, in the place of an earlier one."""
    try:
        with sent_file("photo") as incoming:
            if incoming is None:
                raise Invalid("file_missing")
            keep_photo(g.contest.id, delegation_id, incoming, by=actor())
    except NotFound:
        raise
    except Refusal as refusal:
        for reason in refusal.reasons:
            flash(sentence(reason), "problem")
    return redirect(url_for("registration.edit", delegation_id=delegation_id))


@blueprint.post("/doan/<int:delegation_id>/ban-chup/bo")
@requires("registration.review")
def drop_photo(delegation_id: int) -> Page:
    """Erase the picture."""
    remove_photo(g.contest.id, delegation_id, by=actor())
    flash("Đã xóa bản chụp.", "done")
    return redirect(url_for("registration.edit", delegation_id=delegation_id))
