"""Lập hội thi từ tệp: an administrator takes a contest file in; all of it, or nothing."""

from typing import Any

from flask import flash, redirect, render_template, url_for

from contest.accounts.gate import actor
from contest.archive.actions.importing import import_contest
from contest.archive.fault_sentences import fault_sentence, one_line
from contest.archive.forms.upload import UploadForm
from contest.archive.rules.reader import read
from contest.archive.views import blueprint
from contest.regulations.rules.faults import Fault
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentences_of

PAGE = "/hoi-thi/moi/tu-tep"

MOST_FAULTS = 200
"""Faults shown at once; a file with more has one mistake repeated."""


@blueprint.get(PAGE)
@requires("contest.create")
def upload() -> str:
    """Choose a file."""
    return _page(UploadForm())


@blueprint.post(PAGE)
@requires("contest.create")
def upload_new() -> Any:
    """Read the file; with no fault in it, make the contest."""
    form = UploadForm()
    if not form.validate():
        return _page(form), 422
    reading = read(form.file.data.read())
    if reading.file is None:
        return _page(form, reading.faults), 422
    try:
        import_contest(reading.file, by=actor())
    except Refusal as refusal:
        form.file.errors = sentences_of(refusal)
        return _page(form), 409
    contest = reading.file.contest
    flash(f"Đã lập hội thi “{contest.name}” từ tệp. Chưa có kết quả nào được công bố.", "done")
    return redirect(url_for("regulations.overview", slug=contest.slug))


def _page(form: UploadForm, faults: tuple[Fault, ...] = ()) -> str:
    return render_template(
        "archive/upload.html",
        form=form,
        faults=[(one_line(fault.pointer), fault_sentence(fault)) for fault in faults[:MOST_FAULTS]],
        count=len(faults),
    )
