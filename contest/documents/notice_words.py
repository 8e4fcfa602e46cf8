"""What a team's score notice says: its columns, and a sentence for each figure.

``{…}`` is filled in by ``rules/score_notice.py``.
"""

TYPE = "Phiếu báo điểm"
TO_HEAD, TO = "Kính gửi:", "Trưởng đoàn {team}{numbered}."
NUMBERED = " (số thứ tự dự thi {number})"
OPENED = "{body} báo điểm các phần thi của đội như sau:"
COLUMNS = ("Phần thi", "Điểm của các giám khảo, từ cao xuống thấp", "Kết quả phần thi")
METHODS = {"mean": "bình quân {figure}", "median": "trung vị {figure}", "sum": "tổng {figure}"}
LEFT_OUT = "không tính: {totals}"
NOT_MARKED = "{count} giám khảo không chấm"
NO_MARKS = "–"
TOTAL_ROW = "Tổng điểm"
TOTAL_HEAD, TOTAL = "Tổng điểm:", "{figure} (bằng chữ: {words})."
TAKEN_OFF, OFF = "Điểm trừ:", "Phần thi {round}: {what}{reason}."
PLACE_HEAD, PLACE, PLACE_IN = "Xếp hạng:", "thứ {place} trong {count} đội{tied}.", (
    "thứ {place} trong {count} đội của {division}{tied}."
)  # fmt: skip
TIED = ", đồng hạng"
AWARD_HEAD, AWARDS = "Giải thưởng:", "{awards}."
MEMBER_AWARD = "{award} ({member})"
PRIVATE = (
    "Phiếu này báo riêng cho đoàn về điểm của đội mình, không niêm yết. Nội dung chưa rõ, đề nghị "
    "trao đổi với Tổ Thư ký; kiến nghị gửi Ban Tổ chức theo Thể lệ"
)
