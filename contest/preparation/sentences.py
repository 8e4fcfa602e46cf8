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
