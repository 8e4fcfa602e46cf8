"""What the preparation slice says to people."""

SENTENCES: dict[str, str] = {
    # the pieces of a delegation and the catalogue of themes
    "piece_text_too_long": "Dài {have} ký tự; nhiều nhất là {limit}. Xin viết gọn lại.",
    "piece_has_picture": "Xin bỏ hình vẽ, ký hiệu lạ; chỉ dùng chữ, số và dấu câu.",
    "piece_minutes": "Xin ghi số phút, từ 1 đến {limit}, ví dụ 5.",
    "act_title_missing": "Xin ghi tên tiết mục.",
    "act_has_script": "Tiết mục này đã nộp kịch bản nên được giữ lại. Nếu không diễn, xin báo Ban "
    "Tổ chức.",
    "pieces_closed": "Đã hết hạn đăng ký. Những gì đã nộp được giữ nguyên; nếu cần bổ sung, xin "
    "gửi Ban Tổ chức nhận giúp.",
    "piece_late_reason_missing": "Đã hết hạn đăng ký. Xin ghi lý do nhận muộn.",
    "too_many_acts": "Mỗi đoàn nhiều nhất {limit} tiết mục giao lưu.",
    "too_many_files": "Mỗi bài nhiều nhất {limit} tệp. Xin bỏ bớt tệp không cần.",
    "theme_name_missing": "Xin ghi tên chủ đề.",
    "theme_there_already": "Đã có chủ đề này trong danh mục.",
    "theme_used": "{pieces} bài dự thi đang thể hiện chủ đề “{name}”.",
    "too_many_themes": "Danh mục nhiều nhất {limit} chủ đề.",
    # a unit's own corner
    "corner_text_too_long": "Dài quá {limit} ký tự. Xin viết gọn lại.",
    "corner_day_unreadable": "Xin ghi ngày/tháng/năm, ví dụ 25/10/2026.",
    "corner_no_such_day": "Không có ngày này trong lịch. Xin xem lại ngày, tháng, năm.",
    "corner_has_picture": "Xin bỏ hình vẽ, ký hiệu lạ; chỉ dùng chữ, số và dấu câu.",
    "corner_day_missing": "Xin ghi ngày tập.",
    "corner_hour_unreadable": "Xin ghi giờ theo 24 giờ, ví dụ 19:30.",
    "corner_full": "Đã có {limit} dòng, nhiều nhất là {limit}. Xin bớt những dòng không cần.",
    "duty_what_missing": "Xin ghi nội dung công việc.",
    "run_unreadable": "Xin ghi số phút và số giây của lượt tập, ví dụ 9 phút 45 giây.",
    # a script and its review
    "script_empty": "Chưa có nội dung kịch bản. Xin gõ, dán hoặc gửi tệp Word.",
    "script_too_long": "Kịch bản dài {have} ký tự; nhiều nhất là {limit}. Xin rút gọn.",
    "script_too_many_lines": "Kịch bản có {have} dòng; nhiều nhất là {limit}. Xin rút gọn.",
    "script_unchanged": "Nội dung giống hệt bản đã nộp. Xin chỉnh sửa rồi nộp bản mới.",
    "script_file_unreadable": "Chưa lấy được chữ trong tệp này. Xin mở tệp trong Word, lưu lại "
    "thành .docx rồi gửi lại, hoặc dán nội dung vào ô bên dưới.",
    "script_contest_over": "Kết quả hội thi đã công bố, kịch bản được giữ nguyên.",
    "script_agreed": "Kịch bản đã được Tổ thẩm định thống nhất. Nếu cần sửa, xin liên hệ Tổ thẩm "
    "định để mở lại.",
    "script_agreed_already": "Kịch bản này đã thống nhất. Muốn góp ý thêm, xin mở lại và "
    "ghi lý do.",
    "script_reopened": "Kịch bản đã mở lại và góp ý đã gửi đoàn. Xin chờ đoàn nộp bản mới.",
    "script_not_handed_in": "Đoàn chưa nộp kịch bản này.",
    "script_not_agreed": "Kịch bản chưa thống nhất nên không cần mở lại.",
    "script_comment_missing": "Xin ghi nội dung góp ý.",
    "script_comment_given": "Góp ý đã gửi đến đoàn nên không bỏ được. Nếu cần, xin ghi góp ý mới.",
    "script_quote_not_found": "Câu trích không có trong đoạn này. Xin chép đúng từng chữ, hoặc để "
    "trống để góp ý cả đoạn.",
    "script_verdict_without_words": "Xin góp ý ít nhất một đoạn, hoặc ghi nhận xét chung, để đoàn "
    "biết cần sửa gì.",
    "run_too_long": "Lượt tập dài hơn {limit} giờ. Xin xem lại số phút, số giây.",
}

KIND_NAMES = {
    "round": "Phần thi",
    "talent": "Nội dung năng khiếu",
    "exchange": "Tiết mục văn nghệ giao lưu",
}

MISSING = {
    "title": "tên bài",
    "summary": "tóm tắt",
    "picture": "ảnh chụp",
    "minutes": "số phút",
}
PIECE_FIELDS = {
    "title": "Tên bài",
    "summary": "Tóm tắt nội dung",
    "stage_needs": "Cần chuẩn bị trên sân khấu",
    "minutes": "Thời lượng",
    "themes": "Chủ đề thể hiện",
}

FIRST_THEMES = (
    "Quyết định 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ",
    "Chỉ thị 05-CT/TW và Kế hoạch hành động 30-KH/TU ngày 16/8/2021",
    "Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021–2025",
    "Phong trào “Chung tay vì người nghèo – Không để ai bị bỏ lại phía sau”",
    "Phong trào xây dựng nông thôn mới, đô thị văn minh",
    "Gương vươn lên thoát nghèo ở địa phương",
    "Ý chí tự lực, không trông chờ, ỷ lại",
    "Vốn vay ưu đãi của Ngân hàng Chính sách xã hội",
    "Mô hình sinh kế, sản xuất giảm nghèo",
    "Đào tạo nghề, việc làm",
    "Bảo hiểm y tế, chăm sóc sức khỏe cho người nghèo",
    "Hỗ trợ học tập cho con hộ nghèo, cận nghèo",
    "Hỗ trợ nhà ở, xóa nhà tạm, nhà dột nát",
    "Nước sạch, vệ sinh môi trường",
    "Trợ giúp pháp lý, tiếp cận thông tin",
)
"""What such contests treat: offered to each contest once, its own to change from then on."""

FIRST_DUTIES = (
    ("Lập danh sách đoàn, tổ chức tập luyện", "Cán bộ Văn hóa – Xã hội"),
    ("Lập dự toán, bảo đảm kinh phí tham gia", "Cán bộ Tài chính – Kế toán"),
    (
        "Vận động, lựa chọn thành viên tham gia đội",
        "Hội Liên hiệp Phụ nữ, Hội Nông dân, Hội Cựu chiến binh",
    ),
    ("Chuẩn bị bài dự thi Báo tường", "Đoàn Thanh niên"),
    ("Phối hợp, hỗ trợ đoàn: phương tiện, hậu cần, cổ vũ", "Các ban, ngành, đoàn thể khác"),
)
"""The usual division of work of a commune (what, who): offered until the unit writes its own."""
