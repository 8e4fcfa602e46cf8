"""What the privacy slice says to people."""

SENTENCES: dict[str, str] = {
    "witness_missing": "Đọc cho nghe rồi đồng ý miệng thì cần ghi họ tên người chứng kiến.",
    "witness_too_long": "Dài quá {limit} ký tự. Xin chỉ ghi họ tên.",
    "witness_not_a_name": "Xin chỉ ghi họ tên bằng chữ, không dùng hình vẽ, ký hiệu lạ.",
    "how_missing": "Xin chọn cách lấy ý kiến.",
    "consent_day_unreadable": "Xin ghi ngày/tháng/năm, ví dụ 05/09/2026.",
    "consent_in_future": "Ngày này chưa đến. Xin xem lại.",
    "consent_too_long_ago": "Ngày này cách đây hơn một năm. Xin xem lại.",
    "consent_member_unknown": "Danh sách đoàn vừa thay đổi. Xin xem lại các ô rồi lưu lần nữa.",
    "consent_not_a_choice": "Xin chọn lại trong các ô có sẵn.",
    "consent_changed": "Ý kiến của đoàn này vừa được người khác ghi. Các ô đồng chí chọn vẫn còn; "
    "xin xem lại rồi lưu lần nữa.",
    "people_forgotten": "Dữ liệu cá nhân của hội thi này đã được xóa tên theo thời hạn lưu.",
    "retention_day_missing": "Xin ghi ngày cuối còn lưu dữ liệu cá nhân.",
    "retention_before_contest": "Ngày cuối phải ở sau ngày thi.",
    "retention_past": "Ngày này đã qua. Muốn xóa tên ngay, xin dùng mục “Xóa tên ngay” bên dưới.",
    "contest_not_over": "Hội thi chưa diễn ra xong nên chưa xóa tên được.",
    "forgetting_not_confirmed": "Xin đánh dấu vào ô xác nhận.",
}

KINDS = {
    "data": "Dữ liệu cá nhân",
    "images": "Hình ảnh, ghi hình",
    "story": "Câu chuyện của bản thân",
}
"""The three questions, as the heads of the list."""

QUESTIONS = {
    "data": "Cho ghi và dùng họ tên, ngày sinh hoặc năm sinh, dân tộc, hoàn cảnh hộ để xét "
    "thành phần đội",
    "images": "Cho chụp ảnh, quay phim và phát trong hội thi, trên đài và trang tin địa phương",
    "story": "Cho kể chuyện vươn lên của mình trên sân khấu, bài viết, bản tin",
}

ANSWERS = {
    "unasked": "Chưa hỏi",
    "given": "Đồng ý",
    "refused": "Không đồng ý",
    "withdrawn": "Đã rút lại",
}

HOWS = {
    "signed": "Ký vào giấy",
    "read_aloud": "Đọc cho nghe, đồng ý miệng trước người chứng kiến",
}

ERASED = "(đã xóa theo thời hạn lưu dữ liệu cá nhân)"
"""Stands where a reason or a comment might have named somebody."""
