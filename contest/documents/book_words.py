"""What the workbook of all marks says: names of its sheets, its columns and its notes."""

RANKING_SHEET, MARKS_SHEET = "Xếp hạng", "Điểm {round}"
RANKING_TITLE, RANKING_OF = "Bảng tổng hợp chung và xếp hạng", "Xếp hạng {division}"
ROUND_TITLE = "Bảng tổng hợp điểm phần thi {round}"
MARKS_TITLE = "Điểm từng giám khảo, từng tiêu chí: phần thi {round}"

NUMBER, TEAM, JUDGE, TOTAL = "Số dự thi", "Đội dự thi", "Giám khảo", "Tổng"
CRITERION = "{name} (tối đa {max})"
AGGREGATES = {"mean": "Điểm trung bình", "median": "Điểm trung vị", "sum": "Điểm tổng hợp"}
DEDUCTED, RESULT, WEIGHTED, REMARK = "Điểm trừ", "Kết quả", "Nhân hệ số {weight}", "Ghi chú"
PLACE, SUM, SUM_SO_FAR, AWARD = "Xếp hạng", "Tổng điểm", "Tạm cộng", "Giải thưởng"

NOT_MARKED = {"excused": "không chấm"}
STATUSES = {
    "absent": "Không tham gia phần thi",
    "disqualified": "Không công nhận kết quả phần thi",
    "pending": "Chưa thi",
}
ROUND_NOTES = (
    "Mỗi kết quả là một công thức tính từ điểm ở trang Điểm: chọn ô để xem cách tính.",
    "Điểm gạch ngang không đưa vào kết quả theo Thể lệ.",
)
RANKING_NOTES = (
    "Tổng điểm là công thức cộng kết quả các phần thi. Thứ hạng khi bằng điểm xét theo Thể lệ, xem "
    "bảng tổng hợp chung và biên bản.",
)
