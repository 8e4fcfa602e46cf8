"""The presenter's page: who may do what there, and notes that nobody else sees."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.cast import HERE, post
from tests.held import Held, held
from tests.ranking.test_release_page import TWO
from tests.ranking.test_results_page import read, words
from tests.small_contests import contest

WALL = f"/hoi-thi/{HERE}/le-trao-giai"
PAGE = f"{WALL}/dieu-khien"
SCRIPT = "Mời đại diện lãnh đạo huyện lên trao giải"


@pytest.fixture
def hall(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    with held(tmp_path, migrated_file) as installation:
        yield installation.hold(TWO).confirm()


def test_the_mc_leads_and_rehearses_but_results_are_the_organisers(hall: Held) -> None:
    mc, organiser = hall.client("mc"), hall.client()
    assert post(mc, f"{PAGE}/ket-qua", PAGE, act="make", order="prizes").status_code == 403
    assert post(mc, PAGE, PAGE, act="rehearse", order="prizes").status_code == 302
    assert "Đang diễn tập" in read(mc, PAGE)
    assert "DIỄN TẬP" in read(mc, f"{WALL}/tap")
    assert post(mc, PAGE, PAGE, act="end").status_code == 302
    made = post(organiser, f"{PAGE}/ket-qua", PAGE, act="make", order="prizes")
    assert made.status_code == 302
    assert post(mc, PAGE, PAGE, act="go", position="1", version="3").status_code == 302
    assert "Giải Nhất" in read(mc, PAGE)
    late = post(organiser, PAGE, PAGE, act="go", position="1", version="3")
    assert late.status_code == 409
    assert "Bước đã được người khác chuyển, trang vừa cập nhật." in late.text
    part = post(organiser, PAGE, PAGE, act="go", position="2", version="3", alone="1")
    assert part.status_code == 409
    assert "bước 1/" in words(part.text)
    assert "<html" not in part.text
    representative = hall.client("representative")
    assert [representative.get(at).status_code for at in (PAGE, f"{PAGE}/dang-dien")] == [403] * 2


def test_notes_are_read_by_the_presenter_and_by_nobody_else(hall: Held) -> None:
    client = hall.client()
    written = {subject: f"{SCRIPT} {subject}" for subject in ("award:nhat", "team:a")}
    sent = noted(client, written)
    assert sent.status_code == 302
    after = client.get(sent.location).text
    assert "Đã ghi lời dẫn." in after
    assert re.search(r"<details[^>]* open>.*Ghi tất cả", after, re.DOTALL)
    assert noted(client, {"team:khong": "x"}).status_code == 400
    post(client, f"{PAGE}/ket-qua", PAGE, act="make", order="prizes")
    page = words(read(client, PAGE))
    assert f"Lời dẫn của giải {SCRIPT}" in page
    post(client, PAGE, PAGE, act="go", position="2", version="1")
    assert f"{SCRIPT} team:a" in read(client, PAGE)
    shown = hall.app.test_client().get(WALL).text
    assert "Đội a" in shown
    assert SCRIPT not in shown


def test_of_notes_written_by_two_nothing_is_lost(hall: Held) -> None:
    first, second = hall.client(), hall.client("mc")
    page = first.get(PAGE).text
    assert noted(second, {"award:nhat": "Mời đồng chí Hoa", "team:a": ""}).status_code == 302
    # The other prize's field still holds what stood there when the page was opened.
    assert noted(first, {"award:nhat": "", "team:a": "Đội chủ nhà"}, page).status_code == 302
    shown = first.get(PAGE).text
    assert "Mời đồng chí Hoa" in shown
    assert "Đội chủ nhà" in shown
    typed = {"award:nhat": "Mời đồng chí Mai", "team:a": "x" * 2001, "team:b": "Đội bạn"}
    refused = noted(first, typed, page)
    assert refused.status_code == 409
    assert all(text in refused.text for text in typed.values())
    told = words(refused.text)
    assert "Giải Nhất: người khác vừa sửa lời dẫn này" in told
    assert "Người khác đã ghi: “Mời đồng chí Hoa”" in told
    assert "Đội a: lời dẫn xin ghi gọn trong 2000 ký tự" in told
    assert "Đội bạn" not in first.get(PAGE).text
    again = noted(first, {**typed, "team:a": "Đội chủ nhà"}, refused.text)
    assert again.status_code == 302
    assert "Mời đồng chí Mai" in first.get(PAGE).text


def noted(client: FlaskClient, texts: dict[str, str], page: str = "") -> TestResponse:
    """Send the form of the notes as it stood on a page, with these texts typed into it."""
    page = page or client.get(PAGE).text
    seen = dict(re.findall(r'name="seen:([^"]+)" value="([^"]*)"', page))
    fields = {f"text:{subject}": text for subject, text in texts.items()}
    fields |= {f"seen:{subject}": mark for subject, mark in seen.items()}
    return post(client, PAGE, PAGE, act="notes", **fields)


def test_of_equal_totals_the_hall_hears_that_and_the_presenter_what_decided(hall: Held) -> None:
    prizes = [
        {"key": key, "name": name, "by": "place", "count": 1}
        for key, name in (("nhat", "Giải Nhất"), ("nhi", "Giải Nhì"))
    ]
    scores = {"r1": {"a": ["50"], "b": ["45"]}, "r2": {"a": ["40"], "b": ["45"]}}
    ranking = {"tie_breaks": [{"by": "round", "round": "r2"}]}
    hall.hold(contest(scores, awards=prizes, ranking=ranking)).confirm()
    client = hall.client()
    post(client, f"{PAGE}/ket-qua", PAGE, act="make", order="prizes")
    line, decided = "Bằng điểm, xếp trên theo Thể lệ", "Đội b hơn ở phần thi Phần r2: 45,00 so với"
    for version, position in enumerate(range(1, 5), start=1):
        sent = post(client, PAGE, PAGE, act="go", position=position, version=version, alone="1")
        assert sent.status_code == 200
        wall = hall.app.test_client().get(WALL).text
        assert (line in wall) == (position == 4)
        assert (decided in words(sent.text)) == (position >= 3)
        assert decided not in words(wall)


def test_what_stands_against_a_ceremony_is_told_on_its_page(hall: Held) -> None:
    turn_id, _, _ = hall.turn("r1", "a")
    client = hall.client()
    post(client, f"/hoi-thi/{HERE}/cong-bo", PAGE, act="release", turn=turn_id)
    post(client, f"/hoi-thi/{HERE}/cong-bo", PAGE, act="correct", turn=turn_id, reason="Cộng sai")
    page = words(read(client, PAGE))
    assert "Chưa lập được lễ trao giải thật vì: Chưa công bố được vì kết quả chưa được" in page
    refused = post(client, f"{PAGE}/ket-qua", PAGE, act="make", order="prizes")
    assert refused.status_code == 409
