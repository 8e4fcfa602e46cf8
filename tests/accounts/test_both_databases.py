"""People, seats and the log on both databases: what the actions promise does not depend on it."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from contest.accounts.actions.people import NewPerson, add_people, take_role
from contest.accounts.actions.sign_in import WrongSignIn, sign_in
from contest.accounts.actions.slips import end_sessions, new_slips
from contest.accounts.models import Membership, SeatSession, SignIn
from contest.accounts.rules.waits import FREE_ATTEMPTS, TooSoon
from contest.audit.queries.log import Wanted, actions, actors, log_page
from contest.scoring.actions.seats import NotYourSeat, SeatAsk, make_seats, take_seat
from contest.scoring.queries.seats import seat_codes, seat_states
from contest.shared.db import db
from tests.cast import ADMINISTRATOR, HERE, actor_of, engage
from tests.conftest import SECRET


@pytest.fixture
def engaged(any_app: Flask) -> Flask:
    engage(any_app)
    return any_app


def test_a_person_comes_signs_in_and_goes(engaged: Flask) -> None:
    by = actor_of(engaged, ADMINISTRATOR)
    [slip] = add_people(1, [NewPerson("Nguyễn Thị Hoa", "secretary")], by=by)
    sign_in(slip.sign_in_name, slip.password)
    membership = db.session.scalars(select(Membership).order_by(Membership.id.desc())).first()
    assert membership is not None
    person_id, membership_id = membership.person_id, membership.id
    [renewed] = new_slips(1, [person_id], by=by)
    with pytest.raises(WrongSignIn):
        sign_in(slip.sign_in_name, slip.password)
    sign_in(slip.sign_in_name, renewed.password)
    end_sessions(1, person_id, by=by)
    assert db.session.scalar(select(func.count()).select_from(SignIn)) == 0
    take_role(1, membership_id, by=by)
    page = log_page(1, Wanted(actor=by.key), 1)
    assert [line.action for line in page.lines][:3] == [
        "person.role_taken",
        "person.sessions_ended",
        "person.slip_renewed",
    ]
    assert (by.key, by.name) in actors(1)
    assert "person.role_given" in actions(1)


def test_failures_are_counted_although_they_are_refused(engaged: Flask) -> None:
    for _ in range(FREE_ATTEMPTS):
        with pytest.raises(WrongSignIn):
            sign_in(ADMINISTRATOR, "sai")
    with pytest.raises(TooSoon):
        sign_in(ADMINISTRATOR, "sai")


def test_a_judge_sits_down_and_moves_to_another_device(engaged: Flask) -> None:
    make_seats(1)
    seat = seat_codes(1, SECRET)[0]
    take_seat(SeatAsk("a", token=seat.token), SECRET)
    take_seat(SeatAsk("b", token=seat.token, takeover=True), SECRET)
    for _ in range(FREE_ATTEMPTS):
        with pytest.raises(NotYourSeat):
            take_seat(SeatAsk("b", contest=HERE, judge=seat.key, pin="x"), SECRET)
    with pytest.raises(TooSoon):
        take_seat(SeatAsk("b", contest=HERE, judge=seat.key, pin=seat.pin), SECRET)
    held = [state.held_since for state in seat_states(1)]
    assert held[0] is not None
    assert set(held[1:]) == {None}
    assert db.session.scalar(select(func.count()).select_from(SeatSession)) == 2
