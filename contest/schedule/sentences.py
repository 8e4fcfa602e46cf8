"""What the codes of the day mean, in words."""

STATE_NAMES = {
    "waiting": "chờ thi",
    "on_stage": "đang thi",
    "marking": "đang chấm",
    "complete": "đủ phiếu",
    "confirmed": "đã xác nhận",
    "published": "đã công bố",
    "closed": "đã kết thúc",
    "absent": "không tham gia phần thi",
    "disqualified": "không công nhận kết quả phần thi",
}
"""A turn's state, as people say it."""

SENTENCES = {
    "wrong_state": "Chưa thực hiện được vì lượt thi đang ở trạng thái “{fact}”.",
    "not_staged": "Phần thi này không trình diễn trên sân khấu; xin mở chấm trực tiếp.",
    "is_staged": "Phần thi này trình diễn trên sân khấu; xin mời đội lên sân khấu trước.",
    "another_on_stage": "{fact} đang ở trên sân khấu. Xin kết thúc lượt đó trước.",
    "already_released": "Kết quả lượt này đã công bố.",
    "lot_missing": "{fact} chưa có số thứ tự.",
    "lot_unknown_team": "Có đội không thuộc hội thi này.",
    "lot_not_in_box": "{fact}: số {number} không có trong hòm thăm.",
    "lot_drawn_twice": "{fact}: số {number} đã có đội khác bốc.",
    "draw_made": "Đã bốc thăm. Muốn bốc lại, xin hủy kết quả bốc thăm trước và ghi lý do.",
    "draw_started": "Không hủy được kết quả bốc thăm vì đã có đội thi.",
    "no_draw": "Chưa bốc thăm.",
    "too_few_teams": "Cần ít nhất hai đội đã duyệt để bốc thăm.",
    "clock_not_staged": "Phần thi này không tính giờ trên sân khấu.",
    "clock_running": "Đồng hồ đang chạy.",
    "clock_standing": "Đồng hồ chưa chạy.",
    "turn_not_on_stage": "Đội này không ở trên sân khấu.",
    "bad_seconds": "Xin nhập thời gian dạng phút:giây, ví dụ 12:10.",
    "deduction_not_a_number": "Điểm trừ phải là số, ví dụ 7,25.",
    "result_stands": "Kết quả lượt này đã được xác nhận. Xin cho chấm lại trước khi sửa.",
    "seed_needed": "Xin nhập dãy số để bốc thăm.",
    "deduction_needed": "Xin nhập số điểm trừ lớn hơn 0.",
    # the timetable
    "bad_hour": "Xin ghi giờ và phút, ví dụ 7:30.",
    "bad_day": "Xin ghi ngày có thật, ví dụ 15/11/2023.",
    "bad_minutes": "Xin ghi số phút, từ 0 đến {most}.",
    "end_before_start": "Giờ kết thúc phải sau giờ bắt đầu.",
    "line_title_needed": "Xin ghi tên mục.",
    "line_title_long": "Tên mục xin ghi gọn trong {most} ký tự.",
    "too_many_lines": "Chương trình có nhiều nhất {most} mục.",
    "line_has_begun": "Mục này đã diễn ra.",
    "line_not_on": "Mục này không đang diễn ra.",
    "line_is_turn": "Lượt thi không bỏ khỏi chương trình được; đội không đến thì ghi ở bàn thư ký.",
    "day_has_begun": "Chương trình đã bắt đầu, không lập lại được.",
    "past_end": "Chương trình kết thúc lúc {end}, quá giờ kết thúc {minutes} phút.",
    "two_places": "{judges} chấm {item} cùng lúc với {other}.",
    "late_for_fixed": "{item} bắt đầu muộn {minutes} phút so với giờ ấn định.",
}

ITEM_TITLES = {
    "opening": "Đón tiếp, khai mạc",
    "break": "Nghỉ giải lao",
    "confer": "Ban Giám khảo hội ý",
    "awards": "Công bố kết quả, trao giải",
    "closing": "Bế mạc",
}
"""What a new line of the timetable is called."""
