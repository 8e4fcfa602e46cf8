"""What minutes and the ranking say: their parts, their columns, and a sentence for each code.

``{…}`` is filled in by ``rules/standing_blocks.py``, ``rules/minutes_blocks.py`` and the queries of
the other minutes.
"""

RANKING_TYPE = "Bảng tổng hợp chung và xếp hạng"
MINUTES_TYPE, MINUTES_ABOUT = "Biên bản", "Họp Ban Giám khảo"
REPLACEMENT = "(Bản thay thế số {number})"

# the table of places
STANDING_COLUMNS = ("Xếp hạng", "Số dự thi", "Đội dự thi")
ROUND_WEIGHT = "hệ số {weight}"
DEDUCTED, TOTAL, SO_FAR, AWARD = "Điểm trừ", "Tổng điểm", "Tạm cộng", "Giải thưởng"
TIED, PER_JUDGE, NOT_ENOUGH = "đồng hạng", "đã trừ {points}", "chưa đủ điểm"
STATUSES = {
    "pending": "chưa thi",
    "absent": "không tham gia",
    "disqualified": "không công nhận",
}
NOTES = {
    "cutoff": "quá thời gian",
    "too_short": "chưa đủ thời gian",
    "time_waived": "không tính thời gian",
}
FIGURES_ARE = (
    "Điểm mỗi phần thi ghi trong bảng là điểm sau khi trừ; tổng điểm là tổng điểm các phần thi."
)
TIES_IN_ONE = "Căn cứ xếp hạng các đội bằng điểm: {ties}"
TEAMS_COUNTED = "Bảng này có {count} đội dự thi"

# prizes
AWARD_COLUMNS = ("Giải thưởng", "Số giải", "Đội, cá nhân được đề nghị")
AWARD_MONEY = "Mức thưởng mỗi giải (đồng)"
AWAITS, NOBODY, UNKNOWN = "Chờ quyết định giữa: {teams}", "Không có", "Chưa xác định"

# what is lacking
PROVISIONAL = "Kết quả chưa đủ, thứ hạng dưới đây là tạm tính."
LACK_OF_ROUND = "Phần thi {round}: {parts}."
LACKS = {
    "pending": "chưa có kết quả của {teams}",
    "no_judge": "không có giám khảo chấm {teams}",
    "marks": "{teams} còn thiếu điểm của {judges}",
}
ALL_TEAMS = "cả {count} đội"
LACK_OF_AWARD = "{award}: {teams} đồng hạng, chờ Trưởng Ban Tổ chức quyết định."

# how a tie was broken
TIE = "{above} và {below} cùng đạt {total} điểm: {how}."
TIE_SHARED = "các căn cứ phụ đều bằng nhau, hai đội đồng hạng"
TIE_DECIDED, TIE_DECIDED_WHY = "{above} xếp trên theo quyết định đã ghi nhận", ": {reason}"
TIE_ABOVE = "{above} xếp trên do {because}{compared}"
TIE_COMPARED = " ({above} so với {below})"
TIE_BECAUSE = {
    "round": "có điểm phần thi {subject} cao hơn",
    "criterion": "có điểm trung bình tiêu chí {subject} cao hơn",
    "fewest_deductions": "có tổng điểm trừ ít hơn",
    "shortest_time": "có tổng thời gian trình diễn ngắn hơn",
    "head_judge": "được Trưởng Ban Giám khảo cho điểm cao hơn",
    "first_places": "có nhiều lượt được giám khảo cho điểm cao nhất hơn",
}

# what was ruled
OF_TURN, REASON = "{team}, phần thi {round}: {what}.", ", lý do: {reason}"
DEDUCTION = "trừ {points} điểm{how}"
DEDUCTION_HOW = {
    "manual": "",
    "overtime": ", quá thời gian quy định {time}",
    "undertime": ", thiếu {time} so với thời gian tối thiểu",
}
RULINGS = {
    "time_waived": "không tính thời gian trình diễn",
    "absent": "không tham gia phần thi",
    "disqualified": "không công nhận kết quả phần thi",
}
EXCUSE = "{judge} không chấm"
WAIVER, WAIVER_BY = "{team}: {what}, lý do: {reason}{by}.", " ({name} ghi nhận)"
WAIVERS = {
    "approval": "được duyệt dự thi khi chưa đủ cơ cấu theo Thể lệ",
    "hall": "được dự thi khi cơ cấu lúc đón tiếp chưa đủ theo Thể lệ",
}
STOP, STOP_ENDED = "dừng từ {began}{ended}{reason}; không tính vào thời gian dự thi", (
    " đến {ended} ({length})"
)  # fmt: skip

# the meeting
OPENED = (
    "Vào hồi {when}, tại {venue}, Ban Giám khảo {contest} họp tổng hợp kết quả, xếp hạng các đội "
    "dự thi và đề nghị giải thưởng."
)
WHEN_BLANK = "…… giờ ……, ngày …… tháng …… năm ………"
NAME_BLANK = "……………………………"
PRESENT_PART, WORK_PART, VOTE_PART = "I. Thành phần", "II. Nội dung", "III. Biểu quyết, ký xác nhận"
CHAIR, CHAIR_IS = "1. Chủ trì:", "{name}, Trưởng Ban Giám khảo."
SECRETARY = "2. Thư ký:"
JURY_PRESENT = "3. Ban Giám khảo có mặt {present}/{all} thành viên:"
AWAY = "Vắng mặt: {people}."
OTHERS = "4. Thành phần khác:"
METHOD, RESULTS, DEDUCTIONS = (
    "Cách tính điểm theo Thể lệ",
    "Kết quả các phần thi và tổng hợp chung",
    "Điểm trừ",
)
RULED, EXCUSED, WAIVED, STOPPED = (
    "Các trường hợp Ban Giám khảo đã xem xét",
    "Giám khảo không chấm điểm đội",
    "Các đội dự thi khi chưa đủ cơ cấu",
    "Dừng kỹ thuật trong khi thi",
)
TIES, PROPOSED, DISSENT = (
    "Căn cứ xếp hạng các đội bằng điểm",
    "Đề nghị giải thưởng",
    "Ý kiến khác",
)
NONE, NO_AWARDS = "Không có.", "Thể lệ không quy định giải thưởng."
PRIZE_MONEY = "Tổng số tiền thưởng: {money} đồng ({words})."
DISSENT_OF = "{judge}: {text}"
VOTED = (
    "Có {agreed}/{present} thành viên Ban Giám khảo có mặt nhất trí với kết quả xếp hạng và đề "
    "nghị Trưởng Ban Tổ chức công nhận kết quả, trao giải thưởng như trên. Các thành viên Ban Giám "
    "khảo đọc lại biên bản và ký tên:"
)
AGREED_BLANK = "……"
SIGN_COLUMNS = ("TT", "Họ và tên", "Chức trách", "Chữ ký")
CLOSED = "Cuộc họp kết thúc lúc {when}. Biên bản gồm "
CLOSED_BLANK, SAME_DAY = "…… giờ …… cùng ngày", "{hour} cùng ngày"
READ_TO_ALL = " trang, đã được đọc lại cho các thành viên dự họp cùng nghe và nhất trí thông qua"

# the draw
DRAW_ABOUT, SWAP_ABOUT = "Bốc thăm thứ tự thi", "Đổi thứ tự thi"
DRAW_OPENED = (
    "Hôm nay, {when}, tại {venue}, Ban Tổ chức tổ chức bốc thăm thứ tự thi, có sự chứng kiến của "
    "trưởng đoàn các đội dự thi."
)
DRAW_HOW, DRAW_KEPT = (
    "Cách bốc thăm:",
    "{kind}{divisions}. Số thứ tự dự thi giữ nguyên đến hết hội thi.",
)
DRAW_KINDS = {
    "all": "Các đội thi theo một thứ tự chung ở mọi phần thi",
    "round": "Mỗi phần thi bốc thăm riêng; số thứ tự dự thi của đội lấy theo lần bốc thăm đầu",
    "team": "Các tiết mục của một đội diễn liền nhau, lần lượt từng đội",
}
BY_DIVISION = ", lần lượt từng khối, bảng"
ROUND_HEADING, DRAWN_AT = "Phần thi {round}", "Bốc thăm lúc {when}. {method}"
BY_LOTS = "Trưởng đoàn (hoặc người được cử thay) trực tiếp bốc phiếu thăm giấy trong hòm."
BY_SEED = (
    "Máy bốc thăm theo dãy số {seed}, đọc trước những người chứng kiến; cùng dãy số luôn cho cùng "
    "thứ tự."
)
BY_SEALED_SEED = (
    "Máy bốc thăm theo dãy số {seed}. Phần đầu của dãy số được niêm phong trước khi bốc thăm (mã "
    "niêm phong {seal}), phần sau do người chứng kiến đọc; cùng dãy số luôn cho cùng thứ tự."
)
PLACE_AS_NUMBER, PLACE, NUMBER = "Số thứ tự", "Thi thứ", "Số dự thi"
TEAM, HEAD, SIGNS = "Đội dự thi", "Trưởng đoàn", "Ký tên"
KEPT_PLACE = "{team} giữ chỗ thứ {place}, không bốc thăm: {reason}."
OTHER_OPINIONS = "Ý kiến khác:"
READ_BY_ALL = "Biên bản được đọc lại cho những người có mặt cùng nghe, nhất trí thông qua và ký tên"

# a change of the order
SWAP_OPENED = "Hôm nay, {when}, tại {venue}, chúng tôi gồm:"
PARTY = "{number}. Ông (bà) {head}, trưởng đoàn {team}{numbered}{units}."
NUMBERED = " (số thứ tự dự thi {number})"
SECRETARY_PARTY = "3. Đại diện Tổ Thư ký: ông (bà) {by}."
SWAP_AGREED = (
    "Hai trưởng đoàn thống nhất đề nghị và Ban Tổ chức đồng ý đổi thứ tự thi của hai đội như sau:"
)
SWAP_ROUND, SWAP_FROM, SWAP_TO = "Phần thi", "{team}: từ thứ", "sang thứ"
SWAP_REASON = "Lý do: {reason}."
SWAP_KEPT = "Số thứ tự dự thi của hai đội và thứ tự của các đội khác giữ nguyên."
SWAP_WRONG = "Các giấy tờ in trước lúc đổi không còn đúng thứ tự, thu lại và in lại: {papers}."
READ_BY_PARTIES = "Biên bản được đọc lại cho các bên cùng nghe, nhất trí thông qua và ký tên"
