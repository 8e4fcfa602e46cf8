"""Bảng điểm đầy đủ in Excel: every mark, every result with its formula."""

from typing import Any

from flask import Response, g

from contest.accounts.gate import actor
from contest.documents.actions.score_book import take_score_book
from contest.documents.views import blueprint
from contest.documents.views.papers import or_page_of_papers
from contest.registration.views.table_door import workbook_answer
from contest.shared.access import requires
from contest.shared.vietnamese import slug


@blueprint.get("/bang-diem-day-du.xlsx")
@requires("papers.print")
def score_book() -> Any:
    """The workbook."""
    return or_page_of_papers(_taken)


def _taken() -> Response:
    written = take_score_book(g.contest.id, by=actor())
    return workbook_answer(written, slug(f"bang diem {g.contest.slug}"))
