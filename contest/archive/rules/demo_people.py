"""Who signs in to the demo: invented people, one for each role, and their passwords.

A password is derived from the installation's secret: random per installation, the same each time
it is printed, and written nowhere.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
"""32 symbols, five bits each; without those that look like one another."""

_GROUPS, _GROUP = 3, 4


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody of the demo. ``role`` None: the administrator; ``unit`` for a representative."""

    sign_in_name: str
    name: str
    role: str | None
    title: str
    unit: str | None = None


PEOPLE = (
    DemoPerson("quantri", "Vũ Hoàng Quân", None, "Quản trị hệ thống"),
    DemoPerson("tochuc", "Phạm Thu Trang", "organiser", "Tổ giúp việc Ban Tổ chức"),
    DemoPerson("thuky", "Lại Thị Kim Oanh", "secretary", "Tổ Thư ký"),
    DemoPerson("truongbgk", "Lê Thị Minh Nguyệt", "head_judge", "Trưởng Ban Giám khảo"),
    DemoPerson("thoigian", "Tống Duy Khánh", "timekeeper", "Người theo dõi thời gian"),
    DemoPerson("mc", "Đinh Hà Vy", "mc", "Người dẫn chương trình"),
    DemoPerson("ha-bac", "Mai Xuân Toàn", "representative", "Đại diện xã Hà Bắc", "ha-bac"),
)

JUDGES = (
    ("Lê Thị Minh Nguyệt", "Phòng Văn hóa và Thông tin huyện"),
    ("Trịnh Quốc Bảo", "Phòng Lao động - Thương binh và Xã hội huyện"),
    ("Hoàng Thị Thanh Tâm", "Hội Liên hiệp Phụ nữ huyện"),
    ("Cao Đức Thịnh", "Hội Nông dân huyện"),
    ("Bùi Phương Linh", "Huyện đoàn"),
)
"""Name and office of the demo's judges, the head first."""


def demo_password(secret: str, sign_in_name: str) -> str:
    """The password of a demo account at the installation with this secret: 60 bits."""
    digest = hmac.digest(secret.encode(), f"demo/{sign_in_name}".encode(), hashlib.sha256)
    symbols = [ALPHABET[byte % len(ALPHABET)] for byte in digest[: _GROUPS * _GROUP]]
    return "-".join(
        "".join(symbols[start : start + _GROUP]) for start in range(0, len(symbols), _GROUP)
    )
