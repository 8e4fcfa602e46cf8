"""Editions are kept byte for byte, within bounds, without a double, and not past retention."""

from typing import Any

import pytest
from sqlalchemy import select

from contest.audit.actions.trail import SYSTEM
from contest.documents.actions import editions, printing
from contest.documents.models import MadePaper
from contest.files import store
from contest.files.models import StoredFile
from contest.privacy.actions.erasing import erase_above
from contest.privacy.rules.names import Names
from contest.schedule.actions.deductions import deduct
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import looking_into, post
from tests.documents.test_papers_page import RANKING, WHOLE, printed
from tests.held import PAPERS, Held


def changed(hall: Held) -> None:
    turn_id, _, _ = hall.turn("thi", "a")
    with looking_into(hall.app):
        deduct(turn_id, "0.25", "Quá số người quy định", by=SYSTEM)


def rows(hall: Held) -> list[tuple[int, bool, bool]]:
    """(edition, signed, whether its bytes are kept) of each."""
    with looking_into(hall.app):
        found = db.session.scalars(select(MadePaper).order_by(MadePaper.edition)).all()
        return [(one.edition, one.signed_at is not None, one.file_id is not None) for one in found]


def test_bytes_are_kept_within_bounds_and_those_of_a_signed_paper_always(
    hall: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions, "KEPT_BYTES", 2)
    hall.hold(WHOLE)
    first = printed(hall, RANKING).data
    with looking_into(hall.app):
        made = db.session.scalars(select(MadePaper.id)).one()
    assert post(hall.client("secretary"), f"{PAPERS}/da-ky/{made}", PAPERS).status_code == 302
    for _ in range(3):
        changed(hall)
        printed(hall, RANKING)
    assert rows(hall) == [(1, True, True), (2, False, False), (3, False, True), (4, False, True)]
    assert printed(hall, f"{PAPERS}/da-in/{made}.pdf").data == first
    with looking_into(hall.app):
        gone = db.session.scalars(select(MadePaper.id).where(MadePaper.edition == 2)).one()
        names = db.session.scalars(select(StoredFile.sha256)).all()
        assert all(store.place_of(name).is_file() for name in names)
    assert hall.client("secretary").get(f"{PAPERS}/da-in/{gone}.pdf").status_code == 404
    assert hall.client("judge").get(f"{PAPERS}/da-in/{made}.pdf").status_code == 403


def test_two_who_print_at_once_hold_the_same_edition(
    hall: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.hold(WHOLE)
    begin, others = printing.begin_edition, []

    def overtaken(contest_id: int, job: Any) -> Any:
        begun = begin(contest_id, job)
        if not others:
            others.append(None)
            db.session.rollback()
            others[0] = printing.print_paper(contest_id, job, by=SYSTEM)
        return begun

    monkeypatch.setattr(printing, "begin_edition", overtaken)
    assert printed(hall, RANKING).data == others[0]
    assert rows(hall) == [(1, False, True)]


def test_prints_that_nobody_signed_do_not_outlive_retention(hall: Held) -> None:
    hall.hold(WHOLE)
    printed(hall, RANKING)
    with looking_into(hall.app), transaction() as session:
        erase_above(session, hall.contest_id, Names(()))
    assert rows(hall) == [(1, False, False)]
    with looking_into(hall.app):
        assert db.session.scalars(select(StoredFile)).all() == []
