"""What the codes of the public pages mean, in words."""

SENTENCES = {
    "not_published": "Hội thi này chưa công bố nội dung nào. Bảng điểm mở ra khi đã có thứ tự thi.",
    "unknown_topic": "Không có kênh này.",
    "forbidden": "Không được theo dõi kênh này.",
}
