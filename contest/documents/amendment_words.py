"""What the decisions say that mend another one: a prize more, or other takers."""

PRIZE_SUMMARY = "Về việc điều chỉnh cơ cấu giải thưởng\n{contest}"
PRIZE_ARTICLE = (
    "Bổ sung {count} “{award}” vào cơ cấu giải thưởng {contest}, trao cho {takers}{money}."
)
PRIZE_MONEY = "; mức thưởng {money} đồng (Bằng chữ: {words}){each}"
PRIZE_EACH = " mỗi giải"
PRIZE_REASON = "Lý do: {reason}."
PRIZE_KEPT = (
    "Các giải thưởng khác giữ nguyên theo Thể lệ. Điểm và thứ hạng của các đội do Ban Giám khảo "
    "chấm không thay đổi."
)
IN_FORCE = (
    "Quyết định này có hiệu lực kể từ ngày ký. Tổ Thư ký, Tổ giúp việc Ban Tổ chức, các cơ quan, "
    "đơn vị có liên quan và các đội, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết "
    "định này."
)
BASIS = "Căn cứ {basis}"
BASIS_WORD = "Căn cứ"

AMENDED = "Quyết định số {number} về việc công nhận kết quả và trao giải thưởng {contest}"
AMENDMENT_SUMMARY = "Sửa đổi, bổ sung {decision}"
AMENDMENT_BASIS = "Căn cứ {decision}"
AMENDMENT_REASON = "Căn cứ kết quả rà soát: {reason}"
AMENDMENT_TABLES = "Căn cứ bảng tổng hợp, biên bản đã được thay thế sau khi đính chính"
AMENDMENT_ARTICLE = (
    "Sửa đổi, bổ sung danh sách kèm theo {decision} như danh sách kèm theo Quyết định này."
)
AMENDMENT_PAPERS = (
    "Các giấy tờ sau đây đã in theo số liệu cũ, được thay thế theo Quyết định này: {papers}."
)
AMENDMENT_NO_PAPERS = "Không có giấy tờ nào khác phải thay thế theo Quyết định này."
AMENDMENT_KEPT = "Các nội dung khác của {decision} giữ nguyên."
LIST_TYPE = "Danh sách sửa đổi, bổ sung"
LIST_OF = "Các đội, cá nhân được trao giải thưởng\n{contest}"
COLUMNS = ("TT", "Giải thưởng", "Theo quyết định trước", "Nay sửa thành")
NOBODY = "Không có"
PAID = "{who}, {money} đồng"
NUMBER_UNKNOWN = "……"

CERTIFICATE = "Giấy chứng nhận {award} đã in cho {taker}"
PAPER = "{name}, bản số {edition}"
