"""Noting who has signed an official paper, with its number and its scan."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.documents.models import MadePaper
from contest.documents.queries.editions import last_edition, made_paper, paper_name
from contest.files.actions.keeping import Incoming, keep_incoming, remove_file
from contest.files.models import StoredFile
from contest.shared import clock
from contest.shared.errors import Invalid, Reason, Refusal
from contest.shared.transaction import transaction

LONGEST_NUMBER = 60


def note_signed(
    contest_id: int,
    made_id: int,
    number: str,
    scan: Incoming | None,
    *,
    by: Actor,
    signed: Collection[int] | None = None,
) -> None:
    """Note who has signed the paper, with its number and its scan where there is one.

    Args:
        signed: which of its signers, from 0; None for all of them.

    Raises:
        NotFound: there is no such paper.
        Invalid: the number is too long, or nobody was ticked.
        Refusal: another edition has replaced it.
    """
    number = " ".join(number.split())
    wrong = []
    if len(number) > LONGEST_NUMBER:
        wrong.append(Reason("paper_number_long", {"most": LONGEST_NUMBER}))
    if signed is not None and not signed:
        wrong.append(Reason("paper_nobody_ticked"))
    if wrong:
        raise Invalid(*wrong)
    with transaction() as session:
        row = made_paper(contest_id, made_id)
        if last_edition(contest_id, row.paper, row.part) is not row:
            raise Refusal("paper_replaced")
        if scan is not None:
            _remove_scan(session, row)
            row.scan_id = keep_incoming(session, contest_id, scan, by=by).id
        if _tick(row, signed, by):
            row.signed_at, row.signed_by = clock.now(), by.name[:200]
        row.number = number or row.number
        _note(row, "paper.signed", by)


def _tick(row: MadePaper, signed: Collection[int] | None, by: Actor) -> bool:
    """Note these signatures; whether all are there now."""
    now = clock.now().isoformat(timespec="seconds")
    signers = [
        one
        if one.get("at") or (signed is not None and at not in signed)
        else {**one, "at": now, "by": by.name}
        for at, one in enumerate(row.signers or ())
    ]
    row.signers = signers or None
    return all(one.get("at") for one in signers)


def take_back_signed(contest_id: int, made_id: int, *, by: Actor) -> None:
    """It is not signed after all; its scan goes away.

    Raises:
        NotFound: there is no such paper.
        Refusal: nobody noted that it is signed.
    """
    with transaction() as session:
        row = made_paper(contest_id, made_id)
        if row.signed_at is None and not any(one.get("at") for one in row.signers or ()):
            raise Refusal("paper_not_signed")
        _remove_scan(session, row)
        row.signed_at = row.signed_by = row.number = None
        row.signers = [
            {"title": one["title"], "name": one["name"]} for one in row.signers or ()
        ] or None
        _note(row, "paper.unsigned", by)


def _remove_scan(session: Session, row: MadePaper) -> None:
    scan, row.scan_id = row.scan_id, None
    session.flush()
    if scan is not None:
        remove_file(session, session.get_one(StoredFile, scan))


def _note(row: MadePaper, act: str, by: Actor) -> None:
    signers = row.signers or []
    note(
        by,
        act,
        f"paper:{row.paper}",
        contest_id=row.contest_id,
        new={
            "name": paper_name(row),
            "edition": row.edition,
            "number": row.number,
            "signatures": f"{sum(1 for one in signers if one.get('at'))}/{len(signers)}",
        },
    )
