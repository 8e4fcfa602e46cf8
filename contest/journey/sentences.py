"""The steps and the tasks of a contest's life, in words."""

STEP_NAMES = {
    "prepare": "Chuẩn bị",
    "registration": "Đăng ký",
    "draw": "Thẩm định & bốc thăm",
    "day": "Ngày thi",
    "publish": "Công bố",
    "papers": "Hồ sơ & quyết toán",
    "report": "Báo cáo",
}

TASKS = {
    "proposals": ("{count} mục trong Thể lệ còn theo đề xuất, chưa ai xác nhận", "Xem Thể lệ"),
    "no_judges": ("Chưa có Ban Giám khảo", "Lập Ban Giám khảo"),
    "to_review": ("{count} hồ sơ đã gửi, chờ duyệt", "Duyệt hồ sơ"),
    "substitutions": ("{count} đề nghị thay đổi danh sách, chờ trả lời", "Trả lời đề nghị"),
    "returned": ("{count} hồ sơ đang được đề nghị bổ sung, chỉnh sửa", "Xem hồ sơ cần bổ sung"),
    "drafts": ("{count} hồ sơ đang soạn", "Xem hồ sơ đang soạn"),
    "not_begun": ("{count} đơn vị chưa bắt đầu đăng ký", "Xem đơn vị chưa bắt đầu"),
    "scripts": ("{count} kịch bản đã nộp, chờ thẩm định", "Thẩm định kịch bản"),
    "draw": ("{count} đội đã duyệt, có thể bốc thăm", "Bốc thăm"),
    "to_decide": ("{count} đội đã đến, chưa đủ cơ cấu, chờ quyết định", "Quyết định ở Đón tiếp"),
    "to_confirm": ("{count} lượt thi đủ phiếu, chờ xác nhận", "Đến bàn thư ký"),
    "judging": ("{count} lượt thi đang thi, đang chấm", "Theo dõi phiếu chấm"),
    "waiting": ("{count} lượt thi chưa diễn ra", "Điều hành sân khấu"),
    "to_release": ("{count} lượt thi đã xác nhận, chưa công bố", "Công bố"),
    "announce": ("Mọi lượt thi đã có kết quả", "Công bố kết quả chung cuộc"),
    "unsigned": ("{count} phiếu chấm in chưa được đánh dấu đã ký", "Đánh dấu chữ ký"),
    "print": ("Biên bản, bảng tổng hợp đã có thể in chính thức", "In giấy tờ"),
}
"""Task code → (what is open, the word on the button)."""

DOOR_WORDS = {
    "registration.delegations": ("Đoàn của đơn vị", "Danh sách, bài dự thi, giấy tờ của đoàn."),
    "preparation.reviewing": ("Thẩm định kịch bản", "Đọc, góp ý, thống nhất kịch bản."),
    "schedule.stage": ("Sân khấu", "Gọi đội, bấm giờ từng lượt thi."),
    "schedule.programme": ("Trang MC", "Chương trình và những gì được đọc."),
    "reception.arrivals": ("Đón tiếp", "Đón đoàn, ghi người có mặt."),
    "registration.teams": ("Các đội", "Tên đội và thành viên."),
    "scoring.judge": ("Phiếu chấm điểm", "Giám khảo vào chấm bằng mã trên phiếu của mình."),
}
"""The page of a role's work → its name, and what is done there."""

SENTENCES: dict[str, str] = {}
