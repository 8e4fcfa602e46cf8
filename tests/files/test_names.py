"""Names of files: safe on every system, with their Vietnamese letters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.files.rules.names import NAME_LENGTH, safe_name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Báo tường xã Hà Bắc.JPG", "Báo tường xã Hà Bắc.jpg"),
        (unicodedata.normalize("NFD", "Tiểu phẩm.jpg"), "Tiểu phẩm.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\A\\ảnh.png", "ảnh.jpg"),
        ("ảnh.jpg.exe", "ảnh.jpg"),
        ("CON.jpg", "tep-CON.jpg"),
        ("lpt1", "tep-lpt1.jpg"),
        ("contest.jpg", "contest.jpg"),
        ("ảnh\u202egpj.exe", "ảnhgpj.jpg"),
        ("a\x00b\r\nc.png", "abc.jpg"),
        ('a<b>:"|?*.png', "a b.jpg"),
        ("🎉🎉.png", "tep.jpg"),
        ("   ...   ", "tep.jpg"),
        ("", "tep.jpg"),
        (".htaccess", "htaccess.jpg"),
    ],
)
def test_a_name_is_made_safe(name: str, kept: str) -> None:
    assert safe_name(name, ".jpg") == kept


@given(st.text(max_size=400))
def test_no_name_is_dangerous_or_too_long(name: str) -> None:
    kept = safe_name(name, ".docx")
    assert kept.endswith(".docx")
    assert len(kept) <= NAME_LENGTH
    assert len(kept.encode()) < 255
    assert not set(kept) & set('/\\<>:"|?*\0\n\r')
    assert not kept.startswith((".", " "))
