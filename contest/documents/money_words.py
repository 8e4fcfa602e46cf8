"""The fixed words of papers about money: estimate, settlement, lists to sign."""

PLANNED_TYPE, SPENT_TYPE = "Dự toán", "Quyết toán"
CONTEST_SUMMARY = "Kinh phí tổ chức\n{contest}"
OWN_SUMMARY = "Kinh phí tham gia\n{contest}"
NUMBER, CONTENT, UNIT, QUANTITY, PRICE, AMOUNT, NOTE = (
    "STT", "Nội dung chi", "Đơn vị tính", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)",
    "Ghi chú",
)  # fmt: skip
PLANNED, SPENT, DIFFERENCE = "Dự toán (đồng)", "Quyết toán (đồng)", "Chênh lệch (đồng)"
PLANNED_QUANTITY, PLANNED_PRICE = "Số lượng dự toán", "Đơn giá dự toán (đồng)"
TOTAL = "Tổng cộng"
IN_WORDS = "Số tiền bằng chữ: {words}."
SPENT_IN_WORDS = "Số tiền quyết toán bằng chữ: {words}."
LESS = "Quyết toán thấp hơn dự toán {money} đồng ({words})."
MORE = "Quyết toán cao hơn dự toán {money} đồng ({words})."
SAME = "Quyết toán bằng dự toán."
SOURCE = "Nguồn kinh phí: {source}."

SIGNING_TYPE = "Danh sách ký nhận"
SIGNING_KINDS = {
    "ban-giam-khao": "Bồi dưỡng Ban Giám khảo",
    "to-thu-ky": "Bồi dưỡng Tổ Thư ký, Tổ giúp việc, phục vụ",
    "dai-bieu": "Hỗ trợ đại biểu, các đoàn tham gia",
    "tien-thuong": "Tiền thưởng",
}
"""Word of the address → what the money is for."""
SIGNING_SUMMARY = "{what}\n{contest}"
SESSION = "Buổi:"
PERSON, OFFICE, TEAM, AWARD, MONEY, SIGNED = (
    "Họ và tên", "Chức trách, đơn vị", "Đội, cá nhân", "Giải thưởng", "Số tiền (đồng)", "Ký nhận",
)  # fmt: skip
SIGNING_TOTAL = "Danh sách có {count} người nhận, tổng số tiền {money} đồng ({words})."
SIGNING_BLANK = "Tổng số tiền: {blank} đồng."
MANAGER_OF = "Trưởng đoàn, {team}"
