"""Đầu văn bản, chữ ký: what the contest's papers are headed with, and who signs them."""

from typing import Any

from wtforms import HiddenField, SelectChoice, SelectField, StringField, TextAreaField

from contest.regulations.forms import notation
from contest.regulations.forms.part import PartForm
from contest.regulations.rules.contest_json import given
from contest.regulations.rules.document import Document

LISTS = ("grounds", "recipients", "decision_recipients")
"""The names under ``contests.letterhead`` that are lists of lines; all others are texts."""

POWER_WORDS = [
    SelectChoice("", "Ký với chức vụ của mình"),
    SelectChoice("KT", "KT. – ký thay cấp trưởng"),
    SelectChoice("TL", "TL. – thừa lệnh"),
    SelectChoice("TUQ", "TUQ. – thừa ủy quyền"),
    SelectChoice("Q", "Q. – quyền cấp trưởng"),
]


def _power() -> SelectField:
    return SelectField("Quyền hạn khi ký", choices=POWER_WORDS, validate_choice=False)


class LetterheadForm(PartForm):
    """The texts of ``contests.letterhead``; every field has the name that it is kept under."""

    page = "letterhead"

    superior = StringField("Cơ quan cấp trên trực tiếp")
    body = StringField("Cơ quan ban hành")
    place = StringField("Địa danh")
    organiser_behalf = StringField("Thay mặt tập thể (TM.)")
    organiser_power = _power()
    organiser_for = StringField("Chức vụ của người được ký thay")
    organiser_title = StringField("Chức vụ người ký của Ban Tổ chức")
    organiser_name = StringField("Họ tên người ký của Ban Tổ chức")
    head_judge_title = StringField("Chức vụ người ký của Ban Giám khảo")
    secretary_title = StringField("Người lập biểu")

    awarding_superior = StringField("Cơ quan cấp trên của nơi ra quyết định")
    awarding_body = StringField("Cơ quan ra quyết định")
    awarding_symbol = StringField("Chữ viết tắt trong số, ký hiệu")
    awarding_behalf = StringField("Ký quyết định thay mặt (TM.)")
    awarding_power = _power()
    awarding_for = StringField("Chức vụ của người được ký thay quyết định")
    awarding_title = StringField("Chức vụ người ký quyết định")
    awarding_name = StringField("Họ tên người ký quyết định")

    confirming_body = StringField("Nơi xác nhận danh sách đội")
    receiving_office = StringField("Nơi nhận hồ sơ đăng ký")
    grounds = TextAreaField("Căn cứ")
    recipients = TextAreaField("Nơi nhận")
    decision_recipients = TextAreaField("Nơi nhận quyết định")

    @classmethod
    def shown(cls, document: Document) -> dict[str, Any]:
        """What the fields hold when the page is opened."""
        return shown_letterhead(document["letterhead"])

    def part(self, document: Document) -> Any:
        """What this page shows of a document."""
        return document["letterhead"]

    def write(self, document: Document) -> Document:
        """The document with these texts; those that this page does not show stay."""
        texts: dict[str, Any] = {}
        lists: dict[str, Any] = {}
        for field in self:
            name = field.name
            if name in LISTS:
                lists[name] = notation.lines(field.data)
            elif isinstance(field, HiddenField) or name == "reason":
                continue
            else:
                texts[name] = notation.text(field.data)
            self.put(f"/letterhead/{name}", field)
        old = document["letterhead"]
        kept = {name: value for name, value in old.items() if name not in {**texts, **lists}}
        told = {name: lines for name, lines in lists.items() if lines or name in old}
        return {**document, "letterhead": {**kept, **given(**texts), **told}}


def shown_letterhead(texts: dict[str, Any]) -> dict[str, Any]:
    """The kept texts as the fields hold them: lists line by line."""
    return {
        name: "\n".join(value) if name in LISTS else value
        for name, value in texts.items()
        if name in LISTS or isinstance(value, str)
    }
