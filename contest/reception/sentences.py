"""What the reception slice says to people."""

from collections.abc import Sequence
from datetime import date

from contest.reception.rules.presence import Arriving, Line

SENTENCES: dict[str, str] = {
    "team_not_approved": "Hồ sơ của đoàn này chưa được duyệt. Xin mời đoàn gặp Ban Tổ chức.",
    "nobody_present": "Chưa ghi ai có mặt. Xin điểm danh rồi hoàn tất đón tiếp.",
    "attendance_changed": "Điểm danh vừa thay đổi trên máy khác. Xin xem lại rồi hoàn tất đón "
    "tiếp.",
    "not_in_this_team": "Người này không có trong danh sách của đội. Xin tải lại trang.",
    "not_checked_in": "Đội chưa hoàn tất đón tiếp.",
    "composition_kept": "Đội đã đủ cơ cấu theo Thể lệ, không cần quyết định.",
    "performance_over": "Đội đã thi xong phần cuối trên sân khấu, không thay người được nữa.",
    "nobody_to_replace": "Xin chọn một thành viên chính thức vắng mặt để thay.",
    "replaced_is_present": "Người được thay đang được ghi có mặt. Xin xem lại điểm danh.",
    "not_a_reserve": "Xin chọn một người dự bị của đội.",
    "reserve_not_present": "Người dự bị chưa được ghi có mặt. Xin điểm danh trước.",
    "list_changed": "Danh sách của đội vừa thay đổi. Xin xem lại rồi thực hiện.",
    "nothing_to_clear": "Chưa ghi đón tiếp gì của đoàn này.",
    "performed_not_cleared": "Đội đã thi xong phần cuối trên sân khấu, không bỏ đón tiếp được nữa.",
    "decision_changed": "Kết quả đón tiếp của đội vừa thay đổi. Xin xem lại rồi quyết định.",
}

OVERTAKEN = "{name}: {by} đã ghi {said} lúc {at}; nay ghi là {now}."
KEPT_ABSENT = "{name} vẫn ghi chưa có mặt: {by} vừa sửa lúc {at}."
SAID = {True: "có mặt", False: "chưa có mặt"}

ARRIVING = {
    Arriving.NOT_YET: ("later", "Chưa đến"),
    Arriving.SOME_MISSING: ("now", "Đã đến – còn thiếu người"),
    Arriving.ALL_HERE: ("done", "Đã đến đủ"),
    Arriving.NOT_KEPT: ("needs", "Đã đến – chưa đủ cơ cấu"),
    Arriving.WAIVED: ("done", "Được thi theo quyết định"),
}
"""How far a team has arrived → (kind of chip, words)."""

FILTERS = {
    "chua-den": "Chưa đến",
    "con-thieu": "Còn thiếu người",
    "cho-quyet-dinh": "Chờ quyết định",
    "da-du": "Đã đến đủ",
}

COMPOSITION_LINES = {
    Line.KEPT: "Cơ cấu đội: đạt theo Thể lệ",
    Line.BY_DECISION: "Cơ cấu đội: được thi theo quyết định của Ban Tổ chức",
    Line.UNCONFIRMED: "Cơ cấu đội: chưa có xác nhận",
}
"""The one line for the jury and the MC."""


def not_the_day(dates: Sequence[str], today: date) -> str | None:
    """That today the contest is not held; ``dates`` are its days as ``YYYY-MM-DD``. ``None`` on
    one of them."""
    days = sorted(date.fromisoformat(day) for day in dates)
    if today in days:
        return None
    if not days:
        return "Chưa định ngày thi"
    coming = next((day for day in days if day > today), None)
    if coming is None:
        return f"Đã qua ngày thi {days[-1]:%d/%m/%Y}"
    return f"Chưa đến ngày thi {coming:%d/%m/%Y}"
