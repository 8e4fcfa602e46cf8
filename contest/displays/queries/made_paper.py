"""What everybody may know of one printed edition of an official paper.

Figures come from the published snapshot alone, and only where they are those of the paper: the
page cannot tell more than the scoreboard, whatever stands on the paper (docs/adr/0026).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from contest.displays.queries.poster import poster_of
from contest.displays.queries.snapshots import last_snapshot
from contest.displays.rules.poster import Poster
from contest.documents.models import MadePaper
from contest.documents.queries.amendments import OWN_CONTENT, current_code
from contest.documents.queries.editions import (
    AMENDMENT,
    ROUND_TABLE,
    edition_by_reference,
    edition_in,
    last_edition,
    next_edition,
    paper_name,
)
from contest.documents.rules.made import Edition, typed_reference
from contest.ranking.queries.results import results_of
from contest.shared.realtime import CompactJson

WITH_TOTALS = frozenset({"ranking", "minutes"})
"""Papers that print places and totals besides the awards."""


class Standing(StrEnum):
    """How an edition stands to what is public."""

    WAITING = "waiting"
    """The results that it tells are not public."""
    SAME = "same"
    """It says what was published."""
    OUTDATED = "outdated"
    """What was published is something else, and nothing has replaced it yet."""
    REPLACED = "replaced"
    AMENDED = "amended"
    """Another decision, ``replaced_by``, says what it says wrongly."""


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """The page of one edition.

    Attributes:
        replaced_by: the edition after it.
        public: whether the results that it tells are public.
        poster: where the figures are shown, what was published; None else.
        rounds: of a table of one round: (team, result) as published.
        reasons: why results that everybody had seen were corrected, as the scoreboard says it.
    """

    name: str
    edition: Edition
    replaced_by: Edition | None
    standing: Standing
    public: bool
    poster: Poster | None = None
    with_totals: bool = False
    rounds: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()


def shown_paper(contest_id: int, reference: str) -> ShownPaper:
    """What the public page of an edition tells.

    Raises:
        NotFound: no edition of this contest goes by the reference.
    """
    row = edition_by_reference(contest_id, typed_reference(reference))
    after = next_edition(row)
    last = last_snapshot(contest_id)
    snapshot: dict[str, Any] = {} if last is None else CompactJson.loads(last.body)
    public = _is_public(row, snapshot)
    standing = _standing(row, replaced=after is not None, public=public)
    amended = standing is Standing.OUTDATED and row.paper == "decision"
    if amended and (after := last_edition(contest_id, AMENDMENT)) is not None:
        standing = Standing.AMENDED
    shown = standing is Standing.SAME
    return ShownPaper(
        name=paper_name(row),
        edition=edition_in(row),
        replaced_by=None if after is None else edition_in(after),
        standing=standing,
        public=public,
        poster=poster_of(contest_id) if shown and row.paper != ROUND_TABLE else None,
        with_totals=row.paper in WITH_TOTALS,
        rounds=_results(row, poster_of(contest_id)) if shown and row.paper == ROUND_TABLE else (),
        reasons=_reasons(snapshot) if public else (),
    )


def _standing(row: MadePaper, *, replaced: bool, public: bool) -> Standing:
    if replaced:
        return Standing.REPLACED
    if not public:
        return Standing.WAITING
    if row.paper in OWN_CONTENT:
        return Standing.SAME
    now = current_code(row, results_of(row.contest_id))
    return Standing.SAME if now == row.code else Standing.OUTDATED


def _is_public(row: MadePaper, snapshot: dict[str, Any]) -> bool:
    if snapshot.get("state") == "final":
        return True
    if row.paper != ROUND_TABLE:
        return False
    told = [one.get("rounds", {}).get(row.part) for one in snapshot.get("rows", ())]
    return bool(told) and None not in told


def _results(row: MadePaper, poster: Poster) -> tuple[tuple[str, str], ...]:
    """In the order of the paper, which is the running order."""
    last = len(poster.numbers) + 1
    rows = sorted(poster.snapshot["rows"], key=lambda one: poster.numbers.get(one["team"], last))
    return tuple(
        (one["name"], told["result"])
        for one in rows
        if (told := one.get("rounds", {}).get(row.part)) is not None
    )


def _reasons(snapshot: dict[str, Any]) -> tuple[str, ...]:
    told = snapshot.get("corrections", ())
    return tuple(dict.fromkeys(one["reason"] for one in told if not one.get("unchanged")))
