"""What the codes of the public pages mean, in words."""

SENTENCES = {
    "not_published": "Hội thi này chưa công bố nội dung nào. Bảng điểm mở ra khi đã có thứ tự thi.",
    "no_ceremony": "Chưa lập lễ trao giải.",
    "ceremony_under_way": "Lễ trao giải đang diễn ra. Xin kết thúc trước khi lập lại.",
    "ceremony_places_withheld": "Thể lệ không công bố mọi thứ hạng: xin trao theo giải.",
    "ceremony_empty": "Thể lệ chưa có giải nào để trao.",
    "ceremony_no_step": "Không có bước này.",
    "ceremony_moved_meanwhile": "Bước đã được người khác chuyển, trang vừa cập nhật.",
    "ceremony_outdated": "Kết quả đã thay đổi sau khi lập lễ trao giải. Xin kết thúc và lập lại.",
    "ceremony_not_finished": "Lễ trao giải chưa đến bước cuối.",
    "ceremony_note_too_long": "{name}: lời dẫn xin ghi gọn trong {most} ký tự.",
    "ceremony_note_overtaken": "{name}: người khác vừa sửa lời dẫn này. Xin xem lời của người ấy "
    "rồi ghi lại.",
    "unknown_topic": "Không có kênh này.",
    "no_screen": "Không có màn hình này.",
    "too_many_screens": "Đang có quá nhiều màn hình chờ ghép. Xin thử lại sau ít phút.",
    "no_such_code": "Không có màn hình nào đang hiện mã này. Xin đọc lại mã trên màn hình.",
    "screen_elsewhere": "Màn hình này đang thuộc hội thi khác. Trên máy đó, mở địa chỉ màn hình có "
    "thêm /moi ở cuối để lấy mã mới.",
    "screen_name_needed": "Xin đặt tên cho màn hình, ví dụ: Sân khấu trái.",
    "screen_name_taken": "Hội thi đã có màn hình tên này. Xin đặt tên khác để khỏi nhầm.",
    "screen_name_too_long": "Tên dài quá {most} ký tự.",
    "no_screen_there": "Chưa có màn hình nào ở nơi đã chọn.",
    "nothing_to_show": "Hội thi chưa có thứ tự thi, nên chưa có gì để chiếu ở mục này.",
    "message_needed": "Xin ghi lời nhắn cần chiếu.",
    "message_too_long": "Dài quá {most} ký tự, chữ trên màn hình sẽ quá nhỏ.",
    "bad_break_end": "Xin ghi giờ hết nghỉ (14:30) hoặc số phút (15), không quá 10 giờ.",
    "picture_without_consent": "{team}: chưa phải mọi người đều đồng ý cho dùng hình ảnh, nên chưa "
    "chiếu được ảnh có người. Chỉ chiếu được ảnh chụp riêng tờ báo.",
    "sponsors_too_long": "Danh sách đơn vị đồng hành dài quá {most} ký tự.",
    "forbidden": "Không được theo dõi kênh này.",
}
