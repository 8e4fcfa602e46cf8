"""Công bố, khóa phiếu, chữ ký: the three settings."""

from typing import Any

from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from contest.regulations.forms.part import PartForm
from contest.regulations.rules.document import Document

LEVELS = (
    SelectChoice("prizes", "Chỉ danh sách giải"),
    SelectChoice("top", "Danh sách giải, và điểm của nhóm Nhất, Nhì, Ba"),
    SelectChoice("all", "Toàn bộ bảng điểm"),
)
MOMENTS = (
    SelectChoice("end", "Một lần, khi kết thúc hội thi"),
    SelectChoice("round", "Sau mỗi phần thi"),
    SelectChoice("turn", "Sau từng lượt thi"),
)
LOCKS = (
    SelectChoice("turn", "Sau từng lượt thi"),
    SelectChoice("round", "Khi kết thúc phần thi"),
    SelectChoice("session", "Khi kết thúc buổi thi"),
)
SIGNATURES = (
    SelectChoice("off", "Không xét chữ ký"),
    SelectChoice("warn", "Nhắc khi còn phiếu chưa ký"),
    SelectChoice("block", "Phải đủ chữ ký mới công bố"),
)


class PublicationForm(PartForm):
    """What the public sees and when, when sheets lock, whether signatures gate."""

    page = "publication"

    level = RadioField("Mức công bố", choices=LEVELS)
    when = RadioField("Thời điểm công bố", choices=MOMENTS)
    lock = RadioField("Khóa phiếu", choices=LOCKS)
    signatures = RadioField("Chữ ký trên phiếu", choices=SIGNATURES)

    @classmethod
    def shown(cls, document: Document) -> dict[str, Any]:
        """What the fields hold when the page is opened."""
        settings = document["settings"]
        return {
            "level": settings["publish"]["level"],
            "when": settings["publish"]["when"],
            "lock": settings["lock"],
            "signatures": settings["signatures"],
        }

    def part(self, document: Document) -> Any:
        """What this page shows of a document."""
        return document["settings"]

    def write(self, document: Document) -> Document:
        """The document with these settings."""
        self.put("/settings/publish/level", self.level, "choice")
        self.put("/settings/publish/when", self.when, "choice")
        self.put("/settings/lock", self.lock, "choice")
        self.put("/settings/signatures", self.signatures, "choice")
        settings = {
            "publish": {"level": self.level.data or "", "when": self.when.data or ""},
            "lock": self.lock.data or "",
            "signatures": self.signatures.data or "",
        }
        return {**document, "settings": settings}
