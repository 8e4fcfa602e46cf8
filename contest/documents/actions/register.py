"""Keeping which editions of official papers were printed, and noting that they were signed."""

import hashlib
import json
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.documents.models import MadePaper
from contest.documents.queries.made import REGISTERED
from contest.documents.queries.printing import PrintJob
from contest.documents.sentences import NAMES
from contest.files.actions.keeping import Incoming, keep_incoming, remove_file
from contest.files.models import StoredFile
from contest.regulations.models import Contest, Round
from contest.shared import clock
from contest.shared.errors import Invalid, NotFound, Reason, Refusal
from contest.shared.transaction import transaction

LONGEST_NUMBER = 60


def keep_edition(session: Session, contest_id: int, job: PrintJob, *, by: Actor) -> None:
    """Keep that a final paper was printed: a step of the caller's transaction.

    The same content again is the same edition; other content is a new one, which replaces it.
    """
    if job.draft or job.paper not in REGISTERED:
        return
    # Two who print at once wait for each other: editions have no gap and no double.
    session.get(Contest, contest_id, with_for_update=True)
    digest = _digest(job)
    latest = _latest(session, contest_id, job.paper, job.part)
    if latest is not None and latest.digest == digest:
        latest.prints += 1
        return
    session.add(
        MadePaper(
            contest_id=contest_id,
            paper=job.paper,
            part=job.part,
            edition=1 if latest is None else latest.edition + 1,
            digest=digest,
            code=job.digest,
            made_at=clock.now(),
            made_by=by.name[:200],
        )
    )


def forget_editions(session: Session, contest_id: int) -> None:
    """Forget what was printed: a step of the caller's transaction. The contest is another one;
    its wording stays, as its letterhead does."""
    session.execute(delete(MadePaper).where(MadePaper.contest_id == contest_id))


def note_signed(
    contest_id: int, made_id: int, number: str, scan: Incoming | None, *, by: Actor
) -> None:
    """Note that all have signed the paper, with its number and its scan where there is one.

    Raises:
        NotFound: there is no such paper.
        Invalid: the number is too long.
        Refusal: another edition has replaced it.
    """
    number = " ".join(number.split())
    if len(number) > LONGEST_NUMBER:
        raise Invalid(Reason("paper_number_long", {"most": LONGEST_NUMBER}))
    with transaction() as session:
        row = _made(session, contest_id, made_id)
        latest = _latest(session, contest_id, row.paper, row.part)
        if latest is not row:
            raise Refusal("paper_replaced")
        if scan is not None:
            _remove_scan(session, row)
            row.scan_id = keep_incoming(session, contest_id, scan, by=by).id
        row.signed_at, row.signed_by = clock.now(), by.name[:200]
        row.number = number or None
        _note(session, row, "paper.signed", by)


def take_back_signed(contest_id: int, made_id: int, *, by: Actor) -> None:
    """It is not signed after all; its scan goes away.

    Raises:
        NotFound: there is no such paper.
        Refusal: nobody noted that it is signed.
    """
    with transaction() as session:
        row = _made(session, contest_id, made_id)
        if row.signed_at is None:
            raise Refusal("paper_not_signed")
        _remove_scan(session, row)
        row.signed_at = row.signed_by = row.number = None
        _note(session, row, "paper.unsigned", by)


def _made(session: Session, contest_id: int, made_id: int) -> MadePaper:
    row = session.get(MadePaper, made_id)
    if row is None or row.contest_id != contest_id:
        raise NotFound("not_found")
    return row


def _latest(session: Session, contest_id: int, paper: str, part: str) -> MadePaper | None:
    return session.scalar(
        select(MadePaper)
        .where(MadePaper.contest_id == contest_id, MadePaper.paper == paper, MadePaper.part == part)
        .order_by(MadePaper.edition.desc())
        .limit(1)
    )


def _remove_scan(session: Session, row: MadePaper) -> None:
    scan, row.scan_id = row.scan_id, None
    session.flush()
    if scan is not None:
        remove_file(session, session.get_one(StoredFile, scan))


def _note(session: Session, row: MadePaper, act: str, by: Actor) -> None:
    round_ = session.scalar(
        select(Round.name).where(Round.contest_id == row.contest_id, Round.key == row.part)
    )
    note(
        by,
        act,
        f"paper:{row.paper}",
        contest_id=row.contest_id,
        new={
            "name": NAMES[row.paper].format(round=round_ or ""),
            "edition": row.edition,
            "number": row.number,
        },
    )


def _digest(job: PrintJob) -> str:
    """Of everything on the paper but when it was printed."""
    told: dict[str, Any] = {**job.data, "made_at": None, "edition": None}
    if told.get("letterhead"):
        told["letterhead"] = {**told["letterhead"], "day": None}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
