"""What a correction touches: takers that differ from the signed decision, papers, certificates."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from contest.documents import amendment_words
from contest.documents.models import MadePaper
from contest.documents.queries.award_facts import Taker
from contest.documents.queries.editions import ROUND_TABLE, paper_name
from contest.documents.rules.codes import digest_of_results
from contest.ranking.queries.corrections import came_back, corrections_of
from contest.ranking.rules.results import Results
from contest.shared.db import db

OWN_CONTENT = frozenset({"prize_decision"})
"""Papers that tell no result, so that no correction touches them."""

Told = tuple[str, str, int | None]
"""(award, who takes it, money in đồng)."""


@dataclass(frozen=True, slots=True)
class AwardLine:
    """One award whose takers are others than the decision said."""

    award: str
    before: tuple[Told, ...]
    now: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """How an issued decision is to be mended.

    Attributes:
        number: of the decision, where it was noted; ``edition`` of it that was signed.
        reasons: of the corrections of results that everybody had seen, since it was made.
    """

    number: str | None
    edition: int
    lines: tuple[AwardLine, ...]
    reasons: tuple[str, ...]


def told_takers(takers: Sequence[Taker]) -> tuple[Told, ...]:
    """The takers as a decision keeps them."""
    return tuple((one.award, one.named, one.money) for one in takers)


def amendment_of(contest_id: int, results: Results, takers: Sequence[Taker]) -> Amendment | None:
    """What the last signed decision says wrongly by now; None where it says what is so.

    Args:
        results: as they are now.
        takers: of the prizes by these results.
    """
    issued = _issued(contest_id)
    decision = next((row for row in issued if row.paper == "decision"), None)
    now = told_takers(takers)
    if decision is None or not now or (before := _kept(issued[0])) == now:
        return None
    corrections = corrections_of(contest_id)
    equal = came_back(corrections, results)
    reasons = (
        one.reason
        for one, same in zip(corrections, equal, strict=True)
        if one.made_at >= decision.made_at and not same
    )
    return Amendment(
        number=decision.number,
        edition=decision.edition,
        lines=_lines(before, now),
        reasons=tuple(dict.fromkeys(reasons)),
    )


def decision_is_outdated(contest_id: int, takers: Sequence[Taker]) -> bool:
    """Whether the signed decision itself says something else, amended or not."""
    signed = [row for row in _issued(contest_id) if row.paper == "decision"]
    return bool(signed and takers) and _kept(signed[0]) != told_takers(takers)


def touched_papers(
    contest_id: int,
    results: Results,
    takers: Sequence[Taker],
    *,
    but: tuple[str, str] | None = None,
) -> tuple[str, ...]:
    """Every paper that was printed with figures that are others by now, and every certificate.

    Args:
        but: (paper, part) that is not named: the one that says it.
    """
    rows = db.session.scalars(
        select(MadePaper).where(MadePaper.contest_id == contest_id).order_by(MadePaper.id)
    ).all()
    last: dict[tuple[str, str], MadePaper] = {}
    for row in rows:
        if row.paper not in OWN_CONTENT and row.code != current_code(row, results):
            last[row.paper, row.part] = row
    papers = [
        amendment_words.PAPER.format(name=paper_name(row), edition=row.edition)
        for key, row in last.items()
        if key != but and row.paper != "certificates"
    ]
    return tuple(papers) + _certificates(rows, told_takers(takers))


def current_code(row: MadePaper, results: Results) -> str:
    """The code that its figures have now."""
    return digest_of_results(results, row.part if row.paper == ROUND_TABLE else None)


def _issued(contest_id: int) -> Sequence[MadePaper]:
    """The signed decisions on awards, the newest first."""
    return db.session.scalars(
        select(MadePaper)
        .where(
            MadePaper.contest_id == contest_id,
            MadePaper.paper.in_(("decision", "amendment")),
            MadePaper.signed_at.is_not(None),
            MadePaper.takers.is_not(None),
        )
        .order_by(MadePaper.id.desc())
    ).all()


def _certificates(rows: Sequence[MadePaper], now: tuple[Told, ...]) -> tuple[str, ...]:
    """Certificates that were printed, or decided on, for somebody who does not take that award."""
    printed = [row for row in rows if row.paper == "certificates" and row.takers]
    decided = [row for row in rows if row.paper in ("decision", "amendment") and row.takers]
    stands = {(award, who) for award, who, _ in now}
    named = {
        (award, who): None
        for row in printed or decided
        for award, who, _ in _kept(row)
        if (award, who) not in stands
    }
    return tuple(amendment_words.CERTIFICATE.format(award=award, taker=who) for award, who in named)


def _kept(row: MadePaper) -> tuple[Told, ...]:
    return tuple((award, who, money) for award, who, money in row.takers or ())


def _lines(before: tuple[Told, ...], now: tuple[Told, ...]) -> tuple[AwardLine, ...]:
    awards = dict.fromkeys(award for award, *_ in (*now, *before))
    lines = (
        AwardLine(
            award,
            tuple(one for one in before if one[0] == award),
            tuple(one for one in now if one[0] == award),
        )
        for award in awards
    )
    return tuple(line for line in lines if line.before != line.now)
