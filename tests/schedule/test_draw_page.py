"""The draw in its other ways: by round, by division, with fixed places, with a sealed seed; and two
teams that change places by agreement."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.displays.queries.stage import stage_of
from contest.registration.models import Delegation
from contest.schedule.models import Draw, DrawPlan, TimetableItem, Turn
from contest.schedule.queries.draw import is_replayed
from contest.schedule.queries.programme import programme_of
from contest.schedule.queries.values import running_order_of
from contest.schedule.rules.draw import sealed
from contest.shared.db import db
from tests.cast import looking_into, post
from tests.documents import pdf_page
from tests.hall import CRITERIA, document
from tests.held import PATH, Held
from tests.held import held as held_here

DRAW, STAGE, SWAP = f"{PATH}/boc-tham", f"{PATH}/san-khau", f"{PATH}/boc-tham/doi-thu-tu"
TIMETABLE = f"{PATH}/thoi-gian"
SHOWN = "/api/v1/contests/hoi-thi-nay/draw"


def contest_file(**more: Any) -> dict[str, Any]:
    """Two staged rounds, so that they can have two orders."""
    made = document()
    made["rounds"].append({"key": "tieu_pham", "name": "Tiểu phẩm", "criteria": CRITERIA})
    return {**made, **more}


@pytest.fixture
def held(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    with held_here(tmp_path, migrated_file) as held:
        yield held.hold(contest_file())


def send(held: Held, path: str, **fields: str) -> Any:
    return post(held.client("secretary"), f"{DRAW}/{path}", DRAW, **fields)


def lots(held: Held, **drawn: str) -> Any:
    return send(held, "rut-tham", **{f"lot-{team}": number for team, number in drawn.items()})


def orders(held: Held) -> dict[str, tuple[str, ...]]:
    with looking_into(held.app):
        return running_order_of(held.contest_id)


def numbers(held: Held) -> dict[str, int | None]:
    with looking_into(held.app):
        teams = db.session.scalars(
            select(Delegation).where(Delegation.contest_id == held.contest_id)
        )
        return {team.key: team.team_number for team in teams}


def agree(held: Held, first: str, second: str, **more: str) -> Any:
    fields = {
        "first": first,
        "second": second,
        "first_head": "Ông Một",
        "second_head": "Bà Hai",
        "reason": "Xe đến muộn",
        **more,
    }
    return post(held.client("secretary"), SWAP, SWAP, **fields)


def test_each_round_has_its_own_draw_and_the_first_gives_the_numbers(held: Held) -> None:
    assert send(held, "cach-xep", kind="round").status_code == 302
    assert lots(held, an="3", binh="1", chi="2").status_code == 302
    assert "tieu_pham" not in orders(held)
    assert "Bốc thăm phần thi Tiểu phẩm" in held.client("secretary").get(DRAW).text
    assert lots(held, an="1", binh="2", chi="3").status_code == 302
    assert orders(held) == {
        "bao_tuong": ("binh", "chi", "an"),
        "chao_hoi": ("binh", "chi", "an"),
        "tieu_pham": ("an", "binh", "chi"),
    }
    assert numbers(held) == {"an": 3, "binh": 1, "chi": 2}
    assert lots(held, an="1", binh="2", chi="3").status_code == 409
    assert send(held, "huy", reason="Ghi nhầm").status_code == 302
    assert "tieu_pham" not in orders(held)
    assert numbers(held) == {"an": 3, "binh": 1, "chi": 2}


def test_a_place_that_is_gone_can_be_let_go_before_the_next_round(held: Held) -> None:
    send(held, "cach-xep", kind="round")
    send(held, "giu-cho", team="chi", place="3", reason="Đội chủ nhà")
    assert lots(held, an="1", binh="2").status_code == 302
    path = f"{PATH}/doan/{held.team_id('an')}/xin-khong-tham-gia"
    post(held.client(), path, DRAW, reason="Dịch bệnh")
    refused = send(held, "may", seed="2023")
    assert "Đội Chi: chỗ thứ 3 không xếp được, xin chọn từ 1 đến 2." in refused.text
    assert send(held, "giu-cho", team="chi", act="free").status_code == 302
    assert send(held, "may", seed="2023").status_code == 302
    assert set(orders(held)["tieu_pham"]) == {"binh", "chi"}
    assert numbers(held) == {"an": 1, "binh": 2, "chi": 3}


def test_the_slots_of_a_later_round_take_the_order_drawn_later(held: Held) -> None:
    send(held, "cach-xep", kind="round")
    lots(held, an="3", binh="1", chi="2")
    organiser = held.client()
    assert post(organiser, TIMETABLE, TIMETABLE, act="make").status_code == 302
    lots(held, an="1", binh="2", chi="3")
    assert lines(held) == ["binh", "chi", "an", "an", "binh", "chi"]


def lines(held: Held) -> list[str]:
    """The teams of the turns of the timetable, from morning to evening."""
    with looking_into(held.app):
        query = (
            select(Delegation.key)
            .select_from(TimetableItem)
            .join(Turn, Turn.id == TimetableItem.turn_id)
            .join(Delegation, Delegation.id == Turn.delegation_id)
            .order_by(TimetableItem.position)
        )
        return list(db.session.scalars(query))


def test_acts_in_a_row_come_team_by_team(held: Held) -> None:
    send(held, "cach-xep", kind="team")
    lots(held, an="2", binh="1", chi="3")
    with looking_into(held.app):
        coming = programme_of(held.contest_id).upcoming
        assert [(one.delegation.key, one.round.key) for one in coming][:3] == [
            ("binh", "chao_hoi"),
            ("binh", "tieu_pham"),
            ("an", "chao_hoi"),
        ]
    refused = agree(held, "an", "binh", round="chao_hoi")
    assert "chỉ đổi được ở mọi phần thi" in refused.text


def test_paper_lots_keep_fixed_places_and_divisions(held: Held) -> None:
    teams = [
        {"key": key, "name": f"Đội {key}", "division": division}
        for key, division in (("an", "b"), ("binh", "a"), ("chi", "b"), ("dung", "a"))
    ]
    divisions = [{"key": "a", "name": "Khối A"}, {"key": "b", "name": "Khối B"}]
    held.hold(contest_file(teams=teams, divisions=divisions))
    send(held, "cach-xep", kind="all", by_division="1")
    outside = send(held, "giu-cho", team="an", place="1", reason="Chủ nhà")
    assert "xin chọn từ 3 đến 4" in outside.text
    assert "Xin ghi lý do" in send(held, "giu-cho", team="an", place="4", reason=" ").text
    assert send(held, "giu-cho", team="an", place="4", reason="Chủ nhà").status_code == 302
    assert "đã giữ cho đội khác" in send(held, "giu-cho", team="chi", place="4", reason="x").text
    wrong = lots(held, binh="3", chi="3", dung="1")
    assert "Đội binh: số 3 không có trong hòm thăm." in wrong.text
    assert orders(held) == {}
    assert lots(held, binh="2", chi="3", dung="1").status_code == 302
    assert orders(held)["chao_hoi"] == ("dung", "binh", "chi", "an")
    assert send(held, "giu-cho", team="an", place="3", reason="Muộn").status_code == 409
    assert send(held, "cach-xep", kind="round").status_code == 409


def test_a_sealed_seed_is_seen_by_nobody_until_it_is_opened(held: Held) -> None:
    assert send(held, "niem-phong").status_code == 302
    with looking_into(held.app):
        secret = db.session.get_one(DrawPlan, held.contest_id).secret
        told = [entry.new for entry in db.session.scalars(select(AuditEntry))]
    assert secret is not None
    secretary = held.client("secretary")
    shown = held.app.test_client().get(SHOWN)
    assert shown.json["seal"].replace(" ", "") == sealed(secret)[:16].upper()
    wall = held.app.test_client().get(f"{PATH}/man-chieu/boc-tham").text
    for seen in (secretary.get(DRAW).text, shown.text, wall, str(told)):
        assert secret not in seen
    assert send(held, "niem-phong").status_code == 409
    assert send(held, "may", seed="20 23").status_code == 302
    with looking_into(held.app):
        draw = db.session.scalars(select(Draw)).one()
        assert draw.seed == f"{secret}-2023"
        assert is_replayed(draw) is True
        draw.order = list(reversed(draw.order))
        assert is_replayed(draw) is False
        db.session.rollback()
    page = secretary.get(DRAW).text
    assert sealed(secret) in page
    assert "Máy đã tính lại: khớp." in page
    assert [
        team["place"] for team in held.app.test_client().get(SHOWN).json["rounds"][0]["teams"]
    ] == [1, 2, 3]


def test_a_scratched_team_leaves_a_gap_and_nobody_is_renumbered(held: Held) -> None:
    lots(held, an="2", binh="1", chi="3")
    path = f"{PATH}/doan/{held.team_id('an')}/xin-khong-tham-gia"
    assert post(held.client(), path, DRAW, reason="Dịch bệnh").status_code == 302
    assert numbers(held) == {"an": 2, "binh": 1, "chi": 3}
    assert "để trống" in held.client("secretary").get(DRAW).text
    shown = held.app.test_client().get(SHOWN).json["rounds"][0]["teams"]
    assert [(team["place"], team["name"]) for team in shown] == [(1, "Đội Bình"), (3, "Đội Chi")]


def test_two_teams_change_places_and_what_follows_follows(held: Held) -> None:
    lots(held, an="2", binh="1", chi="3")
    secretary = held.client("secretary")
    post(held.client(), TIMETABLE, TIMETABLE, act="make")
    papers = f"{PATH}/giay-to/phan-thi"
    for round_key in ("chao_hoi", "tieu_pham"):
        assert secretary.get(f"{papers}/{round_key}/trong.pdf").status_code == 200
    assert agree(held, "binh", "chi", round="tieu_pham").status_code == 302
    assert orders(held)["chao_hoi"] == ("binh", "an", "chi")
    assert orders(held)["tieu_pham"] == ("chi", "an", "binh")
    assert numbers(held) == {"an": 2, "binh": 1, "chi": 3}
    assert lines(held) == ["binh", "an", "chi", "chi", "an", "binh"]
    page = secretary.get(SWAP).text
    assert "Phiếu chấm điểm trống phần thi Tiểu phẩm" in page
    assert "Phiếu chấm điểm trống phần thi Chào hỏi" not in page
    assert "Cần in lại" in page
    secretary.get(f"{papers}/tieu_pham/trong.pdf")
    assert "Đã in lại" in secretary.get(SWAP).text
    number = re.search(r"bien-ban-doi-thu-tu/(\d+)\.pdf", page)
    assert number is not None
    swapped = pdf_page.text(secretary.get(f"{PATH}/giay-to/{number[0]}").data)
    drawn = pdf_page.text(secretary.get(f"{PATH}/giay-to/bien-ban-boc-tham.pdf").data)
    for words in ("Ông Một", "Bà Hai", "Xe đến muộn", "Tiểu phẩm"):
        assert words in swapped
    assert drawn.index("Đội Bình") < drawn.index("Đội An") < drawn.index("Đội Chi")
    assert "Ký tên" in drawn


def test_every_reason_against_a_change_is_told_and_nothing_changes(held: Held) -> None:
    assert "Chưa bốc thăm" in held.client("secretary").get(SWAP).text
    lots(held, an="2", binh="1", chi="3")
    turn, _, _ = held.turn("chao_hoi", "binh")
    post(held.client("timekeeper"), f"{STAGE}/{turn}/call", STAGE)
    before = orders(held)
    refused = agree(held, "binh", "an", first_head=" ", reason="x" * 501)
    assert refused.status_code == 409
    for words in (
        "Đội Bình, phần thi Chào hỏi: đang thi, không đổi thứ tự được nữa.",
        "Xin ghi họ tên trưởng đoàn đã đồng ý.",
        "Xin ghi gọn trong 500 ký tự.",
        "Bà Hai",
    ):
        assert words in refused.text
    assert "hai đội khác nhau" in agree(held, "an", "an").text
    assert agree(held, "an", "khong-co").status_code == 404
    assert agree(held, "an", "chi", round="bao_tuong").status_code == 404
    assert orders(held) == before
    assert agree(held, "binh", "an", round="tieu_pham").status_code == 302
    assert agree(held, "an", "chi").status_code == 302
    assert orders(held)["chao_hoi"] == ("binh", "chi", "an")
    with looking_into(held.app):
        on_the_wall = stage_of(held.contest_id)
    assert sorted(("an", "binh", "chi"), key=on_the_wall.place) == ["binh", "chi", "an"]
