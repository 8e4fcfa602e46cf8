"""Which official papers there are to be, which were made, signed, replaced."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from contest.documents.models import MadePaper
from contest.documents.queries.award_desk import AwardStates
from contest.documents.queries.papers import Papers, PaperState
from contest.documents.rules.codes import digest_of_results
from contest.documents.rules.made import DUE, Edition, Signer, Stand, Why, stand
from contest.documents.sentences import NAMES
from contest.files import store
from contest.files.models import StoredFile
from contest.ranking.queries.standing import Standing
from contest.regulations.models import Round
from contest.shared.db import db
from contest.shared.errors import NotFound

ROUND_TABLE = "round_table"
OVERALL = ("ranking", "minutes")
OF_AWARDS = ("decision", "award_list", "report")
REGISTERED = frozenset({ROUND_TABLE, *OVERALL, *OF_AWARDS})
"""Papers whose editions are kept; sheets have their own record of signatures."""


@dataclass(frozen=True, slots=True)
class Official:
    """One official paper of the contest day.

    Attributes:
        part: key of the round, or empty.
        editions: the newest first.
    """

    paper: str
    part: str
    name: str
    state: PaperState
    stand: Stand
    editions: tuple[Edition, ...]

    @property
    def latest(self) -> Edition | None:
        """The edition that counts."""
        return self.editions[0] if self.editions else None


@dataclass(frozen=True, slots=True)
class Register:
    """All of them in the order in which they come to be."""

    papers: tuple[Official, ...]

    @property
    def due(self) -> tuple[Official, ...]:
        """Those that somebody has to print or have signed now."""
        return tuple(paper for paper in self.papers if paper.stand in DUE)

    @property
    def made(self) -> tuple[Official, ...]:
        """Those that were printed at least once."""
        return tuple(paper for paper in self.papers if paper.editions)

    def count(self, stand_: Stand) -> int:
        """How many stand there."""
        return sum(paper.stand is stand_ for paper in self.papers)


def register_of(
    contest_id: int, standing: Standing, papers: Papers, awards: AwardStates
) -> Register:
    """The papers of a contest, as the results are now."""
    editions = _editions(contest_id)
    overall = digest_of_results(standing.results)

    def official(
        paper: str, state: PaperState, code: str, part: str = "", **facts: str
    ) -> Official:
        held = editions.get((paper, part), ())
        draft = state.draft or state.impossible
        return Official(
            paper=paper,
            part=part,
            name=NAMES[paper].format(**facts),
            state=state,
            stand=stand(draft=draft, latest=held[0] if held else None, code=code),
            editions=held,
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
            *(official(paper, awards.of(paper), overall) for paper in OF_AWARDS),
        )
    )


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


def edition_in(row: MadePaper) -> Edition:
    """A row as a plain value."""
    return Edition(
        id=row.id,
        number=row.edition,
        code=row.code,
        made_at=row.made_at,
        made_by=row.made_by,
        prints=row.prints,
        signed_at=row.signed_at,
        signed_by=row.signed_by,
        clerk_number=row.number,
        scan_id=row.scan_id,
        reference=row.reference,
        why=None if row.why is None else Why(row.why),
        signers=tuple(_signer(one) for one in row.signers or ()),
        file_id=row.file_id,
    )


def _signer(told: Mapping[str, Any]) -> Signer:
    at = told.get("at")
    return Signer(
        told["title"], told["name"], datetime.fromisoformat(at) if at else None, told.get("by")
    )


def bytes_of(row: MadePaper) -> bytes | None:
    """The paper exactly as it was printed; None where its bytes are not kept."""
    if row.file_id is None:
        return None
    place = store.place_of(db.session.get_one(StoredFile, row.file_id).sha256)
    return place.read_bytes() if place.is_file() else None


def made_paper(contest_id: int, made_id: int) -> MadePaper:
    """One edition of a paper of this contest.

    Raises:
        NotFound: there is none.
    """
    row = db.session.get(MadePaper, made_id)
    if row is None or row.contest_id != contest_id:
        raise NotFound("not_found")
    return row


def paper_name(row: MadePaper) -> str:
    """What the paper is called, its round included."""
    round_ = db.session.scalar(
        select(Round.name).where(Round.contest_id == row.contest_id, Round.key == row.part)
    )
    return NAMES[row.paper].format(round=round_ or "", number=row.part)


def edition_by_reference(contest_id: int, reference: str) -> MadePaper:
    """The edition that goes by this reference.

    Raises:
        NotFound: none of this contest does.
    """
    row = db.session.scalar(
        select(MadePaper).where(
            MadePaper.contest_id == contest_id, MadePaper.reference == reference
        )
    )
    if row is None:
        raise NotFound("no_such_reference")
    return row


def next_edition(row: MadePaper) -> MadePaper | None:
    """The edition that replaced this one; None for the one that counts."""
    return db.session.scalar(
        select(MadePaper)
        .where(
            MadePaper.contest_id == row.contest_id,
            MadePaper.paper == row.paper,
            MadePaper.part == row.part,
            MadePaper.edition > row.edition,
        )
        .order_by(MadePaper.edition)
        .limit(1)
    )


def scan_of(contest_id: int, made_id: int) -> int:
    """The file of a signed paper's picture or scan.

    Raises:
        NotFound: there is no such paper, or it has none.
    """
    row = made_paper(contest_id, made_id)
    if row.scan_id is None:
        raise NotFound("not_found")
    return row.scan_id
