"""Bảng tổng hợp chung và xếp hạng: the overall table that the ranking's three signatories sign.

Knows nothing of how places are found: see ``standing`` for its parts.
"""

from dataclasses import dataclass, replace

from contest.documents import minute_words as words
from contest.documents.rules.frame import Frame
from contest.documents.rules.office_paper import framed
from contest.documents.rules.standing import Standing
from contest.documents.rules.standing_blocks import (
    is_wide,
    missing_lines,
    standing_tables,
    tie_sentences,
    two,
)
from contest.documents.rules.word_paper import Paragraph, WordPaper

SMALL = 12
"""Size of the words below the table, in points."""


@dataclass(frozen=True, slots=True)
class RankingPaper:
    """The overall table.

    Attributes:
        frame: signatures are Tổ Thư ký, Trưởng Ban Giám khảo, Trưởng Ban Tổ chức, left to right.
        standing: rounds, teams, totals, places, prizes; incomplete ones print as BẢN NHÁP.
        replacement: number of this table when it replaces an earlier one, from 2; None for the
            first. The table is then named "thay thế".
        lacks: sentences on what is missing beside results and decisions.
    """

    frame: Frame
    standing: Standing
    replacement: int | None = None
    lacks: tuple[str, ...] = ()


def ranking_in_blocks(paper: RankingPaper) -> WordPaper:
    """The table with how each tie was broken, for print and for Word."""
    standing = paper.standing
    ties = tie_sentences(standing)
    teams = sum(len(division.rows) for division in standing.divisions)
    before = None
    if paper.replacement is not None:
        before = words.REPLACEMENT.format(number=paper.replacement)
    made = framed(
        paper.frame,
        words.RANKING_TYPE,
        before,
        (
            *standing_tables(standing, turned=False),
            Paragraph(words.FIGURES_ARE, size=SMALL),
            *(
                (Paragraph(words.TIES_IN_ONE.format(ties=" ".join(ties)), size=SMALL),)
                if ties
                else ()
            ),
            Paragraph(words.TEAMS_COUNTED.format(count=two(teams)), size=SMALL),
        ),
    )
    return replace(
        made,
        landscape=is_wide(standing),
        lacks=(*missing_lines(standing), *paper.lacks),
        sign_size=13,
    )
