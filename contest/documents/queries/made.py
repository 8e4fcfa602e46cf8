"""Which official papers there are to be, which were made, signed, replaced."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from contest.documents.models import MadePaper
from contest.documents.queries.award_desk import AwardStates
from contest.documents.queries.editions import (
    AMENDMENT,
    OF_AWARDS,
    OVERALL,
    PREPRINTED,
    PRIZE_DECISION,
    ROUND_TABLE,
    edition_in,
)
from contest.documents.queries.papers import Papers, PaperState
from contest.documents.rules.codes import digest_of_results
from contest.documents.rules.made import DUE, Edition, Stand, stand
from contest.documents.sentences import NAMES
from contest.ranking.queries.standing import Standing
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Official:
    """One official paper of the contest day.

    Attributes:
        part: key of the round, or empty.
        editions: the newest first.
        outdated: whether the newest was printed with figures that are others by now.
    """

    paper: str
    part: str
    name: str
    state: PaperState
    stand: Stand
    editions: tuple[Edition, ...]
    outdated: bool = False

    @property
    def latest(self) -> Edition | None:
        """The edition that counts."""
        return self.editions[0] if self.editions else None


@dataclass(frozen=True, slots=True)
class Register:
    """All of them in the order in which they come to be."""

    papers: tuple[Official, ...]

    @property
    def due(self) -> dict[Stand, list[Official]]:
        """Those that somebody has to print or have signed now, the most urgent first."""
        found = {stand_: [one for one in self.papers if one.stand is stand_] for stand_ in DUE}
        return {stand_: papers for stand_, papers in found.items() if papers}

    @property
    def due_now(self) -> list[Official]:
        """The same in one list."""
        return [one for papers in self.due.values() for one in papers]

    def of(self, paper: str) -> list[Official]:
        """The official papers of one kind, in order."""
        return [one for one in self.papers if one.paper == paper]


def register_of(
    contest_id: int, standing: Standing, papers: Papers, awards: AwardStates
) -> Register:
    """The papers of a contest, as the results are now."""
    editions = _editions(contest_id)
    overall = digest_of_results(standing.results)

    def official(
        paper: str,
        state: PaperState,
        code: str | None,
        part: str = "",
        name: str | None = None,
        **facts: str,
    ) -> Official:
        held = editions.get((paper, part), ())
        draft = state.draft or state.impossible
        if held and (code is None or (paper == "decision" and held[0].signed_at)):
            # An issued decision is mended by another one, never by a print in its place.
            code = held[0].code
        return Official(
            paper=paper,
            part=part,
            name=name or NAMES[paper].format(**facts),
            state=state,
            stand=stand(draft=draft, latest=held[0] if held else None, code=code or ""),
            editions=held,
            outdated=bool(held) and held[0].code != code,
        )

    rounds = [
        official(
            ROUND_TABLE,
            round_.table,
            digest_of_results(standing.results, round_.key),
            round_.key,
            round=round_.name,
        )
        for round_ in papers.rounds
    ]
    return Register(
        (
            *rounds,
            *(official(paper, papers.overall, overall) for paper in OVERALL),
            *(
                official(
                    PRIZE_DECISION,
                    PaperState(),
                    None,
                    str(number),
                    f"{NAMES[PRIZE_DECISION]}: {award}",
                )
                for number, award in awards.prizes
            ),
            *(
                official(paper, awards.of(paper), overall, part, name)
                for paper in OF_AWARDS
                for part, name in _parts(editions, paper)
            ),
            *_amendments(official, awards, overall, held=bool(editions.get((AMENDMENT, "")))),
        )
    )


def _parts(editions: Mapping[tuple[str, str], object], paper: str) -> list[tuple[str, str | None]]:
    """On which paper certificates were printed, told apart; everything else is one thing."""
    if (paper, PREPRINTED) not in editions:
        return [("", None)]
    preprinted = (PREPRINTED, NAMES["preprinted_certificates"])
    framed = ("", NAMES["framed_certificates"])
    return [framed, preprinted] if (paper, "") in editions else [preprinted]


def _amendments(
    official: Callable[[str, PaperState, str | None], Official],
    awards: AwardStates,
    overall: str,
    *,
    held: bool,
) -> list[Official]:
    """The amendment of the decision: one that is needed now, or the one that was made."""
    if awards.amendment is not None:
        return [official(AMENDMENT, awards.amendment, overall)]
    return [official(AMENDMENT, PaperState(), None)] if held else []


def _editions(contest_id: int) -> dict[tuple[str, str], tuple[Edition, ...]]:
    rows = db.session.scalars(
        select(MadePaper)
        .where(MadePaper.contest_id == contest_id)
        .order_by(MadePaper.edition.desc())
    )
    found: dict[tuple[str, str], list[Edition]] = defaultdict(list)
    for row in rows:
        found[row.paper, row.part].append(edition_in(row))
    return {key: tuple(held) for key, held in found.items()}
