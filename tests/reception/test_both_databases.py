"""The door on SQLite and on PostgreSQL alike, and what its pages follow."""

from typing import Any

from flask import Flask

from contest.audit.actions.trail import SYSTEM
from contest.reception.actions.attendance import check_in, mark_all, mark_member
from contest.reception.actions.substituting import bring_newcomer, step_in
from contest.reception.queries.arrivals import arrivals
from contest.reception.queries.hall_team import HallTeam, hall_team
from contest.reception.queries.line import composition_lines
from contest.registration.actions.draft import begin_delegation, save_delegation
from contest.registration.models import Delegation
from contest.registration.rules.entry import Entry, Person
from contest.registration.rules.handing_in import Hand
from contest.regulations.rules.composition import Role
from contest.shared.db import db
from contest.shared.realtime import NAMESPACE, socketio
from contest.shared.transaction import transaction
from tests.cast import HERE
from tests.reception.door import CHI, Door
from tests.registration.test_both_databases import contest_with_units


def here(contest_id: int, number: int) -> HallTeam:
    return hall_team(contest_id, str(db.session.get_one(Delegation, number).uuid))


def test_a_team_is_ticked_checked_in_and_changed(any_app: Flask) -> None:
    contest_id, units = contest_with_units(1)
    number = begin_delegation(contest_id, units, hand=Hand.ORGANISER, by=SYSTEM)
    people = (
        Person(None, "Lê An", Role.CAPTAIN),
        Person(None, "Vũ Bình", Role.FULL),
        Person(None, "Đỗ Chi", Role.RESERVE),
    )
    save_delegation(
        contest_id, number, Entry("Đội", people=people), 1, hand=Hand.ORGANISER, by=SYSTEM
    )
    with transaction() as session:
        session.get_one(Delegation, number).status = "approved"
    captain, full, reserve = here(contest_id, number).members
    mark_all(contest_id, number, as_of=None, by=SYSTEM)
    newest = here(contest_id, number).as_of
    mark_member(contest_id, number, full.id, present=False, as_of=newest, by=SYSTEM)
    team = here(contest_id, number)
    assert check_in(contest_id, number, as_of=team.as_of, by=SYSTEM)
    step_in(contest_id, number, team.version, full.id, reserve.id, "Ốm", by=SYSTEM)
    (row,) = arrivals(contest_id)
    assert (row.presence.present, row.presence.expected) == (2, 3)
    mark_member(contest_id, number, captain.id, present=False, as_of=None, by=SYSTEM)
    version = here(contest_id, number).version
    mai = Person(None, "Hoàng Mai", Role.FULL)
    bring_newcomer(contest_id, number, version, captain.id, mai, "Ốm", by=SYSTEM)
    found = {one.name: (one.role, one.is_present) for one in here(contest_id, number).members}
    assert found == {
        "Hoàng Mai": (Role.CAPTAIN, True),
        "Đỗ Chi": (Role.FULL, True),
        "Vũ Bình": (Role.RESERVE, False),
    }
    assert composition_lines(contest_id)[number] == "kept"


def test_who_works_at_the_door_follows_it_and_learns_that_it_moved(door: Door) -> None:
    def following(role: str) -> Any:
        socket = socketio.test_client(
            door.app, namespace=NAMESPACE, flask_test_client=door.client(role)
        )
        socket.emit("follow", {"topic": "reception", "contest": HERE}, namespace=NAMESPACE)
        return socket

    stranger, phone = following("judge"), following("receptionist")
    assert [m["name"] for m in stranger.get_received(NAMESPACE)] == ["refused"]
    (first,) = phone.get_received(NAMESPACE)
    assert first["args"][0]["data"] == {}
    door.tick(door.client("secretary"), CHI)
    again = following("receptionist").get_received(NAMESPACE)
    assert again[0]["args"][0]["version"] > first["args"][0]["version"]
