"""The words of the day, from the flag salute to the closing: steps with proposed texts.

In a text ``{hội thi}``, ``{chủ đề}``, ``{đơn vị tổ chức}``, ``{đội}``, ``{phần thi}``, ``{số}``
stand for what they name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is said. ``kind``: of which lines of the timetable it is part."""

    key: str
    kind: str
    title: str
    text: str


STEPS = (
    Step(
        "flag",
        "opening",
        "Chào cờ",
        "Kính mời quý đại biểu, Ban Giám khảo, các đội và toàn thể hội trường đứng dậy, chỉnh đốn "
        "trang phục, chuẩn bị làm lễ chào cờ.\nNghiêm! Chào cờ, chào!\n(Quốc ca)\n"
        "Thôi! Xin mời quý vị an tọa.",
    ),
    Step(
        "purpose",
        "opening",
        "Tuyên bố lý do",
        "Kính thưa quý đại biểu! Kính thưa Ban Giám khảo và các đội dự thi!\n"
        "Thực hiện kế hoạch của {đơn vị tổ chức}, hôm nay chúng ta có mặt tại đây để tổ chức "
        "{hội thi} với chủ đề “{chủ đề}”. Đây là dịp để cán bộ và nhân dân cùng tìm hiểu chính "
        "sách giảm nghèo, chia sẻ cách làm hay và những tấm gương vươn lên thoát nghèo.\n"
        "Thay mặt Ban Tổ chức, tôi xin tuyên bố lý do và trân trọng giới thiệu chương trình.",
    ),
    Step(
        "guests",
        "opening",
        "Giới thiệu đại biểu",
        "Về dự với hội thi hôm nay, chúng tôi xin trân trọng giới thiệu:\n{đại biểu}\n"
        "Cùng toàn thể các đồng chí, các đội dự thi và bà con có mặt. "
        "Đề nghị hội trường nhiệt liệt chào mừng!",
    ),
    Step(
        "opening",
        "opening",
        "Khai mạc",
        "Sau đây, xin trân trọng kính mời đồng chí Trưởng Ban Tổ chức lên phát biểu khai mạc "
        "{hội thi}. Xin trân trọng kính mời đồng chí!\n(Sau phát biểu) Xin trân trọng cảm ơn "
        "đồng chí. Hội thi chính thức bắt đầu.",
    ),
    Step(
        "jury",
        "opening",
        "Giới thiệu Ban Giám khảo, các đội",
        "Xin trân trọng giới thiệu Ban Giám khảo, Tổ Thư ký và các đội tham gia {hội thi}. "
        "Xin mời đại diện các đội lên sân khấu ra mắt và nhận cờ lưu niệm.",
    ),
    Step(
        "turn",
        "turn",
        "Mời đội thi",
        "Tiếp theo chương trình là phần thi {phần thi} của {đội}, số thứ tự dự thi {số}. "
        "Đề nghị hội trường dành một tràng pháo tay cổ vũ. Xin mời {đội}!",
    ),
    Step(
        "exchange",
        "exchange",
        "Tiết mục giao lưu",
        "Trong lúc chờ đợi, xin mời quý vị thưởng thức tiết mục giao lưu của {đội}. "
        "Xin nhiệt liệt chào đón!",
    ),
    Step(
        "break",
        "break",
        "Nghỉ giải lao",
        "Kính thưa quý vị, hội thi xin phép nghỉ giải lao ít phút. "
        "Kính mời quý vị trở lại hội trường đúng giờ.",
    ),
    Step(
        "confer",
        "confer",
        "Ban Giám khảo hội ý",
        "Các phần thi trên sân khấu đã kết thúc. Xin mời Ban Giám khảo hội ý. "
        "Trong thời gian chờ kết quả, kính mời quý vị thưởng thức các tiết mục giao lưu.",
    ),
    Step(
        "results",
        "awards",
        "Công bố kết quả",
        "Giờ phút mong đợi đã đến. Xin trân trọng kính mời đại diện Ban Tổ chức lên công bố "
        "quyết định công nhận kết quả và trao giải thưởng {hội thi}.",
    ),
    Step(
        "prizes",
        "awards",
        "Trao giải",
        "Xin trân trọng kính mời các đồng chí sau đây lên trao giải cho các đội:\n{trao giải}\n"
        "Xin mời đại diện các đội đạt giải lên sân khấu. Xin chúc mừng các đội!",
    ),
    Step(
        "closing",
        "closing",
        "Bế mạc",
        "Xin trân trọng kính mời đại diện Ban Tổ chức lên phát biểu và tuyên bố bế mạc {hội thi}.\n"
        "Thay mặt Ban Tổ chức, xin trân trọng cảm ơn quý đại biểu, Ban Giám khảo, các đội và bà "
        "con. Kính chúc quý vị sức khỏe, hạnh phúc. Xin kính chào và hẹn gặp lại!",
    ),
)
"""What is said, in the order of the day."""

KINDS = ("opening", "turn", "exchange", "break", "confer", "awards", "closing")


def words(step: Step, own: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The text of a step, the contest's own or the proposed one, with its names put in."""
    text = own.get(step.key, step.text)
    for name, value in names.items():
        text = text.replace("{" + name + "}", value)
    return text


def guests_typed(text: str) -> list[tuple[str, str]]:
    """Lines as pasted: ``Ông Lê Văn A, Chủ tịch UBND xã`` → (name, title); empty lines fall out."""
    found = []
    for line in text.splitlines():
        words = " ".join(line.replace("\t", " – ", 1).split())
        for mark in (" – ", " - ", ";", ","):
            name, parted, title = words.partition(mark)
            if parted:
                break
        else:
            name, title = words, ""
        if name.strip():
            found.append((name.strip(), title.strip()))
    return found
