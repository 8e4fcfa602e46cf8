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
