"""What the codes of the archive mean, in words."""

SENTENCES = {
    "contest_exists": "Đã có hội thi mang mã “{slug}”.",
    "slug_is_practice": (
        "Mã “{slug}” đang là mã của một bản diễn tập nên không nhận hội thi chính thức vào đó. "
        "Xin bỏ bản diễn tập ấy trước."
    ),
    "practice_of_practice": "Đây đã là bản diễn tập. Xin tạo bản diễn tập từ hội thi chính thức.",
    "practice_no_rounds": "Thể lệ chưa có phần thi nào có tiêu chí chấm.",
    "practice_no_judges": "Chưa có Ban Giám khảo trong thể lệ.",
    "practice_slug_taken": (
        "Mã “{slug}” đã thuộc về một hội thi khác nên chưa lập được bản diễn tập dưới mã ấy."
    ),
    "no_practice": "Hội thi này chưa có bản diễn tập.",
    "practice_not_exported": (
        "Bản diễn tập không xuất thành tệp hội thi, để điểm diễn tập không bị lẫn với điểm thật. "
        "Xin xuất từ hội thi chính thức."
    ),
    "evidence_not_written": "Chưa ghi được hồ sơ chứng cứ: {why}.",
    "evidence_not_made": "Chưa lập được hồ sơ chứng cứ. Xin thử lại sau ít phút.",
    "evidence_too_large": "Hồ sơ chứng cứ quá lớn nên không kiểm tra được.",
    "evidence_damaged": "Hồ sơ chứng cứ bị hỏng hoặc bị cắt ngắn nên không đọc được.",
    "text_not_storable": "Trong tệp có ký tự không lưu được (mã 0). Xin bỏ ký tự đó rồi thử lại.",
    "demo_is_public": (
        "Hội thi trình diễn chỉ mở trên chính máy này (127.0.0.1). Nếu thật sự muốn mở ra mạng, "
        "xin đặt HOITHI_DEMO=public; nếu không, xóa bằng lệnh: hoithi demo --remove."
    ),
    "demo_would_be_public": (
        "Cơ sở dữ liệu còn trống nên sẽ nạp hội thi trình diễn, mà hội thi trình diễn chỉ mở trên "
        "chính máy này (127.0.0.1). Xin tạo tài khoản quản trị trước (hoithi user), hoặc đặt "
        "HOITHI_DEMO=public."
    ),
    "no_such_contest": "Không có hội thi mang mã “{slug}”.",
    "backup_needs_sqlite": "Cơ sở dữ liệu PostgreSQL được sao lưu bằng pg_dump của chính nó.",
    "backup_not_written": "Chưa ghi được bản sao lưu: {why}.",
    "not_a_backup": "Tệp này không phải bản sao lưu của Hội Thi, hoặc bị thiếu nội dung.",
    "backup_is_damaged": "Bản sao lưu bị hỏng: nội dung không khớp mã kiểm tra.",
    "backup_is_newer": "Bản sao lưu của phiên bản mới hơn. Xin cập nhật phần mềm trước.",
    "copy_is_damaged": (
        "Bản dự phòng này bị hỏng ở giữa: chỉ phần trước {at} còn đúng. Xin chọn bản khác."
    ),
    "no_copy_there": (
        "Trong thư mục này không có bản dự phòng nào. Xin xem lại đúng USB hoặc thư mục chưa."
    ),
    "no_copy_chosen": "Xin chọn một bản dự phòng, gõ đường dẫn thư mục hoặc chọn tệp.",
    "copy_not_read": (
        "Đọc bản dự phòng quá lâu hoặc bị ngắt giữa chừng, chưa có gì thay đổi. "
        "Xin cắm lại USB rồi thử lại."
    ),
    "no_such_folder": "Không có thư mục này trên máy chủ. Xin cắm USB rồi chọn lại.",
    "folder_of_the_record": (
        "Đây là thư mục dữ liệu của chính máy chủ. Bản dự phòng cần nằm ở nơi khác."
    ),
    "second_place_full": "Nơi này không đủ chỗ trống. Xin xóa bớt tệp hoặc chọn USB khác.",
    "second_place_not_writable": (
        "Không ghi được vào nơi này. USB có thể đang khóa ghi, hoặc thư mục chưa cho phép ghi."
    ),
    "second_place_silent": (
        "Nơi này không trả lời. Xin xem máy kia đã bật, đã nối mạng và còn chia sẻ thư mục không."
    ),
    "installation_exists": (
        "Thư mục dữ liệu này đã có cơ sở dữ liệu. Muốn thay, xin thêm --replace; "
        "bản cũ được giữ lại bên cạnh."
    ),
}
