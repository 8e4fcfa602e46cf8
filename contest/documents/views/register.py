"""Ghi nhận giấy tờ đã ký: a tick, the clerk's number, a picture or scan of the signed paper."""

from typing import Any

from flask import flash, g, redirect, request, url_for
from werkzeug import Response

from contest.accounts.gate import actor
from contest.documents.actions.editions import take_copy
from contest.documents.actions.register import note_signed, take_back_signed
from contest.documents.queries.editions import made_paper, paper_name, scan_of
from contest.documents.views import blueprint
from contest.documents.views.answers import pdf_named
from contest.documents.views.papers import or_page_of_papers
from contest.files.answers import file_answer
from contest.files.queries.stored import stored_file
from contest.files.request_size import takes_files
from contest.files.sent import SCANS, sent_file
from contest.shared.access import requires


@blueprint.post("/da-ky/<int:made_id>")
@requires("papers.print")
@takes_files(SCANS)
def paper_signed(made_id: int) -> Any:
    """Note that a paper is signed, or that it is not after all."""
    return or_page_of_papers(lambda: _noted(made_id))


@blueprint.get("/da-in/<int:made_id>.pdf")
@requires("papers.print")
def made_copy(made_id: int) -> Response:
    """An edition byte for byte as it was printed, also one that was replaced."""
    kept = take_copy(g.contest.id, made_id, by=actor())
    row = made_paper(g.contest.id, made_id)
    return pdf_named(kept, f"{paper_name(row)} bản số {row.edition}")


@blueprint.get("/da-ky/<int:made_id>/ban-chup")
@requires("papers.print")
def paper_scan(made_id: int) -> Any:
    """The picture or scan of a signed paper."""
    return file_answer(stored_file(g.contest.id, scan_of(g.contest.id, made_id)))


def _noted(made_id: int) -> Response:
    if request.form.get("act") == "take_back":
        take_back_signed(g.contest.id, made_id, by=actor())
    else:
        with sent_file("scan") as incoming:
            number = request.form.get("number", "")
            signed = _ticked() if request.form.get("act") == "some" else None
            note_signed(g.contest.id, made_id, number, incoming, by=actor(), signed=signed)
    flash("Đã ghi.", "done")
    return redirect(url_for("documents.papers", _anchor="da-in"))


def _ticked() -> set[int]:
    """Which signers were ticked, by their number on the paper from 0."""
    told = request.form.getlist("who")
    return {int(one) for one in told if one.isascii() and one.isdigit() and len(one) < 4}
