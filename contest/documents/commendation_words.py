"""The fixed words of the decision on commendations, and of the Giấy khen."""

DECISION_TYPE, DECISION_SYMBOL = "Quyết định", "QĐ-UBND"
SUMMARY = "Về việc tặng Giấy khen cho tập thể, cá nhân\ncó thành tích trong {contest}"
CHAIRMAN = "Chủ tịch"
AUTHORITY = "Chủ tịch {body}"
GROUNDS = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ kết quả {contest}",
    "Xét đề nghị của Ban Tổ chức hội thi",
)
ORDER = "Quyết định:"
AWARD = (
    "Tặng Giấy khen cho {count} tập thể, cá nhân đã có thành tích trong {contest} (có danh sách "
    "kèm theo)."
)
FUND = "Tiền thưởng kèm theo Giấy khen được trích từ {fund}, theo quy định hiện hành."
EFFECT = (
    "Quyết định này có hiệu lực kể từ ngày ký. Các cơ quan, đơn vị có liên quan và các tập thể, cá "
    "nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
)
LIST, LIST_OF = "Danh sách", "Tập thể, cá nhân được tặng Giấy khen"
ANNEX = "(Kèm theo Quyết định số ……/{symbol} ngày … tháng … năm … của {authority})"
COLUMNS = ("STT", "Tập thể, cá nhân", "Đơn vị, địa chỉ", "Thành tích")
RECIPIENTS = ("Như Điều 3", "Lưu: VT")
RECIPIENTS_WITHOUT_FUND = ("Như Điều 2", "Lưu: VT")
TITLE, LEAD = "Giấy khen", "Tặng"
BASIS = "Quyết định số {number} ngày {day}"
DEED = "Đã có thành tích trong {contest}"
