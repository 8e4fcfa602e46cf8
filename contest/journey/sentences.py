"""The steps and the tasks of a contest's life, in words."""

STEP_NAMES = {
    "prepare": "Chuẩn bị",
    "registration": "Đăng ký",
    "draw": "Thẩm định & bốc thăm",
    "day": "Ngày thi",
    "publish": "Công bố",
    "papers": "Hồ sơ & quyết toán",
    "report": "Báo cáo",
}

TASKS = {
    "proposals": ("{count} mục trong Thể lệ còn theo đề xuất, chưa ai xác nhận", "Xem Thể lệ"),
    "no_judges": ("Chưa có Ban Giám khảo", "Lập Ban Giám khảo"),
    "to_review": ("{count} hồ sơ đã gửi, chờ duyệt", "Duyệt hồ sơ"),
    "substitutions": ("{count} đề nghị thay đổi danh sách, chờ trả lời", "Trả lời đề nghị"),
    "returned": ("{count} hồ sơ đang được đề nghị bổ sung, chỉnh sửa", "Xem hồ sơ cần bổ sung"),
    "drafts": ("{count} hồ sơ đang soạn", "Xem hồ sơ đang soạn"),
    "not_begun": ("{count} đơn vị chưa bắt đầu đăng ký", "Xem đơn vị chưa bắt đầu"),
    "scripts": ("{count} kịch bản đã nộp, chờ thẩm định", "Thẩm định kịch bản"),
    "draw": ("{count} đội đã duyệt, có thể bốc thăm", "Bốc thăm"),
    "to_decide": ("{count} đội đã đến, chưa đủ cơ cấu, chờ quyết định", "Quyết định ở Đón tiếp"),
    "to_confirm": ("{count} lượt thi đủ phiếu, chờ xác nhận", "Đến bàn thư ký"),
    "judging": ("{count} lượt thi đang thi, đang chấm", "Theo dõi phiếu chấm"),
    "waiting": ("{count} lượt thi chưa diễn ra", "Điều hành sân khấu"),
    "to_release": ("{count} lượt thi đã xác nhận, chưa công bố", "Công bố"),
    "announce": ("Mọi lượt thi đã có kết quả", "Công bố kết quả chung cuộc"),
    "decision": (
        "Kết quả đã công bố; chưa ghi nhận Quyết định trao giải đã ký và cấp số",
        "Ghi số, chữ ký",
    ),
    "unsigned": ("{count} phiếu chấm in chưa được đánh dấu đã ký", "Đánh dấu chữ ký"),
    "print": ("Biên bản, bảng tổng hợp đã có thể in chính thức", "In giấy tờ"),
    "report": ("Báo cáo tổng kết chưa được ghi nhận là đã ký", "Lập báo cáo"),
}
"""Task code → (what is open, the word on the button)."""

DOOR_WORDS = {
    "registration.delegations": ("Đoàn của đơn vị", "Danh sách, bài dự thi, giấy tờ của đoàn."),
    "preparation.reviewing": ("Thẩm định kịch bản", "Đọc, góp ý, thống nhất kịch bản."),
    "schedule.stage": ("Sân khấu", "Gọi đội, bấm giờ từng lượt thi."),
    "schedule.programme": ("Trang MC", "Chương trình và những gì được đọc."),
    "reception.arrivals": ("Đón tiếp", "Đón đoàn, ghi người có mặt."),
    "registration.teams": ("Các đội", "Tên đội và thành viên."),
    "scoring.judge": ("Phiếu chấm điểm", "Giám khảo vào chấm bằng mã trên phiếu của mình."),
}
"""The page of a role's work → its name, and what is done there."""

PREFLIGHT_PARTS = {
    "network": "Mạng và địa chỉ",
    "devices": "Máy của giám khảo, màn chiếu",
    "machine": "Máy chủ",
    "papers": "Chương trình và giấy tờ",
}

PREFLIGHT = {
    "only_here": (
        "Chỉ máy này mở được trang",
        "Máy chủ đang chạy ở chế độ dùng riêng. Xin dừng rồi chạy lại ở chế độ cho cả mạng của hội "
        "trường, nếu không máy của giám khảo không vào được.",
    ),
    "no_network": (
        "Máy chủ chưa nối mạng",
        "Cắm dây mạng vào bộ phát Wi-Fi của hội trường (hoặc nối Wi-Fi đó), rồi tải lại trang này.",
    ),
    "address_moved": (
        "Địa chỉ trên phiếu không còn đúng",
        "Phiếu của giám khảo ghi {told}, nhưng máy này bây giờ ở {addresses}. Bộ phát Wi-Fi đã đổi "
        "hoặc đã cấp địa chỉ khác: xin đặt lại địa chỉ cũ cho máy này trong bộ phát, hoặc đổi địa "
        "chỉ công khai rồi in lại mã vào chấm.",
    ),
    "address": ("Máy khác mở trang ở", "{addresses}"),
    "many_addresses": (
        "Máy có nhiều địa chỉ",
        "Dùng địa chỉ thuộc mạng của bộ phát trong hội trường: thử mở bằng một điện thoại.",
    ),
    "router": (
        "Bộ phát Wi-Fi",
        "Máy chủ cắm dây vào bộ phát; máy của giám khảo cùng mạng ấy; trong bộ phát đã giữ nguyên "
        "địa chỉ cho máy chủ. Hội thi không cần internet.",
    ),
    "https": ("Trang mở lại được khi mất mạng", "Máy nhận cả kết nối bảo mật (https)."),
    "http": (
        "Mở lại trang khi mất mạng",
        "Chưa bật kết nối bảo mật. Giám khảo vẫn chấm và giữ được điểm khi mất mạng, chỉ không mở "
        "lại được trang đã đóng. Muốn có, chạy máy chủ kèm https rồi làm theo trang Tin cậy.",
    ),
    "mirror": ("Trang xem từ xa", "Người xem ở nhà đang thấy đúng bảng điểm đã công bố."),
    "mirror_stands": (
        "Chưa gửi được ra trang xem từ xa",
        "Hội thi ở hội trường không bị ảnh hưởng. Xin xem internet của máy này, rồi xem trang Xem "
        "từ xa.",
    ),
    "no_mirror": (
        "Trang xem từ xa",
        "Chưa dùng. Khi nhiều người xem từ nhà, bảng điểm nên đặt ở một máy chủ ngoài internet.",
    ),
    "no_judges": ("Chưa có Ban Giám khảo", "Lập Ban Giám khảo trong Thể lệ."),
    "seats_open": (
        "{sat}/{count} giám khảo đã vào chỗ chấm",
        "Chưa vào: {names}. Mời các đồng chí quét mã trên phiếu và chấm thử.",
    ),
    "seats": ("{count}/{count} giám khảo đã vào chỗ chấm", "Máy nào cũng đã mở được trang."),
    "battery_low": ("Máy cho mượn sắp hết pin", "{names}. Xin cắm sạc."),
    "battery": ("Pin máy cho mượn", "{count} máy báo pin, đều đủ."),
    "wall": (
        "Màn chiếu, loa",
        "Mở màn chiếu ở hội trường, đứng cuối phòng đọc thử tên đội. Chọn một màn hình phát âm "
        "thanh nhắc giờ ở trang Sân khấu và nghe thử.",
    ),
    "clock": (
        "Đồng hồ máy chủ",
        "Xin so giờ ghi ở đây với đồng hồ trên điện thoại.",
    ),
    "power": (
        "Nguồn điện",
        "Máy chủ và bộ phát Wi-Fi cắm sạc, có ổ cắm dự phòng; tắt chế độ tự ngủ và tự cập nhật của "
        "máy.",
    ),
    "disk": ("Chỗ trống trên ổ đĩa", "Còn {free} GB."),
    "disk_low": (
        "Ổ đĩa sắp đầy",
        "Còn {free} GB. Xin dọn bớt tệp trước giờ thi; đầy đĩa thì điểm không lưu được.",
    ),
    "no_copy": (
        "Chưa có bản dự phòng",
        "Cắm USB hoặc nối một máy thứ hai, rồi chọn nơi ghi: máy này hỏng thì mở tiếp ở máy kia.",
    ),
    "copy": ("Bản dự phòng", "Đang được ghi liên tục vào nơi thứ hai."),
    "copy_stands": (
        "Bản dự phòng không ghi được",
        "Xem nơi ghi ở trang Bản dự phòng: USB bị rút, đầy, hoặc không cho ghi.",
    ),
    "not_drawn": ("Chưa có thứ tự thi", "Bốc thăm trước khi in giấy tờ."),
    "no_timetable": ("Chưa có chương trình", "Lập từ thứ tự thi."),
    "conflicts": ("Chương trình có {count} chỗ chưa ổn", "Xem ở trang Chương trình và giờ."),
    "timetable": ("Chương trình", "Đã lập, không có chỗ vướng."),
    "no_kit": (
        "Chưa in Bộ dự phòng",
        "Mọi giấy tờ để thi tiếp khi máy hỏng, trong một lần in. Để sẵn ở bàn thư ký.",
    ),
    "old_kit": (
        "Bộ dự phòng in trước khi thứ tự thi thay đổi",
        "In lúc {at}. Xin in lại và bỏ bản cũ.",
    ),
    "kit": ("Bộ dự phòng", "Đã mở bản in lúc {at}, vẫn đúng thứ tự thi."),
    "printer": (
        "Máy in",
        "Máy tính không tự biết được: xin in thử một trang, xem đủ mực, đủ giấy cho phiếu và biên "
        "bản.",
    ),
}
"""Code → (what it is, what to do or how it stands)."""

SENTENCES: dict[str, str] = {}
