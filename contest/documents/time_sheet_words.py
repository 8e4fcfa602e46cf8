"""What the sheet of the stage clock says. ``{…}`` is filled in by ``rules/time_sheet.py``."""

TYPE = "Phiếu theo dõi thời gian"
ABOUT = "Phần thi {round}"
COLUMNS = (
    "Số dự thi",
    "Đội dự thi",
    "Lên sân khấu",
    "Rời sân khấu",
    "Thời gian đo được",
    "Quá, thiếu giờ",
    "Điểm trừ",
    "Dừng kỹ thuật, ghi chú",
)
OVER, UNDER = "quá {time}", "thiếu {time}"
STOPPED, UNTIL = "dừng từ {began}{ended}{reason}, không tính", " đến {ended} ({length})"
WAIVED = "không tính thời gian{reason}"
SOURCE = (
    "Thời gian do đồng hồ của hội thi đo, tính đến giây trọn; lúc dừng kỹ thuật không tính vào "
    "thời gian dự thi"
)
