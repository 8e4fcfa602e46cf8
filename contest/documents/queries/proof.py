"""What lets a print be checked later: the head of the ledger, its number, a QR. The codes of its
figures are in ``rules/codes.py``."""

import io
from dataclasses import dataclass

import segno
from flask import current_app
from sqlalchemy import func, select

from config import Settings
from contest.audit.models import AuditEntry
from contest.documents.rules.codes import HEAD_GROUPS, short_code
from contest.documents.rules.made import PUBLIC_PAGE
from contest.regulations.models import Contest
from contest.scoring.models import LedgerHead
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Address:
    """A public page and the same as a QR code (SVG)."""

    url: str
    qr_svg: str


def ledger_head(contest_id: int) -> str | None:
    """The head of the mark ledger in short; ``None`` before the first entry."""
    head = db.session.get(LedgerHead, contest_id)
    return None if head is None or head.revision == 0 else short_code(head.digest, HEAD_GROUPS)


def address_of(url: str | None) -> Address | None:
    """The address with its QR code; ``None`` where the installation has no public address."""
    return None if url is None else Address(url, qr_svg(url))


def qr_svg(text: str) -> str:
    """A text as a QR code (SVG)."""
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="svg", xmldecl=False, border=0)
    return picture.getvalue().decode()


def address_of_edition(slug: str, reference: str) -> tuple[str, str] | None:
    """The public page of one edition and its QR code; ``None`` where the installation has no
    public address."""
    settings: Settings = current_app.config["SETTINGS"]
    if settings.public_url is None:
        return None
    path = PUBLIC_PAGE.replace("<slug>", slug).replace("<reference>", reference)
    address = address_of(f"{settings.public_url}{path}")
    return None if address is None else (address.url, address.qr_svg)


def replacement_number(contest_id: int) -> int | None:
    """Which replacement of announced tables is printed now, from 2; ``None`` for the first ones.

    Results that were announced and taken back stay on paper somewhere; what is printed after
    that replaces it.
    """
    begun = (
        select(func.max(AuditEntry.id))
        .where(
            AuditEntry.contest_id == contest_id,
            AuditEntry.action.in_(["contest.import", "contest.replace", "contest.create"]),
        )
        .scalar_subquery()
    )
    announced: int = db.session.execute(
        select(func.count(AuditEntry.id)).where(
            AuditEntry.contest_id == contest_id,
            AuditEntry.action == "results.announce",
            AuditEntry.id > func.coalesce(begun, 0),
        )
    ).scalar_one()
    if db.session.get_one(Contest, contest_id).announced_at is None:
        announced += 1
    return announced if announced > 1 else None
