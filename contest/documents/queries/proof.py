"""What lets a print be checked later: a short digest of its figures, the head of the ledger, a QR.

Digests cover figures, keys and places, never names or members: a person can be erased, and a
corrected spelling changes no figure (docs/adr/0005).
"""

import hashlib
import io
import json
from dataclasses import dataclass
from typing import Any

import segno
from flask import current_app
from sqlalchemy import func, select

from config import Settings
from contest.audit.models import AuditEntry
from contest.documents.rules.made import PUBLIC_PAGE
from contest.ranking.rules.output import results_object
from contest.ranking.rules.results import Results
from contest.regulations.models import Contest
from contest.scoring.models import LedgerHead
from contest.shared.db import db

_GROUP = 4


@dataclass(frozen=True, slots=True)
class Address:
    """A public page and the same as a QR code (SVG)."""

    url: str
    qr_svg: str


def short_code(digest: str, groups: int) -> str:
    """The first signs of a hexadecimal digest as they are read aloud: ``4F7A-22C1``."""
    signs = digest[: groups * _GROUP].upper()
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def digest_of(figures: Any) -> str:
    """The short digest of any JSON value; the same figures give the same code."""
    text = json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return short_code(hashlib.sha256(text.encode()).hexdigest(), groups=2)


def digest_of_results(results: Results, round_key: str | None = None) -> str:
    """The digest of all figures, places and prizes, or of one round's figures alone."""
    printed: Any = results_object(results)
    if round_key is not None:
        return digest_of({key: team["rounds"][round_key] for key, team in printed["teams"].items()})
    for team in printed["teams"].values():
        team.pop("violations")
    for award in printed["awards"]:
        award.pop("members")
    return digest_of(printed)


def ledger_head(contest_id: int) -> str | None:
    """The head of the mark ledger in short; ``None`` before the first entry."""
    head = db.session.get(LedgerHead, contest_id)
    return None if head is None or head.revision == 0 else short_code(head.digest, groups=3)


def address_of(url: str | None) -> Address | None:
    """The address with its QR code; ``None`` where the installation has no public address."""
    if url is None:
        return None
    picture = io.BytesIO()
    segno.make(url, error="m", micro=False).save(picture, kind="svg", xmldecl=False, border=0)
    return Address(url, picture.getvalue().decode())


def address_of_edition(slug: str, reference: str) -> Address | None:
    """The public page of one edition; ``None`` where the installation has no public address."""
    settings: Settings = current_app.config["SETTINGS"]
    if settings.public_url is None:
        return None
    path = PUBLIC_PAGE.replace("<slug>", slug).replace("<reference>", reference)
    return address_of(f"{settings.public_url}{path}")


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
