"""Quyết định điều chỉnh cơ cấu giải thưởng: one for each prize added, as PDF and in Word."""

from typing import Any

from flask import g

from contest.documents.queries.award_desk import AwardDesk
from contest.documents.views import blueprint
from contest.documents.views.answers import in_word, printed
from contest.documents.views.papers import or_page_of_papers
from contest.ranking.queries.standing import standing_of
from contest.shared.access import requires

PAGE = "/quyet-dinh-co-cau-giai/<int:change_id>"


@blueprint.get(f"{PAGE}.pdf")
@requires("papers.print")
def prize_decision(change_id: int) -> Any:
    """The decision on one prize."""
    return or_page_of_papers(lambda: printed(_desk().prize_decision(change_id)))


@blueprint.get(f"{PAGE}.docx")
@requires("papers.print")
def prize_decision_in_word(change_id: int) -> Any:
    """The same in Word, to be finished there."""
    return or_page_of_papers(lambda: in_word(_desk().prize_decision(change_id)))


def _desk() -> AwardDesk:
    return AwardDesk(g.contest.id, standing_of(g.contest.id))
