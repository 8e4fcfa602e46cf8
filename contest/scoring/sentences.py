"""What the codes of the judges' table mean, in words."""

SENTENCES = {
    # an operation that is not well formed
    "bad_operations": "Danh sách thao tác gửi lên không đúng dạng.",
    "too_many_operations": "Mỗi lần gửi nhiều nhất {most} thao tác.",
    "bad_operation": "Thao tác gửi lên không đúng dạng.",
    "bad_op_id": "Thao tác thiếu mã nhận dạng hợp lệ.",
    "unknown_type": "Máy chủ không biết loại thao tác này.",
    "unknown_turn": "Không có lượt thi này.",
    "unknown_criterion": "Phần thi không có tiêu chí này.",
    "bad_points": "Điểm phải là số, ví dụ 7,25.",
    "sheet_comment_too_long": "Nhận xét dài quá 2000 ký tự. Xin viết gọn lại.",
    "op_id_reused": "Mã thao tác này đã dùng cho nội dung khác.",
    # an operation that cannot be accepted now
    "not_on_panel": "Đồng chí không chấm phần thi này.",
    "excused": "Đồng chí được miễn chấm lượt thi này.",
    "locked": "Phiếu đã khóa. Cần sửa, xin báo Tổ Thư ký cho chỉnh sửa phiếu.",
    "turn_not_open": "Lượt thi chưa bắt đầu.",
    "turn_confirmed": "Kết quả lượt thi đã được xác nhận.",
    "turn_published": "Kết quả lượt thi đã công bố.",
    "turn_absent": "Đội không tham gia phần thi này.",
    "turn_disqualified": "Kết quả phần thi của đội không được công nhận.",
    "off_scale": "Điểm {points} không có trong thang điểm: từ {min} đến {max}, mỗi nấc {step}.",
    "submitted": "Phiếu đã gửi: sửa điểm được, nhưng không để trống.",
    "stale": "Điểm này vừa được nhập ở máy khác: {points}. Xin xem lại và chọn.",
    "marks_missing": "Phiếu còn {count} tiêu chí chưa chấm.",
    "seat_superseded": "Máy này đã nhường chỗ cho máy khác. Xin đăng nhập lại.",
    # the desk
    "sheets_missing": "Còn {count} phiếu chưa gửi: {judges}.",
    "sheets_unlocked": "Còn phiếu chưa khóa: {judges}. Xin khóa phiếu phần thi trước.",
    "nobody_marks": "Không còn giám khảo nào chấm lượt này.",
    "sheet_not_submitted": "Phiếu này chưa gửi.",
    "result_is_public": "Kết quả lượt này đã công bố. Xin sửa theo cách sửa kết quả đã công bố.",
    "already_excused": "Giám khảo này đã được miễn chấm lượt này.",
    "not_excused": "Giám khảo này đang chấm lượt này.",
    "turns_unfinished": "Chưa khóa được vì chưa đủ phiếu: {teams}.",
    "paper_points": "{name}: xin nhập điểm từ {min} đến {max}, mỗi nấc {step}.",
}
