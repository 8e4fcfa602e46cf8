"""Chương trình, Kịch bản điều hành (PDF and Word) and Bộ dự phòng."""

from collections.abc import Callable
from typing import Any

from flask import Response, flash, g, redirect, url_for

from contest.documents.queries.day_papers import PAPERS, day_paper
from contest.documents.queries.kit import kit_of
from contest.documents.views import blueprint
from contest.documents.views.answers import in_word, printed
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentences_of

ADDRESSES = {"chuong-trinh": PAPERS[0], "kich-ban": PAPERS[1]}
"""Word of the address → paper."""
WHICH = "<any({}):which>".format(", ".join(f"'{word}'" for word in ADDRESSES))


@blueprint.get(f"/{WHICH}.pdf")
@requires("programme.view")
def day_pdf(which: str) -> Any:
    """The programme or the script, to be printed."""
    return _made(lambda: printed(day_paper(g.contest.id, ADDRESSES[which])), "schedule.timetable")


@blueprint.get(f"/{WHICH}.docx")
@requires("programme.view")
def day_word(which: str) -> Any:
    """The same, to be changed in Word."""
    return _made(lambda: in_word(day_paper(g.contest.id, ADDRESSES[which])), "schedule.timetable")


@blueprint.get("/bo-du-phong.pdf")
@requires("papers.print")
def kit() -> Any:
    """All paper needed to go on without the computer."""
    return _made(lambda: printed(kit_of(g.contest.id)), "documents.papers")


def _made(make: Callable[[], Response], otherwise: str) -> Any:
    try:
        return make()
    except Refusal as refusal:
        for said in sentences_of(refusal):
            flash(said, "problem")
        return redirect(url_for(otherwise))
