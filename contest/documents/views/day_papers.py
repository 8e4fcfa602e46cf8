"""Chương trình, Kịch bản điều hành (PDF and Word) and Bộ dự phòng."""

from collections.abc import Callable
from typing import Any

from flask import Response, flash, g, redirect, url_for

from contest.accounts.gate import actor
from contest.documents.actions.own_papers import take_office_paper
from contest.documents.actions.printing import print_paper
from contest.documents.queries.day_papers import PAPERS, day_paper, print_job
from contest.documents.queries.kit import kit_of
from contest.documents.sentences import NAMES
from contest.documents.views import blueprint
from contest.documents.views.own_papers import WORD_TYPE
from contest.documents.views.papers import PDF_POLICY
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentences_of
from contest.shared.vietnamese import slug

ADDRESSES = {"chuong-trinh": PAPERS[0], "kich-ban": PAPERS[1]}
"""Word of the address → paper."""
WHICH = "<any({}):which>".format(", ".join(f"'{word}'" for word in ADDRESSES))


@blueprint.get(f"/{WHICH}.pdf")
@requires("programme.view")
def day_pdf(which: str) -> Any:
    """The programme or the script, to be printed."""
    return _made(lambda: _pdf(ADDRESSES[which]), "schedule.timetable")


@blueprint.get(f"/{WHICH}.docx")
@requires("programme.view")
def day_word(which: str) -> Any:
    """The same, to be changed in Word."""
    return _made(lambda: _word(ADDRESSES[which]), "schedule.timetable")


@blueprint.get("/bo-du-phong.pdf")
@requires("papers.print")
def kit() -> Any:
    """All paper needed to go on without the computer."""
    return _made(
        lambda: _answer(print_paper(g.contest.id, kit_of(g.contest.id), by=actor()), "kit"),
        "documents.papers",
    )


def _pdf(paper: str) -> Response:
    job = print_job(paper, day_paper(g.contest.id, paper))
    return _answer(print_paper(g.contest.id, job, by=actor()), paper)


def _word(paper: str) -> Response:
    made = day_paper(g.contest.id, paper).paper
    written = take_office_paper(g.contest.id, paper, made, by=actor())
    name = f"{slug(NAMES[paper])}.docx"
    return Response(
        written,
        mimetype=WORD_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _answer(pdf: bytes, paper: str) -> Response:
    name = slug(NAMES[paper])
    return Response(
        pdf,
        mimetype="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}.pdf"',
            "Content-Security-Policy": PDF_POLICY,
        },
    )


def _made(make: Callable[[], Response], otherwise: str) -> Any:
    try:
        return make()
    except Refusal as refusal:
        for said in sentences_of(refusal):
            flash(said, "problem")
        return redirect(url_for(otherwise))
