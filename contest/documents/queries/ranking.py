"""Bảng tổng hợp chung và xếp hạng, from the results."""

from datetime import datetime

from contest.documents.queries.office import Office
from contest.documents.queries.proof import Address
from contest.documents.queries.standing import paper_standing
from contest.documents.rules.codes import digest_of_results
from contest.documents.rules.ranking import RankingPaper
from contest.ranking.queries.standing import Standing

SYMBOL = "BTH-BTC"


def ranking_paper(
    standing: Standing,
    office: Office,
    made_at: datetime,
    *,
    address: Address | None = None,
    replacement: int | None = None,
) -> RankingPaper:
    """The overall table for Tổ Thư ký, the head judge and the organising committee to sign."""
    signatures = (
        office.secretary_signs,
        office.head_judge_signs,
        office.organiser_signs,
    )
    frame = office.frame(
        made_at,
        symbol=SYMBOL,
        digest=digest_of_results(standing.results),
        signatures=signatures,
        address=address,
    )
    return RankingPaper(frame, paper_standing(standing), replacement)
