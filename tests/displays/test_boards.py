"""The one address to tell people leads to the board, or to the boards."""

from flask import Flask

from tests.hall import Hall


def test_nothing_published_says_so(app: Flask) -> None:
    with app.test_client() as client:
        page = client.get("/bang-diem").get_data(as_text=True)
    assert "Chưa có bảng điểm nào" in page


def test_the_only_board_opens_at_once(app: Flask) -> None:
    Hall()
    with app.test_client() as client:
        answer = client.get("/bang-diem")
    assert answer.status_code == 302
    assert answer.location.endswith("/hoi-thi/hoi-thi/bang-diem")
