"""The fixed words of the minutes of the contest (biên bản hội thi)."""

TYPE, SYMBOL = "Biên bản", "BB-BTC"
SUMMARY = "{contest}"
OPENED = (
    "Hôm nay, {day}, tại {venue}, {body} tổ chức {contest}{theme}. Hội thi bắt đầu hồi … giờ …."
)
THEME = " với chủ đề “{theme}”"
PRESENT, COURSE, EVENTS, RESULTS, OTHER = (
    "I. Thành phần",
    "II. Diễn biến hội thi",
    "III. Sự việc, kiến nghị, trường hợp được xem xét",
    "IV. Kết quả",
    "V. Ý kiến khác",
)
COMMITTEE, JURY, SECRETARIES, TEAMS, GUESTS = (
    "Ban Tổ chức:",
    "Ban Giám khảo:",
    "Tổ Thư ký:",
    "Các đội dự thi:",
    "Đại biểu:",
)
TEAMS_TOLD = "{count} đội, {people} người."
HEAD_OF_JURY = "{name} ({title})"
DRAWN = "Thứ tự thi theo kết quả bốc thăm ({day})."
NOT_DRAWN = "Thứ tự thi do Ban Tổ chức công bố."
ROUND = "Phần thi {round}: {done}/{all} đội dự thi, {judges} giám khảo chấm."
ABSENT = "{team}, phần thi {round}: không tham gia"
DISQUALIFIED = "{team}, phần thi {round}: không công nhận kết quả"
WAIVED_TIME = "{team}, phần thi {round}: không tính thời gian trình diễn"
DEDUCTED = "{team}, phần thi {round}: trừ {points} điểm"
OVERTIME = " do quá thời gian quy định"
UNDERTIME = " do chưa đủ thời gian quy định"
REASON = ", lý do: {reason}"
EXCUSED = "{judge} không chấm {team}, phần thi {round}"
STOPPED = "{team}, phần thi {round}: dừng kỹ thuật lúc {began}{length}"
LENGTH = " trong {length}"
SWAPPED = "{first} và {second} đổi thứ tự thi theo thỏa thuận"
ON_THE_SPOT = "{team} thay người khi đón tiếp, danh sách mới đã được xác nhận"
WAIVED_AT = {
    "approval": "{team} được duyệt dự thi khi chưa đủ cơ cấu theo Thể lệ",
    "hall": "{team} được dự thi khi cơ cấu lúc đón tiếp chưa đủ theo Thể lệ",
}
BY = " ({by} ghi nhận)"
APPEALED = "{team} kiến nghị: {text}"
APPEAL_OPEN = "; chưa trả lời"
APPEAL_ANSWERED = "; {by} trả lời: {answer}"
APPEAL_CHANGED = "; kết quả được điều chỉnh"
APPEAL_STANDS = "; kết quả giữ nguyên"
CORRECTED = "{team}, phần thi {round}: kết quả đã công bố được đính chính"
RECONSIDERED = "{team}, phần thi {round}: kết quả đã công bố được xem xét lại, không thay đổi"
UNDER_REVIEW = "{team}, phần thi {round}: kết quả đã công bố đang được xem xét lại"
NOTHING = "Không có."
PLACE_COLUMNS = ("Hạng", "Đội dự thi", "Tổng điểm", "Giải")
DIVISION = "{division}:"
OTHER_AWARD = "{award}: {takers}."
CLOSED = (
    "Hội thi kết thúc hồi … giờ … cùng ngày. Biên bản được đọc lại cho các thành viên cùng nghe, "
    "thống nhất và ký tên"
)
CHAIR, SECRETARY = "Chủ trì", "Thư ký"
