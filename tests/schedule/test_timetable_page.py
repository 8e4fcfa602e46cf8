"""The timetable through its own doors: made from the draw, changed, followed, made public."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select
from werkzeug.test import TestResponse

from contest.preparation.models import Piece
from contest.schedule.actions.draw import draw_by_seed
from contest.schedule.actions.turns import move_turn
from contest.schedule.models import Timetable
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import HERE, actor_of, looking_into, name_of, post
from tests.hall import document
from tests.held import PATH, Held
from tests.held import held as held_here

PAGE = f"{PATH}/thoi-gian"
API = f"/api/v1/contests/{HERE}/timetable"


@pytest.fixture
def held(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    """The small contest drawn, with an exchange act of one team."""
    with held_here(tmp_path, migrated_file) as held:
        contest = document()
        contest["contest"]["dates"] = ["2023-11-15"]
        held.hold(contest)
        with looking_into(held.app):
            draw_by_seed(held.contest_id, "1", by=actor_of(held.app, name_of("organiser")))
            with transaction() as session:
                session.add(
                    Piece(
                        delegation_id=held.team_id("chi"),
                        kind="exchange",
                        title="Hát ru",
                        minutes=6,
                    )
                )
        yield held


def act(held: Held, verb: str, role: str = "organiser", **fields: Any) -> TestResponse:
    typed = {"version": str(version(held)), "starts": "07:30", "changeover": "2", **fields}
    return post(held.client(role), PAGE, PAGE, act=verb, **typed)


def version(held: Held) -> int:
    with looking_into(held.app):
        row = db.session.scalar(select(Timetable))
        return 0 if row is None else row.version


def rows(held: Held) -> list[tuple[int, str]]:
    """(id, kind) of each line."""
    with looking_into(held.app):
        row = db.session.scalars(select(Timetable)).one()
        return [(item.id, item.kind) for item in row.items]


def item_of(held: Held, kind: str) -> int:
    return next(item_id for item_id, one in rows(held) if one == kind)


def public(held: Held) -> dict[str, Any]:
    answer = held.app.test_client().get(API)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def test_the_day_is_laid_out_from_the_draw(held: Held) -> None:
    assert "Chưa có chương trình" in held.client().get(PAGE).text
    assert act(held, "make").status_code == 302
    kinds = [kind for _, kind in rows(held)]
    assert kinds == ["window", "opening", *["turn"] * 3, "exchange", "confer", "awards", "closing"]
    page = held.client("mc").get(PAGE).text
    assert "08:00" in page
    assert "Hát ru" in page
    assert "Lưu giờ" not in page


def test_the_proposed_day_wants_no_judge_in_two_places(held: Held) -> None:
    contest = document()
    contest["teams"] = [{"key": f"d{n}", "name": f"Đội {n}"} for n in range(12)]
    held.hold(contest)
    with looking_into(held.app):
        draw_by_seed(held.contest_id, "1", by=actor_of(held.app, name_of("organiser")))
    assert act(held, "make").status_code == 302
    page = held.client().get(PAGE).text
    assert "08:06" in page
    assert "cùng lúc với" not in page


def test_hours_and_lengths_are_typed_as_people_write_them(held: Held) -> None:
    act(held, "make")
    opening = item_of(held, "opening")
    typed = {
        "starts": "8h",
        "ends_by": "11 giờ 30",
        f"minutes-{opening}": "45",
        "day": "16/11/2023",
    }
    assert act(held, "save", **typed).status_code == 302
    act(held, "publish")
    found = public(held)
    assert found["day"] == "2023-11-16"
    assert found["items"][1]["planned"] == {"start": "08:00", "end": "08:45"}
    assert found["items"][2]["planned"]["start"] == "08:45"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"starts": "sáng"}, "Xin ghi giờ và phút"),
        ({"ends_by": "7:00"}, "Giờ kết thúc phải sau"),
        ({"changeover": "-1"}, "Xin ghi số phút, từ 0 đến 60."),
        ({"day": "31/02/2023"}, "Xin ghi ngày có thật"),
        ({"day": "2023-11-5"}, "Xin ghi ngày có thật"),
        ({"minutes": "9999"}, "Xin ghi số phút, từ 0 đến 720."),
        ({"fixed": "25:00"}, "Xin ghi giờ và phút"),
        ({"title": "x" * 201}, "gọn trong 200 ký tự"),
    ],
)
def test_bad_input_is_told_at_its_box_and_nothing_is_lost_or_stored(
    held: Held, typed: dict[str, str], said: str
) -> None:
    act(held, "make")
    before = version(held)
    opening = item_of(held, "opening")
    own = {"minutes", "fixed", "title"}
    fields = {f"{k}-{opening}" if k in own else k: v for k, v in typed.items()}
    answer = act(held, "save", **fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{next(iter(typed.values()))}"' in answer.text
    assert version(held) == before


def test_a_break_longer_than_the_day_past_the_end_is_a_conflict_in_words(held: Held) -> None:
    act(held, "make")
    act(held, "save", ends_by="08:10")
    page = held.client().get(PAGE).text
    assert "quá giờ kết thúc" in page
    assert re.search(r"chấm Báo tường cùng lúc với Chào hỏi – Đội", page) or "cùng lúc" not in page


def test_two_who_edit_at_once_the_second_is_told(held: Held) -> None:
    act(held, "make")
    stale = version(held)
    act(held, "save", starts="08:00")
    answer = post(
        held.client(), PAGE, PAGE, act="save", version=stale, starts="09:00", changeover=1
    )
    assert answer.status_code == 409
    assert "vừa được người khác sửa" in answer.text
    assert 'value="08:00"' in answer.text


def test_an_exchange_act_is_brought_forward_in_one_tap_while_a_team_is_on_stage(held: Held) -> None:
    act(held, "make")
    with looking_into(held.app):
        by = actor_of(held.app, name_of("timekeeper"))
        order = [item for item in db.session.scalars(select(Timetable)).one().items if item.turn_id]
        first = order[0].turn_id
        assert first is not None
        move_turn(first, "call", by=by)
    assert act(held, f"forward:{item_of(held, 'exchange')}").status_code == 302
    kinds = [kind for _, kind in rows(held)]
    assert kinds[:5] == ["window", "opening", "turn", "exchange", "turn"]
    begun = next(item_id for item_id, kind in rows(held) if kind == "turn")
    assert act(held, f"down:{begun}").status_code == 422
    assert "Đang diễn ra" in held.client("mc").get(PAGE).text


def test_the_mc_needs_no_other_right_to_bring_an_act_forward(held: Held) -> None:
    act(held, "make")
    mc, page = held.client("mc"), f"{PATH}/chuong-trinh"
    forward = f"{page}/giao-luu/{item_of(held, 'exchange')}"
    assert post(mc, forward, page).status_code == 302
    assert rows(held)[0][1] == "exchange"
    shown = mc.get(page).text
    assert "Diễn tiếp theo" in shown
    assert "xin mời quý vị thưởng thức tiết mục giao lưu của Đội Chi" in shown
    wrong = post(mc, f"{page}/giao-luu/{item_of(held, 'turn')}", page)
    assert wrong.status_code == 302
    assert "Chỉ tiết mục giao lưu" in mc.get(page).text
    assert post(mc, f"{page}/giao-luu/9999", page).status_code == 404
    assert post(held.client("receptionist"), forward, "/").status_code == 403


def test_the_timekeeper_begins_and_ends_an_act_where_the_turns_are_called(held: Held) -> None:
    act(held, "make")
    stage = f"{PATH}/san-khau"
    timekeeper = held.client("timekeeper")
    assert "Bắt đầu mục này" in timekeeper.get(stage).text
    opening = f"{stage}/muc/{item_of(held, 'opening')}"
    assert post(timekeeper, f"{opening}/begin", stage).status_code == 302
    assert "Kết thúc mục này" in timekeeper.get(stage).text
    assert "Chào cờ" in held.client("mc").get(f"{PATH}/chuong-trinh").text
    assert post(timekeeper, f"{opening}/end", stage).status_code == 302
    assert post(timekeeper, f"{opening}/end", stage).status_code == 409


def test_an_opening_that_nobody_marked_holds_up_no_forecast(held: Held) -> None:
    """The day of the timetable is long past, too: the hours count from the day it is held."""
    act(held, "make")
    act(held, "publish")
    with looking_into(held.app):
        row = db.session.scalars(select(Timetable)).one()
        first = next(item.turn_id for item in row.items if item.turn_id)
        assert first is not None
        move_turn(first, "call", by=actor_of(held.app, name_of("timekeeper")))
    found = public(held)
    states = [one["state"] for one in found["items"] if one["kind"] != "window"]
    assert states[:3] == ["done", "now", "next"]
    assert abs(found["late_minutes"]) < 24 * 60


def test_lines_are_dragged_moved_added_and_taken_away(held: Held) -> None:
    act(held, "make")
    ids = [item_id for item_id, _ in rows(held)]
    assert act(held, f"down:{ids[1]}").status_code == 302
    assert [item_id for item_id, _ in rows(held)][1:3] == [ids[2], ids[1]]
    assert act(held, "order", order=",".join(map(str, ids))).status_code == 302
    assert [item_id for item_id, _ in rows(held)] == ids
    assert act(held, "order", order="1,2").status_code == 404
    assert act(held, "add", kind="other", title="Phát biểu chỉ đạo").status_code == 302
    assert "Phát biểu chỉ đạo" in held.client().get(PAGE).text
    assert act(held, "add", kind="other", title=" ").status_code == 422
    assert act(held, "add", kind="turn", title="x").status_code == 422
    assert act(held, f"remove:{rows(held)[-1][0]}").status_code == 302
    assert act(held, f"remove:{item_of(held, 'turn')}").status_code == 422
    assert act(held, "remove:999").status_code == 404


def test_the_timekeeper_marks_what_is_no_turn(held: Held) -> None:
    act(held, "make")
    opening = f"{PAGE}/{item_of(held, 'opening')}"
    timekeeper = held.client("timekeeper")
    assert post(timekeeper, f"{opening}/end", PAGE).status_code == 422
    assert post(timekeeper, f"{opening}/begin", PAGE).status_code == 302
    assert post(timekeeper, f"{opening}/begin", PAGE).status_code == 422
    assert post(timekeeper, f"{opening}/end", PAGE).status_code == 302
    assert post(timekeeper, f"{PAGE}/{item_of(held, 'turn')}/begin", PAGE).status_code == 422
    assert post(held.client("mc"), f"{opening}/begin", PAGE).status_code == 403


def test_nobody_sees_it_before_it_is_published(held: Held) -> None:
    act(held, "make")
    stranger = held.app.test_client()
    addresses = (API, f"{API}.ics", f"{PATH}/lich-thi")
    assert [stranger.get(one).status_code for one in addresses] == [404, 404, 404]
    act(held, "publish")
    answers = [stranger.get(one) for one in addresses]
    assert [one.status_code for one in answers] == [200, 200, 200]
    etag = answers[0].headers["ETag"]
    assert stranger.get(API, headers={"If-None-Match": etag}).status_code == 304
    assert "Hát ru" not in answers[2].text or "tiết mục giao lưu" in answers[2].text
    act(held, "hide")
    assert [stranger.get(one).status_code for one in addresses] == [404, 404, 404]


def test_the_calendar_can_be_read_by_a_phone(held: Held) -> None:
    act(held, "make")
    act(held, "publish")
    answer = held.app.test_client().get(f"{API}.ics")
    assert answer.mimetype == "text/calendar"
    events = Calendar.from_ical(answer.data).walk("VEVENT")
    assert len(events) == 9
    opening = next(one for one in events if one["summary"] == "Đón tiếp, khai mạc")
    assert opening["dtstart"].dt.isoformat() == "2023-11-15T00:30:00+00:00"


def test_an_absent_team_keeps_its_place_and_takes_no_time(held: Held) -> None:
    act(held, "make")
    act(held, "publish")
    before = public(held)["items"]
    turns = [one for one in before if one["kind"] == "turn"]
    with looking_into(held.app):
        by = actor_of(held.app, name_of("secretary"))
        row = db.session.scalars(select(Timetable)).one()
        gone = next(item.turn_id for item in row.items if item.turn_id)
        assert gone is not None
        move_turn(gone, "absent", by=by, reason="Xe hỏng")
    after = [one for one in public(held)["items"] if one["kind"] == "turn"]
    assert after[0]["state"] == "gone"
    assert [one["number"] for one in after] == [one["number"] for one in turns]
    assert after[1]["planned"]["start"] == turns[0]["planned"]["start"]


def test_without_a_draw_there_is_no_timetable(tmp_path: Path, migrated_file: Path) -> None:
    with held_here(tmp_path, migrated_file) as held:
        held.hold(document())
        answer = act(held, "make")
        assert answer.status_code == 422
        assert "Chưa bốc thăm" in answer.text
