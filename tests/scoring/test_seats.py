"""A judge's seat: who may sit down, on which device, and what the desk may do."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from contest.accounts.models import SeatSession
from contest.accounts.rules.waits import FREE_ATTEMPTS
from contest.audit.models import AuditEntry
from contest.command import run
from contest.registration.models import Delegation
from contest.regulations.models import Round
from contest.schedule.models import Turn
from contest.scoring.actions import seat_desk
from contest.scoring.actions.seats import ensure_seats, make_seats
from contest.scoring.events import SeatTaken
from contest.scoring.queries.seats import SeatCodes, seat_codes, seats_are_missing
from contest.shared import bus, clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import HERE, actor_of, judge_ids, looking_into, name_of, opened, post, signed_in
from tests.conftest import SECRET

HERE_ID = 1


@pytest.fixture
def house(tmp_path: Path, migrated_file: Path) -> Iterator[Flask]:
    with opened(tmp_path, migrated_file) as app:
        yield app


def codes(app: Flask, contest_id: int = HERE_ID) -> list[SeatCodes]:
    with looking_into(app):
        make_seats(contest_id)
        return seat_codes(contest_id, SECRET)


def sit(app: Flask, **body: Any) -> TestResponse:
    return app.test_client().post("/api/v1/seat", json={"device": "tablet-1", **body})


def sit_by_pin(app: Flask, seat: SeatCodes, **body: Any) -> TestResponse:
    return sit(app, **{"contest": HERE, "judge": seat.key, "pin": seat.pin, **body})


def code_of(answer: TestResponse) -> tuple[int, str]:
    return answer.status_code, answer.json["error"]["code"]


def opens(app: Flask, session: str) -> bool:
    headers = {"Authorization": f"Bearer {session}"}
    return app.test_client().get("/api/v1/seat/turns", headers=headers).status_code == 200


def wrong_pin(seat: SeatCodes) -> str:
    return f"{(int(seat.pin) + 1) % 1_000_000:06d}"


def mark_something(app: Flask, session: str) -> None:
    """The judge's first mark, through the judge's own door."""
    with looking_into(app), transaction() as write:
        team = Delegation(contest_id=HERE_ID, position=1, key="doi", name="Đội", status="approved")
        write.add(team)
        write.flush()
        part = write.scalars(select(Round).where(Round.contest_id == HERE_ID)).first()
        assert part is not None
        mark = {"round": part.key, "team": "doi", "criterion": part.criteria[0].key}
        turn = {"contest_id": HERE_ID, "round_id": part.id, "delegation_id": team.id}
        write.add(Turn(**turn, state="marking"))
    op = {"op_id": "1", "type": "mark", "points": "1", **mark}
    assert send(app, session, op) == ["accepted"]


def send(app: Flask, session: str, *ops: dict[str, str]) -> list[str]:
    """Deliver operations; answers how each fared."""
    answer = app.test_client().post(
        "/api/v1/seat/ops", json={"ops": ops}, headers={"Authorization": f"Bearer {session}"}
    )
    assert answer.status_code == 200, answer.text
    return [result["status"] for result in answer.json["results"]]


def later(monkeypatch: pytest.MonkeyPatch, time: timedelta) -> None:
    moment = clock.now() + time
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_the_token_of_the_qr_opens_the_seat(house: Flask) -> None:
    seat = codes(house)[0]
    answer = sit(house, token=seat.token)
    assert answer.status_code == 200
    assert answer.json["contest"] == HERE
    assert answer.json["judge"] == {"key": seat.key, "name": seat.name}
    assert opens(house, answer.json["session"])


def test_contest_judge_and_pin_open_the_seat(house: Flask) -> None:
    answer = sit_by_pin(house, codes(house)[1])
    assert answer.status_code == 200
    assert opens(house, answer.json["session"])


def test_a_pin_typed_as_it_is_printed_opens_the_seat(house: Flask) -> None:
    seat = codes(house)[0]
    assert sit_by_pin(house, seat, pin=f"{seat.pin[:3]} {seat.pin[3:]}").status_code == 200


def test_every_judge_has_a_seat_without_anybody_making_it(house: Flask) -> None:
    with looking_into(house):
        assert seats_are_missing(HERE_ID)
        with transaction() as session:
            ensure_seats(session, HERE_ID)
            ensure_seats(session, HERE_ID)
        assert not seats_are_missing(HERE_ID)
        assert len(seat_codes(HERE_ID, SECRET)) == len(judge_ids(house))


def test_the_session_is_stored_as_a_digest_only(house: Flask) -> None:
    answer = sit(house, token=codes(house)[0].token)
    with looking_into(house):
        stored = db.session.scalars(select(SeatSession)).one()
        assert len(stored.digest) == 64
        assert answer.json["session"] not in repr(vars(stored))
    assert len(answer.json["session"]) >= 43


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ({}, (422, "code_missing")),
        ({"token": "x"}, (401, "seat_unknown")),
        ({"token": "A" * 43}, (401, "seat_unknown")),
        ({"token": "é" * 43}, (401, "seat_unknown")),
        ({"token": 12}, (422, "value_wrong")),
        ({"token": "x" * 101}, (422, "value_wrong")),
        ({"token": "x", "device": None}, (422, "device_missing")),
        ({"token": "x", "device": ""}, (422, "device_missing")),
        ({"token": "x", "device": "a\x00"}, (422, "value_wrong")),
        ({"token": "x", "takeover": "yes"}, (422, "value_wrong")),
        ({"contest": HERE, "judge": "gk1"}, (422, "code_missing")),
        ({"contest": HERE, "judge": ["gk1"], "pin": "123456"}, (422, "value_wrong")),
        ({"contest": "khong-co", "judge": "gk1", "pin": "123456"}, (404, "contest_unknown")),
        ({"contest": HERE, "judge": "khong-co", "pin": "123456"}, (401, "wrong_pin")),
        ({"contest": HERE, "judge": "gk1", "pin": 123456}, (422, "value_wrong")),
    ],
)
def test_what_opens_no_seat_is_answered_with_its_reason(
    house: Flask, body: dict[str, Any], wanted: tuple[int, str]
) -> None:
    answer = sit(house, **body)
    assert code_of(answer) == wanted
    assert answer.json["error"]["message"] not in ("", wanted[1])


def test_half_a_character_is_no_device(house: Flask) -> None:
    body = b'{"token": "x", "device": "\\ud800"}'
    answer = house.test_client().post("/api/v1/seat", data=body)
    assert code_of(answer) == (422, "value_wrong")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"\xff", b"[" * 100_000, b"null"])
def test_a_body_that_is_no_object_is_refused(house: Flask, body: bytes) -> None:
    answer = house.test_client().post("/api/v1/seat", data=body)
    assert code_of(answer) == (400, "bad_json")


def test_a_wrong_pin_is_refused_and_after_some_there_is_a_wait(
    house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = codes(house)[0]
    for _ in range(FREE_ATTEMPTS):
        assert code_of(sit_by_pin(house, seat, pin=wrong_pin(seat))) == (401, "wrong_pin")
    refused = sit_by_pin(house, seat)
    assert code_of(refused) == (429, "wait_first")
    assert "10 giây" in refused.json["error"]["message"]
    later(monkeypatch, timedelta(seconds=11))
    assert code_of(sit_by_pin(house, seat, pin=wrong_pin(seat))) == (401, "wrong_pin")
    assert "20 giây" in sit_by_pin(house, seat).json["error"]["message"]


def test_the_wait_of_one_seat_is_not_the_neighbours_nor_the_qrs(house: Flask) -> None:
    seat, neighbour, *_ = codes(house)
    for _ in range(FREE_ATTEMPTS + 1):
        sit_by_pin(house, seat, pin=wrong_pin(seat))
    assert sit_by_pin(house, neighbour).status_code == 200
    assert sit(house, token=seat.token).status_code == 200


def test_the_desk_lifts_the_wait(house: Flask) -> None:
    seat = codes(house)[0]
    for _ in range(FREE_ATTEMPTS + 1):
        sit_by_pin(house, seat, pin=wrong_pin(seat))
    page = f"/hoi-thi/{HERE}/giam-khao"
    secretary = signed_in(house, name_of("secretary"))
    assert "Cho nhập lại ngay" in secretary.get(page).text
    post(secretary, f"{page}/{seat.judge_id}/thu-lai", page)
    assert sit_by_pin(house, seat).status_code == 200


def test_another_device_is_told_that_the_seat_is_taken(house: Flask) -> None:
    seat = codes(house)[0]
    first = sit(house, token=seat.token)
    assert code_of(sit(house, token=seat.token, device="other")) == (409, "seat_taken")
    assert code_of(sit_by_pin(house, seat, device="other")) == (409, "seat_taken")
    assert opens(house, first.json["session"])


def test_the_same_device_sits_down_again_without_asking(house: Flask) -> None:
    seat = codes(house)[0]
    sit(house, token=seat.token)
    again = sit(house, token=seat.token)
    assert again.status_code == 200
    assert opens(house, again.json["session"])


def test_a_seat_without_marks_is_taken_over_by_the_qr_alone(house: Flask) -> None:
    seat = codes(house)[0]
    first = sit(house, token=seat.token)
    second = sit(house, token=seat.token, device="other", takeover=True)
    assert second.status_code == 200
    with looking_into(house):
        old, new = db.session.scalars(select(SeatSession).order_by(SeatSession.id))
        assert old.superseded_at is not None
        assert old.revoked_at is None
        assert new.superseded_at is None
    assert send(house, first.json["session"]) == [], "it may still deliver what it had queued"


def test_a_seat_with_marks_is_taken_over_with_the_pin_only(house: Flask) -> None:
    seat = codes(house)[0]
    mark_something(house, sit(house, token=seat.token).json["session"])
    other = {"device": "other", "takeover": True}
    assert code_of(sit(house, token=seat.token, **other)) == (409, "pin_needed")
    wrong = sit(house, token=seat.token, pin=wrong_pin(seat), **other)
    assert code_of(wrong) == (401, "wrong_pin")
    assert sit(house, token=seat.token, pin=seat.pin, **other).status_code == 200
    assert sit_by_pin(house, seat, device="third", takeover=True).status_code == 200


def test_the_desk_allows_another_device_once_and_for_ten_minutes(
    house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = codes(house)[0]
    mark_something(house, sit(house, token=seat.token).json["session"])
    page = f"/hoi-thi/{HERE}/giam-khao"
    head_judge = signed_in(house, name_of("head_judge"))
    post(head_judge, f"{page}/{seat.judge_id}/doi-may", page)
    assert sit(house, token=seat.token, device="b", takeover=True).status_code == 200
    spent = sit(house, token=seat.token, device="c", takeover=True)
    assert code_of(spent) == (409, "pin_needed")
    post(head_judge, f"{page}/{seat.judge_id}/doi-may", page)
    later(monkeypatch, seat_desk.TAKEOVER_ALLOWED + timedelta(seconds=1))
    late = sit(house, token=seat.token, device="c", takeover=True)
    assert code_of(late) == (409, "pin_needed")


def test_new_codes_revoke_the_slip_and_whoever_sat_there(house: Flask) -> None:
    seat, neighbour, *_ = codes(house)
    session = sit(house, token=seat.token).json["session"]
    beside = sit(house, token=neighbour.token).json["session"]
    page = f"/hoi-thi/{HERE}/giam-khao/phieu"
    organiser = signed_in(house, name_of("organiser"))
    answer = post(organiser, f"/hoi-thi/{HERE}/giam-khao/{seat.judge_id}/ma-moi", page)
    fresh = codes(house)[0]
    assert (fresh.token, fresh.pin) != (seat.token, seat.pin)
    assert not opens(house, session)
    assert opens(house, beside)
    assert code_of(sit(house, token=seat.token)) == (401, "seat_unknown")
    assert sit(house, token=fresh.token).status_code == 200
    shown = organiser.get(answer.location).text
    assert f"{fresh.pin[:3]} {fresh.pin[3:]}" in shown
    assert neighbour.name not in shown


def test_codes_belong_to_one_judge_of_one_contest_and_are_the_same_each_time(
    house: Flask,
) -> None:
    here, elsewhere = codes(house), codes(house, 2)
    both = here + elsewhere
    assert len({seat.token for seat in both}) == len(both)
    assert codes(house) == here
    assert all(len(seat.pin) == 6 and seat.pin.isdigit() for seat in both)


def test_the_desk_of_one_contest_has_no_say_in_another(house: Flask) -> None:
    foreign = codes(house, 2)[0]
    organiser = signed_in(house, name_of("organiser"))
    page = f"/hoi-thi/{HERE}/giam-khao"
    assert organiser.get(f"{page}/{foreign.judge_id}/phieu").status_code == 404
    for act in ("ma-moi", "thu-lai", "doi-may"):
        answer = post(organiser, f"{page}/{foreign.judge_id}/{act}", page)
        assert answer.status_code == 404


def test_sitting_down_is_told_and_noted_without_any_code(
    house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[SeatTaken] = []
    monkeypatch.setitem(bus._handlers, SeatTaken, [told.append])
    seat = codes(house)[0]
    sit(house, token=seat.token)
    sit(house, token=seat.token, device="other", takeover=True)
    assert told == [
        SeatTaken(HERE_ID, seat.judge_id, takeover=False),
        SeatTaken(HERE_ID, seat.judge_id, takeover=True),
    ]
    with looking_into(house):
        entries = list(db.session.scalars(select(AuditEntry).where(AuditEntry.actor != "system")))
        assert [e.action for e in entries] == ["seat.taken", "seat.taken_over"]
        assert all(code not in repr(vars(e)) for e in entries for code in (seat.token, seat.pin))


def test_the_command_lists_every_seat_with_what_opens_it(
    house: Flask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = house.config["SETTINGS"]
    monkeypatch.setenv("HOITHI_DATA", str(settings.data))
    monkeypatch.setenv("HOITHI_SECRET_KEY", SECRET)
    monkeypatch.setenv("HOITHI_PUBLIC_URL", "https://hoithi.xa.example/")
    assert run(["seats", HERE, "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    seat = codes(house)[0]
    assert listed[0] == {
        "judge": seat.key,
        "name": seat.name,
        "pin": seat.pin,
        "token": seat.token,
        "url": f"https://hoithi.xa.example/giam-khao#{seat.token}",
    }
    assert len(listed) == len(judge_ids(house))
    assert run(["seats", "khong-co", "--json"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_new_codes_are_noted_under_the_name_of_whoever_gave_them(house: Flask) -> None:
    by = actor_of(house, name_of("organiser"))
    with looking_into(house):
        seat_desk.renew_codes(HERE_ID, judge_ids(house)[0], by=by)
        entry = db.session.scalars(
            select(AuditEntry).where(AuditEntry.action == "seat.codes_renewed")
        ).one()
        assert entry.actor == by.key
