"""What the codes of the public pages mean, in words."""

SENTENCES = {
    "not_published": "Hội thi này chưa công bố nội dung nào. Bảng điểm mở ra khi đã có thứ tự thi.",
    "no_ceremony": "Chưa lập lễ trao giải.",
    "ceremony_under_way": "Lễ trao giải đang diễn ra. Xin kết thúc trước khi lập lại.",
    "ceremony_places_withheld": "Thể lệ không công bố mọi thứ hạng: xin trao theo giải.",
    "ceremony_empty": "Thể lệ chưa có giải nào để trao.",
    "ceremony_no_step": "Không có bước này.",
    "ceremony_outdated": "Kết quả đã thay đổi sau khi lập lễ trao giải. Xin kết thúc và lập lại.",
    "ceremony_not_finished": "Lễ trao giải chưa đến bước cuối.",
    "ceremony_note_too_long": "Lời dẫn xin ghi gọn trong {most} ký tự.",
    "unknown_topic": "Không có kênh này.",
    "forbidden": "Không được theo dõi kênh này.",
}
