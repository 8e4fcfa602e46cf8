"""The words of estimates and settlements."""

SENTENCES = {
    "budget_content": "Xin ghi nội dung chi của dòng này.",
    "budget_quantity": "Số lượng phải là số, nhiều nhất hai chữ số sau dấu phẩy, ví dụ 2 hoặc 1,5.",
    "budget_price": "Đơn giá là số đồng, ví dụ 150.000.",
    "budget_not_whole": "Số lượng nhân đơn giá chưa ra số đồng chẵn. Xin sửa một trong hai.",
    "budget_line_spent": "Dòng này đã ghi quyết toán nên chưa bỏ được. Xin bỏ số quyết toán trước.",
    "budget_too_long": "Nội dung quá dài, xin viết gọn lại.",
    "budget_too_many": "Bảng có nhiều nhất 200 dòng.",
    "budget_too_large": "Tổng số tiền quá lớn, xin xem lại đơn giá.",
    "budget_text_long": "Căn cứ, nguồn kinh phí dài nhất {most} ký tự.",
}

JURY, PRIZES, HALL, OTHER = (
    "Chi bồi dưỡng",
    "Giải thưởng",
    "Tổ chức ngày thi",
    "Tuyên truyền, chi khác",
)
TAKING_PART = "Chi tham gia hội thi"

CONTEST_LINES = (
    (JURY, "Bồi dưỡng Ban Giám khảo", "Người × buổi", "judges"),
    (JURY, "Bồi dưỡng Tổ Thư ký, Tổ giúp việc", "Người × buổi", ""),
    (JURY, "Bồi dưỡng người dẫn chương trình, phục vụ", "Người × buổi", ""),
    (JURY, "Thẩm định kịch bản", "Kịch bản", "teams"),
    (HALL, "Thuê hội trường, trang trí sân khấu", "Ngày", "days"),
    (HALL, "Thuê âm thanh, ánh sáng", "Ngày", "days"),
    (HALL, "In phiếu chấm, tài liệu", "Bộ", ""),
    (HALL, "Giấy chứng nhận, khung", "Chiếc", "teams"),
    (HALL, "Hoa, nước uống", "Ngày", "days"),
    (OTHER, "Pa nô, băng rôn, tuyên truyền", "Chiếc", ""),
    (OTHER, "Chi khác", "", ""),
)
"""What a contest is usually paid for: section, content, unit, which number is known. Prices are
the locality's own."""

PRIZE_UNIT = "Giải"

DELEGATION_LINES = (
    ("Viết kịch bản, dàn dựng", "Phần thi", "staged"),
    ("Thiết kế, thực hiện báo tường", "Bài", "unstaged"),
    ("Bồi dưỡng tập luyện", "Người × buổi", "practice"),
    ("Bồi dưỡng ngày thi", "Người", "people"),
    ("Trang phục (mua, thuê)", "Bộ", "people"),
    ("Đạo cụ, âm nhạc, hóa trang", "Phần thi", "staged"),
    ("Xe đưa đón", "Chuyến", ""),
    ("Ăn trưa, nước uống ngày thi", "Người", "people"),
    ("Chi khác", "", ""),
)
"""The same for a unit that takes part: content, unit, which number is known."""
