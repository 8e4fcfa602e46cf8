"""Keeping every edition of an official paper: its number, its reference, its very bytes.

An edition is decided on before the paper is typeset, because its number stands on it, and kept
after; when somebody else printed another one meanwhile, it is decided on again.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.documents.models import MadePaper
from contest.documents.queries.editions import (
    REGISTERED,
    bytes_of,
    last_edition,
    made_paper,
    paper_name,
)
from contest.documents.queries.printing import PrintJob
from contest.documents.queries.proof import address_of_edition, replacement_number
from contest.documents.rules.made import (
    REFERENCE,
    SIGNS,
    numbered,
    signers_in,
    why_replaced,
)
from contest.files.actions.keeping import Incoming, keep_incoming, remove_file
from contest.files.models import StoredFile
from contest.ranking.models import Correction, PrizeChange
from contest.regulations.models import Contest
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import NotFound
from contest.shared.transaction import transaction

KEPT_BYTES = 20
"""Of how many editions of one paper the bytes are kept; of signed ones always."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The edition that a print is or will be.

    Attributes:
        code: of its figures, as in the foot of its pages.
        replaces: whether a paper of an earlier number was signed or announced.
        kept: the bytes as they were printed before; None where it has to be typeset.
    """

    number: int
    reference: str
    digest: str
    replaces: bool
    code: str
    slug: str
    kept: bytes | None
    touched: tuple[str, ...] = ()

    def printed(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The paper's data with what this edition adds to it."""
        edition = numbered(
            data["edition"],
            number=self.number,
            reference=self.reference,
            code=self.code,
            address=address_of_edition(self.slug, self.reference),
        )
        told = {**data, "edition": edition}
        if "replacement" in data:
            told["replacement"] = str(self.number) if self.replaces else None
            told["touched"] = list(self.touched) if self.replaces else []
        return told


def begin_edition(contest_id: int, job: PrintJob) -> Begun | None:
    """Which edition this print is; None for drafts and papers of which no editions are kept."""
    if job.draft or job.paper not in REGISTERED:
        return None
    session = db.session()
    slug = session.get_one(Contest, contest_id).slug
    digest = _digest(job)
    latest = last_edition(contest_id, job.paper, job.part)
    # Only a table counts by what was announced; every other paper by its own editions.
    announced = replacement_number(contest_id) if "replacement" in job.data else None
    signed = _signed_before(session, contest_id, job)
    if latest is not None and latest.digest == digest:
        return Begun(
            number=latest.edition,
            reference=latest.reference or new_reference(),
            digest=digest,
            replaces=latest.edition > 1 and (announced is not None or signed),
            code=job.digest,
            slug=slug,
            kept=bytes_of(latest),
            touched=job.touched,
        )
    number = max(1 if latest is None else latest.edition + 1, announced or 1)
    replaces = number > 1 and (announced is not None or signed)
    return Begun(
        number, new_reference(), digest, replaces, job.digest, slug, None, touched=job.touched
    )


def keep_edition(
    session: Session,
    contest_id: int,
    job: PrintJob,
    begun: Begun,
    incoming: Incoming | None,
    *,
    by: Actor,
) -> bool:
    """Keep that it was printed: a step of the caller's transaction.

    Args:
        incoming: the bytes, where they were typeset just now.

    Returns:
        False: somebody printed another edition meanwhile, and nothing was kept.
    """
    # Two who print at once wait for each other: editions have no double.
    session.get(Contest, contest_id, with_for_update=True)
    latest = last_edition(contest_id, job.paper, job.part)
    if latest is not None and latest.digest == begun.digest:
        if incoming is not None and latest.file_id is not None:
            return False
        latest.prints += 1
        if incoming is not None:
            latest.reference = begun.reference
            latest.file_id = keep_incoming(session, contest_id, incoming, by=by).id
        return True
    if incoming is None or (latest is not None and latest.edition >= begun.number):
        return False
    session.add(
        MadePaper(
            contest_id=contest_id,
            paper=job.paper,
            part=job.part,
            edition=begun.number,
            digest=begun.digest,
            code=job.digest,
            made_at=clock.now(),
            made_by=by.name[:200],
            reference=begun.reference,
            why=None if latest is None else _why(session, job, latest),
            ledger_head=job.data["edition"].get("ledger_head"),
            signers=[{"title": one.title, "name": one.name} for one in signers_in(job.data)],
            takers=[list(one) for one in job.takers] or None,
            file_id=keep_incoming(session, contest_id, incoming, by=by).id,
        )
    )
    session.flush()
    _bound(session, contest_id, job)
    return True


def take_copy(contest_id: int, made_id: int, *, by: Actor) -> bytes:
    """An edition exactly as it was printed, replaced or not; noted in the audit log.

    Raises:
        NotFound: there is no such edition, or its bytes are not kept any more.
    """
    with transaction():
        row = made_paper(contest_id, made_id)
        kept = bytes_of(row)
        if kept is None:
            raise NotFound("paper_bytes_gone")
        note(
            by,
            "paper.copied",
            f"paper:{row.paper}",
            contest_id=contest_id,
            new={"name": paper_name(row), "edition": row.edition},
        )
    return kept


def forget_editions(session: Session, contest_id: int) -> None:
    """Forget what was printed: a step of the caller's transaction. The contest is another one;
    its wording stays, as its letterhead does."""
    session.execute(delete(MadePaper).where(MadePaper.contest_id == contest_id))


def new_reference() -> str:
    """A reference that tells nothing and cannot be guessed from another one."""
    return "".join(secrets.choice(SIGNS) for _ in range(REFERENCE))


def _signed_before(session: Session, contest_id: int, job: PrintJob) -> bool:
    return bool(
        session.scalar(
            select(func.count(MadePaper.id)).where(
                MadePaper.contest_id == contest_id,
                MadePaper.paper == job.paper,
                MadePaper.part == job.part,
                MadePaper.signed_at.is_not(None),
            )
        )
    )


def _why(session: Session, job: PrintJob, old: MadePaper) -> str:
    corrected = session.scalar(
        select(func.count(Correction.id)).where(
            Correction.contest_id == old.contest_id, Correction.made_at >= old.made_at
        )
    )
    prizes = session.scalar(
        select(func.count(PrizeChange.id)).where(
            PrizeChange.contest_id == old.contest_id, PrizeChange.recorded_at >= old.made_at
        )
    )
    return why_replaced(
        figures=job.digest != old.code, corrected=bool(corrected), prizes=bool(prizes)
    ).value


def _bound(session: Session, contest_id: int, job: PrintJob) -> None:
    """Let go of the bytes of old editions that nobody signed; their digests stay."""
    old = session.scalars(
        select(MadePaper)
        .where(
            MadePaper.contest_id == contest_id,
            MadePaper.paper == job.paper,
            MadePaper.part == job.part,
            MadePaper.file_id.is_not(None),
        )
        .order_by(MadePaper.edition.desc())
        .offset(KEPT_BYTES)
    ).all()
    for row in old:
        if row.signed_at is None and row.file_id is not None:
            file, row.file_id = row.file_id, None
            session.flush()
            remove_file(session, session.get_one(StoredFile, file))


def _digest(job: PrintJob) -> str:
    """Of everything on the paper but when it was printed and which edition it is."""
    told: dict[str, Any] = {**job.data, "made_at": None, "edition": None, "replacement": None}
    if told.get("letterhead"):
        told["letterhead"] = {**told["letterhead"], "day": None}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
