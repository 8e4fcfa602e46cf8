"""Bảng điểm đầy đủ in Excel: every mark, every result with its formula."""

from typing import Any

from flask import Response, g

from contest.accounts.gate import actor
from contest.documents.actions.score_book import take_score_book
from contest.documents.views import blueprint
from contest.documents.views.papers import page_of_papers
from contest.registration.queries.workbook import TYPE
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentences_of
from contest.shared.vietnamese import slug


@blueprint.get("/bang-diem-day-du.xlsx")
@requires("papers.print")
def score_book() -> Any:
    """The workbook."""
    try:
        written = take_score_book(g.contest.id, by=actor())
    except Refusal as refusal:
        return page_of_papers(sentences_of(refusal)), refusal.status
    name = slug(f"bang diem {g.contest.slug}")
    return Response(
        written,
        mimetype=TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )
