"""What goes into an evidence archive, from the rows of one contest.

No member of a team is in it, and of the audit log only what led to the results: whoever checks a
ranking needs nobody's name, group or birth day (docs/adr/0026).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from contest.archive.evidence_words import GUIDE as GUIDE_TEXT
from contest.archive.queries.contest_file import contest_file_of
from contest.archive.rules.evidence import (
    AUDIT,
    CONTEST,
    DOCUMENTS,
    GUIDE,
    LEDGER,
    RESULTS,
    Document,
    audit_lines,
    documents_bytes,
    json_lines,
    ledger_line,
)
from contest.archive.rules.writer import file_text
from contest.audit.models import AuditEntry
from contest.documents.models import MadePaper
from contest.documents.queries.editions import paper_name
from contest.files import store
from contest.files.models import StoredFile
from contest.files.rules.kinds import ENDINGS
from contest.ranking.rules.output import results_json
from contest.ranking.rules.results import compute
from contest.scoring.queries.ledger_check import links_of
from contest.scoring.rules.chain import START
from contest.shared.db import db

ABOUT_RESULTS = (
    "contest.",
    "regulations.",
    "draw.",
    "turn.",
    "clock.",
    "time.",
    "deduction.",
    "sheet.",
    "seat.",
    "judge.",
    "round.",
    "parcel.",
    "paper_check.",
    "decision.",
    "results.",
    "freeze.",
    "approval.",
    "appeal.",
    "prizes.",
    "paper.",
)
"""Beginnings of the acts that an archive holds; registration and people's data stay out."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The files of an archive.

    Attributes:
        texts: name → content; ``files``: name → where it lies on this machine, with its SHA-256.
        about: what the manifest says besides.
    """

    texts: Mapping[str, bytes]
    files: Mapping[str, tuple[Path, str]]
    about: Mapping[str, Any]


def evidence_of(contest_id: int) -> Evidence:
    """Everything that a contest's results can be checked with."""
    file = contest_file_of(contest_id, public=True)
    links = links_of(contest_id)
    lines, audit_head = audit_lines(_acts(contest_id))
    documents, files = _documents(contest_id)
    texts = {
        GUIDE: GUIDE_TEXT.encode(),
        CONTEST: file_text(file).encode(),
        RESULTS: results_json(compute(file.record())).encode(),
        LEDGER: json_lines(ledger_line(link, digest) for link, digest in links),
        AUDIT: json_lines(lines),
        DOCUMENTS: documents_bytes(documents),
    }
    about = {
        "contest": file.contest.slug,
        "name": file.contest.name,
        "ledger": {"entries": len(links), "head": links[-1][1] if links else START},
        "audit": {"entries": len(lines), "head": audit_head},
    }
    return Evidence(texts, files, about)


def _acts(contest_id: int) -> Iterator[dict[str, Any]]:
    rows = db.session.scalars(
        select(AuditEntry).where(AuditEntry.contest_id == contest_id).order_by(AuditEntry.id)
    )
    for row in rows:
        if row.action.startswith(ABOUT_RESULTS):
            yield {
                "at": row.at.isoformat(timespec="microseconds"),
                "actor": row.actor,
                "actor_name": row.actor_name,
                "action": row.action,
                "subject": row.subject,
                "old": row.old,
                "new": row.new,
                "reason": row.reason,
            }


def _documents(contest_id: int) -> tuple[list[Document], dict[str, tuple[Path, str]]]:
    rows = db.session.scalars(
        select(MadePaper)
        .where(MadePaper.contest_id == contest_id)
        .order_by(MadePaper.paper, MadePaper.part, MadePaper.edition)
    ).all()
    newest = {(row.paper, row.part): row.edition for row in rows}
    files: dict[str, tuple[Path, str]] = {}
    documents = []
    for row in rows:
        stem = "-".join(filter(None, (row.paper, row.part.replace("/", "-"), f"ban-{row.edition}")))
        made = _file(files, f"documents/{stem}", row.file_id)
        documents.append(
            Document(
                name=paper_name(row),
                paper=row.paper,
                part=row.part,
                edition=row.edition,
                code=row.code,
                latest=newest[row.paper, row.part] == row.edition,
                made_at=row.made_at.isoformat(timespec="seconds"),
                file=made,
                sha256=files[made][1] if made else None,
                reference=row.reference,
                why=row.why,
                number=row.number,
                signed_at=row.signed_at.isoformat(timespec="seconds") if row.signed_at else None,
                scan=_file(files, f"signed/{stem}", row.scan_id),
                ledger_head=row.ledger_head,
            )
        )
    return documents, files


def _file(files: dict[str, tuple[Path, str]], stem: str, file_id: int | None) -> str | None:
    """The name under which a kept file goes into the archive; None where there is none."""
    if file_id is None:
        return None
    stored = db.session.get_one(StoredFile, file_id)
    place = store.place_of(stored.sha256)
    if not place.is_file():
        return None
    name = stem + ENDINGS[stored.media_type]
    files[name] = (place, stored.sha256)
    return name


def codes_of(contest_id: int) -> list[tuple[datetime, str, str]]:
    """(when, by whom, code) of the archives that were made, the newest first; at most ten."""
    rows = db.session.scalars(
        select(AuditEntry)
        .where(AuditEntry.contest_id == contest_id, AuditEntry.action == "contest.evidence")
        .order_by(AuditEntry.id.desc())
        .limit(10)
    )
    return [(row.at, row.actor_name, str((row.new or {}).get("code", ""))) for row in rows]
