"""The desk of the secretaries, through its own door."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from contest.schedule.actions.draw import draw_by_seed
from contest.scoring.queries.desk import DeskTurn, turn_after
from tests.cast import actor_of, looking_into, name_of, post
from tests.hall import document
from tests.held import PATH, Held
from tests.held import held as held_here

DESK = f"{PATH}/ban-thu-ky"


@pytest.fixture
def held(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    """The small contest with the wall newspapers open, nothing marked."""
    turns = [{"round": "bao_tuong", "team": team, "status": "done"} for team in ("an", "binh")]
    with held_here(tmp_path, migrated_file) as held:
        yield held.hold({**document(), "turns": turns})


def page_of(held: Held, team: str = "an") -> str:
    return f"{DESK}/luot/{held.turn('bao_tuong', team)[0]}"


def paper_of(judge: str) -> str:
    return f"{DESK}/phieu-giay/bao_tuong/{judge}"


def row_of(held: Held, *points: str, team: str = "an") -> dict[str, str]:
    """What is typed in the boxes of one team."""
    turn_id = held.turn("bao_tuong", team)[0]
    boxes = ("noi_dung", "hinh_thuc")
    return {f"points-{turn_id}-{key}": text for key, text in zip(boxes, points, strict=True)}


def type_sheet(held: Held, judge: str, *points: str) -> int:
    page = paper_of(judge)
    return post(held.client("secretary"), page, page, **row_of(held, *points)).status_code


def test_three_paper_sheets_make_the_turn_complete_and_it_can_be_confirmed(held: Held) -> None:
    for judge in ("gk1", "gk2", "gk3"):
        assert type_sheet(held, judge, "7,25", "8") == 302
    assert held.turn("bao_tuong", "an")[1] == "complete"
    page = page_of(held)
    shown = held.client("secretary").get(page).text
    assert "15,25" in shown
    assert "nhập từ phiếu giấy" in shown
    assert post(held.client("secretary"), f"{page}/xac-nhan", page).status_code == 302
    assert held.turn("bao_tuong", "an")[1] == "confirmed"
    told = held.client("secretary").get(page).text
    assert "Đã xác nhận. Chờ Tổ giúp việc Ban Tổ chức công bố." in told
    assert f'href="{page_of(held, "binh")}"' in told, "the next turn"
    assert f'href="{DESK}?phan=bao_tuong">Bàn thư ký' in told, "back to the very round"
    assert f'href="{PATH}/cong-bo"' not in told
    assert f'href="{PATH}/cong-bo"' in held.client("organiser").get(page).text


def test_a_mark_off_the_scale_is_told_and_the_sheet_stays_as_typed(held: Held) -> None:
    page = paper_of("gk1")
    answer = post(held.client("secretary"), page, page, **row_of(held, "7,3", "8"))
    assert answer.status_code == 422
    assert "Nội dung: xin nhập điểm từ 0 đến 10, mỗi nấc 0,25." in answer.text
    assert 'value="7,3"' in answer.text


def test_a_deduction_asks_for_its_reason_and_is_taken_back_with_one(held: Held) -> None:
    page = page_of(held)
    secretary = held.client("secretary")
    refused = post(secretary, f"{page}/diem-tru", page, points="1,5", reason="")
    assert refused.status_code == 409
    assert 'value="1,5"' in refused.text
    assert (
        post(secretary, f"{page}/diem-tru", page, points="1,5", reason="Nộp muộn").status_code
        == 302
    )
    assert "Nộp muộn" in secretary.get(page).text
    assert post(secretary, f"{page}/diem-tru/1/bo", page, reason="Ghi nhầm").status_code == 302
    assert "Nộp muộn" not in secretary.get(page).text


def test_the_head_judge_sees_the_panels_marks_when_all_sheets_are_in(held: Held) -> None:
    type_sheet(held, "gk1", "7,25", "8")
    page = page_of(held)
    head = held.client("head_judge")
    assert "7,25" not in head.get(page).text
    for judge in ("gk2", "gk3"):
        type_sheet(held, judge, "7", "8")
    assert "7,25" in head.get(page).text


def test_an_excuse_needs_a_reason_and_counts_the_judge_out(held: Held) -> None:
    page = page_of(held)
    secretary = held.client("secretary")
    assert post(secretary, f"{page}/phieu/gk3/excuse", page, reason="").status_code == 409
    answer = post(secretary, f"{page}/phieu/gk3/excuse", page, reason="cùng đơn vị")
    assert answer.status_code == 302
    assert "cùng đơn vị" in secretary.get(page).text


def test_a_turn_is_noted_absent_and_brought_back(held: Held) -> None:
    page = page_of(held, "binh")
    secretary = held.client("secretary")
    assert post(secretary, f"{page}/absent", page, reason="Xe hỏng").status_code == 302
    assert held.turn("bao_tuong", "binh")[1] == "absent"
    assert post(secretary, f"{page}/reinstate", page, reason="Đã đến").status_code == 302
    assert held.turn("bao_tuong", "binh")[1] == "waiting"


def test_a_signature_is_ticked_and_the_tick_taken_back(held: Held) -> None:
    secretary = held.client("secretary")
    place, page = f"{DESK}/chu-ky/bao_tuong/gk1", f"{DESK}/chu-ky"
    post(secretary, place, page, signed="1")
    assert secretary.get(page).text.count("Bỏ đánh dấu") == 1
    post(secretary, place, page, signed="0")
    assert "Bỏ đánh dấu" not in secretary.get(page).text


def test_the_matrix_opens_where_something_happens(held: Held) -> None:
    shown = held.client("secretary").get(DESK).text
    assert "Phiếu chấm Báo tường" in shown
    empty = held.client("secretary").get(f"{DESK}?phan=chao_hoi").text
    assert "Phần thi này chưa có lượt thi" in empty
    assert "phan=bao_tuong" in empty


def test_a_turn_that_still_waits_can_be_opened_and_noted_absent(held: Held) -> None:
    by = actor_of(held.app, name_of("organiser"))
    held.hold(document())
    with looking_into(held.app):
        draw_by_seed(held.contest_id, "1", by=by)
    page = f"{DESK}/luot/{held.turn('chao_hoi', 'an')[0]}"
    secretary = held.client("secretary")
    assert "Không tham gia phần thi" in secretary.get(page).text
    assert post(secretary, f"{page}/absent", page, reason="Xe hỏng").status_code == 302
    assert held.turn("chao_hoi", "an")[1] == "absent"


def test_after_a_turn_the_desk_goes_to_what_waits_for_a_confirmation() -> None:
    def turn(number: int, state: str) -> DeskTurn:
        return DeskTurn(number, f"doi-{number}", number, f"Đội {number}", state, ())

    def after(*states: str) -> int | None:
        found = turn_after([turn(number, state) for number, state in enumerate(states, 1)], 2)
        return None if found is None else found.id

    assert after("waiting", "confirmed", "marking", "complete") == 4
    assert after("complete", "confirmed", "marking") == 1
    assert after("waiting", "confirmed", "absent", "marking") == 4
    assert after("published", "confirmed", "absent") is None
