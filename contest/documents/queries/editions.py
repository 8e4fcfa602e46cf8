"""Single editions of official papers: one by its number or reference, its bytes, its name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from contest.documents.models import MadePaper
from contest.documents.rules.made import Edition, Signer, Why, is_reference
from contest.documents.sentences import NAMES
from contest.files import store
from contest.files.models import StoredFile
from contest.regulations.models import Round
from contest.shared.db import db
from contest.shared.errors import NotFound

ROUND_TABLE = "round_table"
OVERALL = ("ranking", "minutes")
OF_AWARDS = ("decision", "award_list", "day_minutes", "report", "certificates")
AMENDMENT, PRIZE_DECISION = "amendment", "prize_decision"
PREPRINTED = "preprinted"
"""The part of certificates that are printed on paper with its own frame."""
REGISTERED = frozenset({ROUND_TABLE, *OVERALL, *OF_AWARDS, AMENDMENT, PRIZE_DECISION})
"""Papers whose editions are kept; sheets have their own record of signatures."""


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
    if row.paper == "certificates" and row.part == PREPRINTED:
        return NAMES["preprinted_certificates"]
    round_ = db.session.scalar(
        select(Round.name).where(Round.contest_id == row.contest_id, Round.key == row.part)
    )
    return NAMES[row.paper].format(round=round_ or "", number=row.part)


def edition_by_reference(contest_id: int, reference: str) -> MadePaper:
    """The edition that goes by this reference.

    Raises:
        NotFound: none of this contest does.
    """
    row = None
    if is_reference(reference):
        row = db.session.scalar(
            select(MadePaper).where(
                MadePaper.contest_id == contest_id, MadePaper.reference == reference
            )
        )
    if row is None:
        raise NotFound("no_such_reference")
    return row


def last_edition(contest_id: int, paper: str, part: str = "") -> MadePaper | None:
    """The edition that counts."""
    return db.session.scalar(
        select(MadePaper)
        .where(MadePaper.contest_id == contest_id, MadePaper.paper == paper, MadePaper.part == part)
        .order_by(MadePaper.edition.desc())
        .limit(1)
    )


def last_signed(contest_id: int, paper: str) -> MadePaper | None:
    """The newest edition that was noted as signed by all, of a paper that has no parts."""
    return db.session.scalar(
        select(MadePaper)
        .where(
            MadePaper.contest_id == contest_id,
            MadePaper.paper == paper,
            MadePaper.signed_at.is_not(None),
        )
        .order_by(MadePaper.edition.desc())
        .limit(1)
    )


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
