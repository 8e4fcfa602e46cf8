"""The way of a file on SQLite and on PostgreSQL alike."""

import threading

import pytest
from flask import Flask

from contest.audit.actions.trail import SYSTEM
from contest.registration.actions.draft import begin_delegation, save_delegation
from contest.registration.actions.handing_in import submit_delegation, withdraw_delegation
from contest.registration.actions.review import approve_delegation, return_delegation
from contest.registration.queries.board import board
from contest.registration.queries.files import file_of
from contest.registration.rules.entry import Entry, Person
from contest.registration.rules.handing_in import Hand
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Contest, Unit
from contest.regulations.rules.composition import Role
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Stale
from contest.shared.transaction import transaction

OWN, ORGANISER = Hand.DELEGATION, Hand.ORGANISER
AN = Person(None, "Lê An", Role.CAPTAIN, "1990-01-01")


def contest_with_units(count: int) -> tuple[int, list[int]]:
    with transaction() as session:
        contest = Contest(slug="hoi-thi", name="Hội thi", created_at=clock.now())
        contest.units = [Unit(position=i, key=f"u{i}", name=f"Xã {i}") for i in range(count)]
        session.add(contest)
        session.flush()
        return contest.id, [unit.id for unit in contest.units]


def test_a_file_goes_its_whole_way(any_app: Flask) -> None:
    contest_id, units = contest_with_units(2)
    number = begin_delegation(contest_id, units[:1], hand=OWN, by=SYSTEM)
    first = save_delegation(contest_id, number, Entry("Đội", people=(AN,)), 1, hand=OWN, by=SYSTEM)
    turned = (Person(None, "Vũ Bình", Role.FULL), Person(first.refs[0], "Lê An", Role.CAPTAIN))
    entry = Entry("Đội", people=turned)
    second = save_delegation(contest_id, number, entry, 2, hand=OWN, by=SYSTEM)
    assert second.refs[1] == first.refs[0]
    with pytest.raises(Stale):
        save_delegation(contest_id, number, Entry("Khác"), 2, hand=OWN, by=SYSTEM)
    submit_delegation(contest_id, number, 3, hand=OWN, by=SYSTEM)
    return_delegation(contest_id, number, 4, "Xin bổ sung", by=SYSTEM)
    submit_delegation(contest_id, number, 5, hand=OWN, by=SYSTEM)
    approve_delegation(contest_id, number, 6, "", by=SYSTEM)
    withdraw_delegation(contest_id, number, "", hand=ORGANISER, by=SYSTEM)
    assert file_of(contest_id, number).status is TeamStatus.WITHDRAWN
    shown = [(row.state, row.people) for row in board(contest_id).rows]
    assert shown == [("withdrawn", 2), ("none", 0)]


def test_two_who_save_at_once_do_not_lose_each_other(any_app: Flask) -> None:
    """One is stored, every other is told."""
    contest_id, units = contest_with_units(1)
    number = begin_delegation(contest_id, units, hand=OWN, by=SYSTEM)
    outcomes: list[str] = []

    def save(name: str) -> None:
        with any_app.app_context():
            try:
                save_delegation(contest_id, number, Entry(name), 1, hand=OWN, by=SYSTEM)
                outcomes.append(name)
            except Stale:
                outcomes.append("stale")
            finally:
                db.session.remove()

    threads = [threading.Thread(target=save, args=(f"Đội {i}",)) for i in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    assert sorted(outcomes)[:4] == ["stale"] * 4
    assert file_of(contest_id, number).entry.name in outcomes


def test_several_begin_at_once_and_each_gets_a_key(any_app: Flask) -> None:
    contest_id, units = contest_with_units(5)

    def begin(unit: int) -> None:
        with any_app.app_context():
            begin_delegation(contest_id, [unit], hand=OWN, by=SYSTEM)
            db.session.remove()

    threads = [threading.Thread(target=begin, args=(unit,)) for unit in units]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    assert [row.state for row in board(contest_id).rows] == ["draft"] * 5
