"""What the codes of this slice mean, in words."""

SENTENCES: dict[str, str] = {
    # signing in
    "wrong_sign_in": "Tên đăng nhập hoặc mật khẩu chưa đúng. Xin xem lại phiếu và gõ lại.",
    "wait_first": "Đã gõ sai nhiều lần. Xin chờ {seconds} giây rồi thử lại.",
    "password_change_needed": "Xin đổi mật khẩu trên phiếu thành mật khẩu riêng trước đã.",
    # passwords
    "password_wrong": "Mật khẩu hiện tại chưa đúng.",
    "password_same": "Mật khẩu mới phải khác mật khẩu hiện tại.",
    "password_short": "Mật khẩu cần ít nhất {shortest} ký tự.",
    "password_long": "Mật khẩu dài quá {longest} ký tự.",
    "password_easy": "Mật khẩu này dễ đoán. Xin chọn một câu ngắn chỉ mình mình biết.",
    # people
    "person_unknown": "Chưa có tài khoản nào tên “{name}”.",
    "person_known": "Tên đăng nhập “{name}” đã có người dùng.",
    "person_off": "Tài khoản “{name}” đã ngừng sử dụng.",
    "sign_in_name_wrong": (
        "Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, dấu chấm hoặc gạch; "
        "dài không quá 64 ký tự."
    ),
    "role_unknown": "Không có vai trò “{role}”.",
    "role_held": "{name} đã có vai trò này trong hội thi.",
    "unit_needed": "Xin chọn đơn vị mà người này đại diện.",
    "last_organiser": "Hội thi phải còn ít nhất một người của Tổ giúp việc.",
    "person_elsewhere": (
        "{name} còn làm việc ở hội thi khác, hoặc là quản trị viên. "
        "Xin nhờ quản trị viên cấp phiếu mới."
    ),
    # seats
    "seat_unknown": "Mã vào ghế giám khảo không đúng hoặc đã được thay. Xin lấy phiếu mới.",
    "wrong_pin": "Mã PIN chưa đúng. Xin xem lại phiếu của đồng chí.",
    "seat_taken": "Ghế giám khảo này đang mở trên máy khác.",
    "pin_needed": (
        "Ghế này đã có điểm. Để chuyển sang máy này, xin nhập mã PIN trên phiếu, "
        "hoặc nhờ bàn thư ký cho phép."
    ),
    "contest_unknown": "Không tìm thấy hội thi này.",
    "device_missing": "Thiếu mã của thiết bị.",
    "code_missing": "Xin quét mã QR trên phiếu, hoặc nhập mã PIN.",
    "value_wrong": "Mục “{field}” gửi lên chưa đúng dạng.",
}
