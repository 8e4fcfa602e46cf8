"""The names of the roles, as they are said here."""

ROLE_NAMES: dict[str, str] = {
    "organiser": "Tổ giúp việc Ban Tổ chức",
    "secretary": "Tổ Thư ký",
    "head_judge": "Trưởng Ban Giám khảo",
    "judge": "Giám khảo",
    "timekeeper": "Người theo dõi thời gian",
    "mc": "Người dẫn chương trình",
    "reviewer": "Tổ thẩm định",
    "receptionist": "Lễ tân",
    "representative": "Đại diện đơn vị",
}

ROLE_WORK: dict[str, str] = {
    "organiser": "Lập hội thi, duyệt danh sách, công bố kết quả, giao việc.",
    "secretary": "Bốc thăm, mở lượt thi, nhập phiếu giấy, đối chiếu, in giấy tờ.",
    "head_judge": "Xem bàn điều hành, quyết định điểm trừ, xác nhận kết quả lượt thi.",
    "judge": "Chỉ xem; giám khảo chấm bằng phiếu vào ghế, không cần tài khoản.",
    "timekeeper": "Bấm giờ, gọi đội lên sân khấu.",
    "mc": "Xem chương trình và những gì được phép đọc.",
    "reviewer": "Đọc kịch bản, góp ý từng đoạn, thống nhất bản diễn.",
    "receptionist": "Đón đoàn, ghi người có mặt.",
    "representative": "Đăng ký đoàn của đơn vị mình, chỉ thấy đoàn ấy.",
}
