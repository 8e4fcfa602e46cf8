"""The draw, the stage and the MC's page, through the doors that people use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cast import post
from tests.hall import document
from tests.held import PATH, Held
from tests.held import held as held_here

DRAW, STAGE, PROGRAMME = f"{PATH}/boc-tham", f"{PATH}/san-khau", f"{PATH}/chuong-trinh"


@pytest.fixture
def held(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    with held_here(tmp_path, migrated_file) as held:
        yield held.hold(document())


def drawn(held: Held) -> None:
    lots = {"lot-an": "2", "lot-binh": "1", "lot-chi": "3"}
    answer = post(held.client("secretary"), f"{DRAW}/rut-tham", DRAW, **lots)
    assert answer.status_code == 302


def test_every_wrong_lot_is_told_at_its_field_and_nothing_typed_is_lost(held: Held) -> None:
    lots = {"lot-an": "1", "lot-binh": "1", "lot-chi": "x"}
    page = post(held.client("secretary"), f"{DRAW}/rut-tham", DRAW, **lots)
    assert page.status_code == 409
    assert "Đội Bình: số 1 đã có đội khác bốc." in page.text
    assert "Đội Chi chưa có số thứ tự." in page.text
    assert 'name="lot-an"' in page.text
    assert 'value="1"' in page.text


def test_the_order_drawn_is_the_order_of_the_stage(held: Held) -> None:
    drawn(held)
    page = held.client("timekeeper").get(STAGE).text
    assert page.index("Đội Bình") < page.index("Đội An") < page.index("Đội Chi")
    assert "Mời lên sân khấu" in page


def test_a_draw_is_undone_with_a_reason_until_a_team_has_been_on_stage(held: Held) -> None:
    drawn(held)
    secretary = held.client("secretary")
    assert "Xin ghi lý do." in post(secretary, f"{DRAW}/huy", DRAW, reason=" ").text
    turn, _, _ = held.turn("chao_hoi", "binh")
    post(held.client("timekeeper"), f"{STAGE}/{turn}/call", STAGE)
    refused = post(secretary, f"{DRAW}/huy", DRAW, reason="Nhầm số")
    assert refused.status_code == 409
    assert "đã có đội thi" in refused.text


def test_a_seed_draws_and_can_be_checked_again(held: Held) -> None:
    secretary = held.client("secretary")
    assert post(secretary, f"{DRAW}/may", DRAW, seed=" 20 23 ").status_code == 302
    assert "2023/*/" in secretary.get(DRAW).text


def test_the_timekeeper_runs_a_turn_from_call_to_finish(held: Held) -> None:
    drawn(held)
    timekeeper = held.client("timekeeper")
    turn, _, _ = held.turn("chao_hoi", "binh")
    for step in (f"{turn}/call", f"{turn}/dong-ho/start", f"{turn}/dong-ho/stop"):
        assert post(timekeeper, f"{STAGE}/{step}", STAGE).status_code == 302
    again = post(timekeeper, f"{STAGE}/{turn}/dong-ho/stop", STAGE)
    assert again.status_code == 409
    assert "Đồng hồ chưa chạy." in again.text
    assert "Đội Bình" in held.client("mc").get(PROGRAMME).text
    assert post(timekeeper, f"{STAGE}/{turn}/finish", STAGE).status_code == 302
    assert held.turn("chao_hoi", "binh")[1] == "marking"


def test_a_second_team_waits_until_the_first_has_left_the_stage(held: Held) -> None:
    drawn(held)
    timekeeper = held.client("timekeeper")
    first, second = held.turn("chao_hoi", "binh")[0], held.turn("chao_hoi", "an")[0]
    post(timekeeper, f"{STAGE}/{first}/call", STAGE)
    refused = post(timekeeper, f"{STAGE}/{second}/call", STAGE)
    assert refused.status_code == 409
    assert "Đội Bình đang ở trên sân khấu." in refused.text


def test_all_wall_newspapers_open_at_once(held: Held) -> None:
    drawn(held)
    post(held.client("timekeeper"), f"{STAGE}/mo-cham/bao_tuong", STAGE)
    states = {held.turn("bao_tuong", team)[1] for team in ("an", "binh", "chi")}
    assert states == {"marking"}


def test_a_turn_of_another_contest_is_not_found(held: Held) -> None:
    drawn(held)
    turn, _, _ = held.turn("chao_hoi", "binh")
    elsewhere = f"/hoi-thi/hoi-thi-khac/san-khau/{turn}/call"
    answer = post(held.client("timekeeper", "hoi-thi-khac"), elsewhere, "/")
    assert answer.status_code == 404
