"""Ghi nhận giấy tờ đã ký: a tick, the clerk's number, a picture or scan of the signed paper."""

from typing import Any

from flask import g, redirect, request, session
from werkzeug import Response

from contest.accounts.gate import actor
from contest.documents.actions.editions import take_copy
from contest.documents.actions.register import note_signed, take_back_signed
from contest.documents.queries.editions import made_paper, paper_name, scan_of
from contest.documents.views import blueprint
from contest.documents.views.answers import pdf_named
from contest.documents.views.papers import NOTED, page_of_papers
from contest.documents.views.places import place_of, row_address
from contest.files.answers import file_answer
from contest.files.queries.stored import stored_file
from contest.files.request_size import takes_files
from contest.files.sent import SCANS, sent_file
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentences_of


@blueprint.post("/da-ky/<int:made_id>")
@requires("papers.print")
@takes_files(SCANS)
def paper_signed(made_id: int) -> Any:
    """Note that a paper is signed, or that it is not after all; back to its row."""
    row = made_paper(g.contest.id, made_id)
    place = place_of(row.paper, row.part)
    try:
        said = _noted(made_id)
    except Refusal as refusal:
        return page_of_papers(sentences_of(refusal), at=place), refusal.status
    session[NOTED] = [place, said]
    return redirect(row_address(place))


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


def _noted(made_id: int) -> str:
    """Do it, and what is said then."""
    act = request.form.get("act")
    if act == "take_back":
        take_back_signed(g.contest.id, made_id, by=actor())
        return "Đã bỏ ghi nhận chữ ký."
    with sent_file("scan") as incoming:
        number = request.form.get("number", "")
        signed = _ticked() if act == "some" else None
        note_signed(g.contest.id, made_id, number, incoming, by=actor(), signed=signed)
    return "Đã ghi nhận đủ chữ ký." if signed is None else "Đã ghi nhận chữ ký được đánh dấu."


def _ticked() -> set[int]:
    """Which signers were ticked, by their number on the paper from 0."""
    told = request.form.getlist("who")
    return {int(one) for one in told if one.isascii() and one.isdigit() and len(one) < 4}
