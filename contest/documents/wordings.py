"""Our own wording of the papers that an organiser may reword, and the places they can use.

``{…}`` is a place of ``rules/wording.py``; its name is what an organiser reads and types.
"""

from contest.documents.rules.wording import Wording

CONTEST, THEME, DAY, VENUE = "hội thi", "chủ đề", "ngày thi", "địa điểm"
TEAMS, PEOPLE, PRIZES = "số đội", "số người", "số giải"
MONEY, BODY, ORGANISER, PLAN = "tiền thưởng", "nơi ban hành", "cơ quan tổ chức", "kế hoạch"
AWARD, TAKER, WINNERS = "giải", "đội", "danh sách giải"

EVERYWHERE = (CONTEST, THEME, DAY, VENUE, TEAMS, PEOPLE, PRIZES, BODY, ORGANISER, PLAN)

WORDINGS: dict[str, tuple[Wording, ...]] = {
    "decision": (
        Wording(
            "decision.summary",
            "Trích yếu",
            "Về việc công nhận kết quả và trao giải thưởng\n{hội thi}",
            EVERYWHERE,
            kind="lines",
        ),
        Wording(
            "decision.grounds",
            "Căn cứ thêm (mỗi dòng một căn cứ)",
            "Căn cứ Biên bản họp Ban Giám khảo {hội thi}\n"
            "Xét đề nghị của Ban Giám khảo và Tổ Thư ký",
            EVERYWHERE,
            kind="lines",
            optional=True,
        ),
        Wording(
            "decision.articles",
            "Các điều (mỗi dòng một điều, số điều tự ghi)",
            "Công nhận kết quả và trao {số giải} giải thưởng {hội thi} cho các đội, cá nhân đạt "
            "giải (có danh sách kèm theo).\n"
            "Các đội, cá nhân có tên tại Điều 1 được nhận Giấy chứng nhận{tiền thưởng}.\n"
            "Quyết định này có hiệu lực kể từ ngày ký. Tổ Thư ký, Tổ giúp việc Ban Tổ chức, các cơ "
            "quan, đơn vị có liên quan và các đội, cá nhân có tên tại Điều 1 chịu trách nhiệm thi "
            "hành Quyết định này.",
            (*EVERYWHERE, MONEY),
            kind="lines",
        ),
        Wording(
            "decision.list",
            "Tên danh sách kèm theo",
            "Các đội, cá nhân được trao giải thưởng\n{hội thi}",
            EVERYWHERE,
            kind="lines",
        ),
    ),
    "certificate": (
        Wording("certificate.title", "Tên giấy", "Giấy chứng nhận"),
        Wording("certificate.lead", "Dòng trên tên đội", "Chứng nhận", EVERYWHERE, optional=True),
        Wording(
            "certificate.text",
            "Nội dung",
            "Đã đạt {giải}\n{hội thi}",
            (*EVERYWHERE, AWARD, TAKER),
            needed=(AWARD,),
            kind="lines",
        ),
        Wording(
            "certificate.basis",
            "Căn cứ quyết định, góc dưới bên trái",
            "Quyết định số ………/QĐ-…… ngày …/…/……",
            EVERYWHERE,
            optional=True,
        ),
        Wording(
            "certificate.top",
            "Phôi in sẵn: dòng tên bắt đầu cách mép trên (mm)",
            "95",
            kind="millimetres",
            low=20,
            high=140,
        ),
    ),
    "report": (
        Wording(
            "report.opening",
            "Mở đầu",
            "Thực hiện {kế hoạch}, {nơi ban hành} đã tổ chức {hội thi}. Ban Tổ chức báo cáo kết "
            "quả như sau:",
            EVERYWHERE,
            kind="lines",
        ),
        Wording(
            "report.preparation",
            "Công tác chuẩn bị, tổ chức",
            "Hội thi được tổ chức {ngày thi}, tại {địa điểm}, có {số đội} đội với {số người} người "
            "tham gia.\n"
            "Ban Tổ chức đã ban hành Thể lệ, thành lập Ban Giám khảo, Tổ Thư ký, thẩm định kịch "
            "bản, bốc thăm thứ tự thi và tổng duyệt trước ngày thi.",
            EVERYWHERE,
            kind="lines",
        ),
        Wording(
            "report.audience",
            "Người đến xem, theo dõi",
            "Có ……… đại biểu, người dân đến xem, cổ vũ tại {địa điểm}; ……… lượt người theo dõi qua "
            "hệ thống truyền thanh, trang thông tin điện tử, mạng xã hội.",
            EVERYWHERE,
            kind="lines",
            optional=True,
        ),
        Wording(
            "report.merits",
            "Ưu điểm",
            "Các đội tham gia đúng thành phần, chuẩn bị nghiêm túc; nội dung bám sát chủ đề, phản "
            "ánh chính sách giảm nghèo và gương thoát nghèo ở địa phương.\n"
            "Việc chấm điểm, tổng hợp và công bố kết quả công khai, đúng Thể lệ.",
            EVERYWHERE,
            kind="lines",
            optional=True,
        ),
        Wording(
            "report.limits", "Hạn chế", "………………………………", EVERYWHERE, kind="lines", optional=True
        ),
        Wording(
            "report.lessons",
            "Bài học kinh nghiệm",
            "………………………………",
            EVERYWHERE,
            kind="lines",
            optional=True,
        ),
        Wording(
            "report.proposals",
            "Kiến nghị, đề xuất",
            "………………………………",
            EVERYWHERE,
            kind="lines",
            optional=True,
        ),
        Wording(
            "report.closing",
            "Kết thúc",
            "Trên đây là báo cáo kết quả tổ chức {hội thi}.",
            EVERYWHERE,
        ),
    ),
    "press": (
        Wording(
            "press.title",
            "Đầu đề",
            "Tổ chức thành công\n{hội thi}",
            EVERYWHERE,
            kind="lines",
        ),
        Wording(
            "press.lead",
            "Mở đầu",
            "{ngày thi}, tại {địa điểm}, {cơ quan tổ chức} tổ chức {hội thi}.",
            EVERYWHERE,
            kind="lines",
        ),
        Wording(
            "press.body",
            "Thân bài",
            "Tham gia hội thi có {số đội} đội với {số người} người là cán bộ làm công tác giảm "
            "nghèo và người dân ở cơ sở. Qua các phần thi, các đội đã giới thiệu chính sách giảm "
            "nghèo và những gương vươn lên thoát nghèo ở địa phương.\n"
            "Kết quả, Ban Tổ chức đã trao {số giải} giải: {danh sách giải}.",
            (*EVERYWHERE, WINNERS),
            kind="lines",
        ),
        Wording(
            "press.closing",
            "Kết bài",
            "Hội thi góp phần nâng cao nhận thức, khơi dậy ý chí tự lực vươn lên thoát nghèo của "
            "nhân dân.",
            EVERYWHERE,
            kind="lines",
            optional=True,
        ),
    ),
    "radio": (
        Wording(
            "radio.text",
            "Lời đọc",
            "Kính thưa toàn thể nhân dân!\n"
            "{ngày thi}, tại {địa điểm}, {cơ quan tổ chức} đã tổ chức {hội thi}. Có {số đội} đội "
            "tham gia.\n"
            "Ban Tổ chức đã trao các giải thưởng. Cụ thể: {danh sách giải}.\n"
            "Ban Tổ chức xin cảm ơn các đội thi, các cơ quan, đoàn thể và toàn thể nhân dân đã "
            "quan tâm, cổ vũ hội thi. Xin trân trọng cảm ơn!",
            (*EVERYWHERE, WINNERS),
            kind="lines",
        ),
    ),
}
"""Paper → its texts, in the order in which they stand on it."""

PAPERS = {
    "decision": "Quyết định trao giải",
    "certificate": "Giấy chứng nhận",
    "report": "Báo cáo tổng kết",
    "press": "Tin bài",
    "radio": "Bài đọc truyền thanh",
}
"""Paper → its name on the page of wordings."""

DECISION_TYPE, DECISION_SYMBOL, DECISION_ORDER = "Quyết định", "QĐ", "Quyết định:"
LIST_TYPE = "Danh sách"
ANNEX_OF = "(Kèm theo Quyết định số ……/{symbol} ngày … tháng … năm … của {body})"
MONEY_TOLD = (
    " và tiền thưởng theo mức ghi trong danh sách. Tổng số tiền thưởng là {money} đồng (Bằng chữ: "
    "{words}), chi từ kinh phí tổ chức hội thi"
)
AWARD_COLUMNS = ("TT", "Đội, cá nhân đạt giải", "Giải thưởng")
MONEY_COLUMNS = ("Tiền thưởng (đồng)", "Bằng chữ")
TOTAL = "Tổng cộng"
TOTAL_COUNT = "Danh sách này có {count} giải"
TOTAL_MONEY = "; tổng số tiền thưởng {money} đồng (Bằng chữ: {words})"
MEMBER_OF = "{name} ({team})"
DIVISION_OF = "{award} ({division})"
AWARD_BLANK = "………………………"
AWARD_WORDS = ("giải", "danh hiệu", "cúp", "cờ", "huy chương")
"""What the name of an award begins with that says itself what it is."""
AWARD_TOLD = "giải {award}"
"""Every other award, as a certificate names it."""
OUR_SYMBOL = "BTC"
"""What stands for the organising committee in a paper's number."""

REPORT_TYPE, REPORT_SYMBOL, REPORT_SUMMARY = "Báo cáo", "BC", "Kết quả tổ chức\n{contest}"
REPORT_PARTS = (
    "I. Công tác tổ chức",
    "II. Thành phần tham gia",
    "III. Nội dung, kết quả hội thi",
    "IV. Đánh giá chung",
    "V. Kiến nghị, đề xuất",
)
REPORT_MERITS, REPORT_LIMITS, REPORT_LESSONS = "1. Ưu điểm", "2. Hạn chế", "3. Bài học kinh nghiệm"
REPORT_PEOPLE = "Thành viên các đội dự thi (không tính trưởng đoàn): {people} người, gồm:"
REPORT_COUNTS = ("Phân theo", "Nội dung", "Số người")
REPORT_BY = {"group": "Thành phần", "gender": "Giới tính", "ethnicity": "Dân tộc"}
REPORT_UNTOLD = "Chưa ghi"
REPORT_FEW = "Các dân tộc khác, mỗi dân tộc dưới 5 người"
REPORT_THEMES = "1. Nội dung tuyên truyền"
REPORT_THEME_COLUMNS = ("TT", "Chủ đề", "Số đội thể hiện")
REPORT_GROUP_CHART = "Số người tham gia theo thành phần"
REPORT_THEME_CHART = "Số đội chọn từng chủ đề"
REPORT_NO_THEMES = "Các đội thể hiện nội dung theo chủ đề của hội thi."
REPORT_RESULTS = "2. Kết quả, giải thưởng"
REPORT_ROUNDS = "Các phần thi: {rounds}. Ban Giám khảo gồm {judges} thành viên."
REPORT_PRIZE_COLUMNS = ("Giải thưởng", "Số giải", "Đội, cá nhân đạt giải")
REPORT_MONEY = "Tổng số tiền thưởng: {money} đồng (Bằng chữ: {words})."

PRESS_TYPE, PRESS_SUMMARY = "Tin bài", "Gửi Trang thông tin điện tử"
RADIO_TYPE, RADIO_SUMMARY = "Bài đọc", "Trên hệ thống truyền thanh cơ sở"
WINNER = "{award}: {takers}"
"""One prize in running text; prizes are joined by semicolons."""
