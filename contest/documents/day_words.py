"""What the papers of the day say: the programme, the script, the kit for a day without machines."""

NAMES = {
    "programme": "Chương trình",
    "script": "Kịch bản điều hành",
    "kit": "Bộ dự phòng",
}
"""Paper → its name, for the page, the file and the audit log."""

WHEN, WHERE = "Thời gian:", "Địa điểm:"
BEGINS = "từ {hour}, {day}."
PROGRAMME_COLUMNS = ("Giờ", "Nội dung", "Đội", "Số phút")
BESIDE = "Song song với sân khấu:"
JUDGED_BESIDE = "Ban Giám khảo chấm {title}, từ {start} đến {end}."
ACT, ACT_NAMED = "Tiết mục giao lưu", "Tiết mục giao lưu {title}"
TEAM = "{number:02d}. {team}"
MAY_CHANGE = "Giờ trên là dự kiến; các đội có mặt ở cánh gà trước lượt của mình hai tiết mục"

GUESTS = "I. Đại biểu được giới thiệu"
PRESENTERS = "II. Người trao giải"
SPEECH = "III. Lời dẫn theo chương trình"
NO_GUESTS = "(Ghi danh sách khi đón tiếp.)"
NO_AWARDS = "(Thể lệ chưa có giải thưởng.)"
GUEST_COLUMNS = ("TT", "Họ và tên", "Chức vụ")
PRESENTER_COLUMNS = ("Giải", "Người trao")
STEP, TURN_STEP = "{hour}. {title}", "{hour}. {round}: {team}"
SAY_AS = "(Tên đội đọc là: {spoken})"

TIME_LIMIT = "Thời gian quy định: {limit}."
NO_LIMIT, TIME_MORE = "Thể lệ không quy định", "; tiếp tục như vậy"
TIME_STEP = "quá {time} trừ {points} điểm"
TIME_STEPS = " Theo Thể lệ: {steps}{more}."
