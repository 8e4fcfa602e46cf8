"""The desk's pages about the tablets: what was refused is named; codes for the wall newspapers."""

from __future__ import annotations

import io
import re

import pytest
from flask.testing import FlaskClient

from contest.scoring.views.parcels import PAGE
from tests.scoring.table import SLUG, JudgeClient
from tests.scoring.test_parcels import MARK, marks, parcel

HERE = PAGE.replace("<slug>", SLUG)


def upload(secretary: FlaskClient, content: bytes) -> tuple[int, str]:
    """Choose a file and send it: status and page."""
    file = (io.BytesIO(content), "cho-gui-gk1-2.txt")
    answer = secretary.post(HERE, data={"file": file})
    return answer.status_code, answer.text


def test_a_file_is_read_in_and_each_refused_mark_is_named_in_words(
    secretary: FlaskClient, judge: JudgeClient
) -> None:
    text = parcel(judge, MARK, ["f2", "m", "hinh_thuc", "99", None])
    status, page = upload(secretary, text.encode())
    assert status == 200
    assert "Nguyễn Văn An" in page
    for words in ("Đã ghi 1 mục", "1 mục chưa ghi được", "Đội xã Hà Bắc", "Báo tường",
                  "Hình thức, trang trí: 99", "không có trong thang điểm"):  # fmt: skip
        assert words in page
    assert marks() == ["7.5"]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff\xe0 a photo", "Chào 👋".encode(), b"x" * 1_500_000]
)
def test_a_file_that_is_none_is_refused_in_words(secretary: FlaskClient, content: bytes) -> None:
    status, page = upload(secretary, content)
    assert status == 422
    assert "không phải tệp hoặc mã của máy giám khảo" in page
    assert marks() == []


def test_each_wall_newspaper_has_a_code_and_staged_rounds_have_none(
    secretary: FlaskClient,
) -> None:
    page = secretary.get(f"/hoi-thi/{SLUG}/giam-khao/ma-bao-tuong").text
    named = re.findall(r'alt="Mã QR mở phiếu ([^"]+)"', page)
    assert named == [f"Báo tường của Đội xã {name}" for name in ("Hà Bắc", "Hà Lai", "Yến Sơn")]
