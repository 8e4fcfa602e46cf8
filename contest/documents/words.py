"""What the taking-part unit's own papers say. Bodies, names and days come from the contest's data.

``{…}`` is filled in; what is not known stays dots, to be written in Word.
"""

from contest.documents.sentences import DOTS

BLANK = DOTS
NUMBER_BLANK = "……"
DAY_BLANK = "ngày … tháng … năm …"

OWN_NAMES = {
    "ke-hoach": "Kế hoạch tham gia",
    "quyet-dinh": "Quyết định thành lập đoàn",
    "phan-cong": "Bảng phân công, lịch tập luyện",
    "du-toan": "Dự toán kinh phí tham gia",
    "danh-sach": "Danh sách đội dự thi (đầy đủ)",
    "danh-sach-cong-khai": "Danh sách đội dự thi (để niêm yết)",
}
"""Paper → its name, for the page, the file and the audit log."""

OWN_SAID = {
    "ke-hoach": "Mục đích, nội dung, thành phần, lịch tập luyện, phân công; ký thay mặt đơn vị.",
    "quyet-dinh": "Các điều và danh sách đoàn kèm chức vụ, nhiệm vụ.",
    "phan-cong": "Theo phân công và lịch tập ở Góc của đoàn.",
    "du-toan": "Theo bảng kinh phí của đơn vị; chưa lập thì có sẵn các khoản chi thường có.",
    "danh-sach": "Có ngày sinh, thành phần, điện thoại: chỉ gửi Ban Tổ chức. Mỗi lần tải được ghi "
    "vào lịch sử thao tác.",
    "danh-sach-cong-khai": "Không có ngày sinh, dân tộc, thành phần, điện thoại.",
}

COMMITTEE = "Ủy ban nhân dân"
CHAIRMAN = "Chủ tịch"
ON_BEHALF = "TM. {body}"
HEADS = (
    ("Thôn", "Trưởng thôn"),
    ("Bản", "Trưởng bản"),
    ("Tiểu khu", "Trưởng tiểu khu"),
    ("Khu", "Trưởng khu"),
    ("Tổ", "Tổ trưởng"),
)
"""How the name of a unit without a people's committee begins → who signs for it."""
HEAD = "Thủ trưởng đơn vị"
ACCOUNTANT = "Kế toán"

PLAN_OF_CONTEST = "Kế hoạch số {number} {day} của {organiser} về việc tổ chức {contest}"
BASED_ON_LAW = "Căn cứ Luật Tổ chức chính quyền địa phương {day}"
BASED_ON_PLAN = "Căn cứ {plan}"
BASED_ON_REGULATIONS = "Căn cứ Thể lệ {contest}"
PROPOSED_BY = "Theo đề nghị của {who}"

PLAN_TYPE, PLAN_SUMMARY = "Kế hoạch", "Tham gia {contest}"
PLAN_INTRO = "Thực hiện {plan}, {body} xây dựng Kế hoạch tham gia như sau:"
PLAN_AIMS = "I. Mục đích, yêu cầu"
PLAN_AIM = (
    "1. Mục đích",
    "Tuyên truyền chủ trương của Đảng, chính sách, pháp luật của Nhà nước về giảm nghèo; giới "
    "thiệu kết quả, cách làm hay và gương thoát nghèo của địa phương{theme}.",
    "Để cán bộ làm công tác giảm nghèo và người dân, trong đó có hộ nghèo, hộ cận nghèo, hộ mới "
    "thoát nghèo, cùng tham gia, trao đổi và học tập kinh nghiệm.",
)
PLAN_THEME = ", theo chủ đề “{theme}”"
PLAN_NEED = (
    "2. Yêu cầu",
    "Chọn thành viên đúng thành phần theo Thể lệ; nội dung các phần thi đúng chủ đề, sát thực tế "
    "địa phương; tập luyện nghiêm túc, bảo đảm thời gian quy định.",
    "Tham gia an toàn, tiết kiệm, hiệu quả.",
)
PLAN_CONTENT = "II. Nội dung"
PLAN_WHEN = ("1. Thời gian, địa điểm", "Hội thi tổ chức {when}, tại {venue}.")
PLAN_WHO = "2. Thành phần đoàn"
PLAN_DELEGATION = (
    "Đoàn gồm {all} người: trưởng đoàn {manager} và {people} người, trong đó {core} thành viên "
    "chính thức (kể cả đội trưởng){others}. Danh sách kèm theo."
)
PLAN_DELEGATION_BLANK = "Đoàn gồm …… người, trong đó có trưởng đoàn và đội thi. Danh sách kèm theo."
PLAN_ROUNDS = "3. Các phần thi"
PLAN_ROUND = "- Phần thi {name}{limit}."
PLAN_LIMIT = ": không quá {minutes}"
PLAN_OTHERS = (
    "- Nội dung năng khiếu và tiết mục văn nghệ giao lưu, theo yêu cầu của Ban Tổ chức hội thi."
)
PLAN_STEPS = "III. Tiến độ thực hiện"
PLAN_DEADLINE = "1. Gửi hồ sơ đăng ký đến Ban Tổ chức hội thi trước {closes}."
PLAN_SCRIPTS = "2. Nộp kịch bản các phần thi trên sân khấu để thẩm định: trước {blank}."
PLAN_REHEARSALS = "3. Tập luyện theo lịch sau:"
PLAN_REHEARSALS_BLANK = "3. Tập luyện: từ {blank} đến {blank}."
PLAN_MONEY = (
    "IV. Kinh phí",
    "Kinh phí tham gia hội thi bố trí từ nguồn {blank}; dự toán kèm theo.",
)
PLAN_DUTIES = "V. Tổ chức thực hiện"
DUTY = "{number}. {who}: {what}{due}."
DUE = "; xong trước ngày {day}"
PLAN_END = (
    "Trên đây là Kế hoạch tham gia {contest} của {unit}; đề nghị các bộ phận, đoàn thể và cá nhân "
    "có liên quan phối hợp thực hiện"
)
PLAN_RECIPIENTS = (
    "{organiser} (để báo cáo)",
    "Ban Tổ chức hội thi",
    "Các bộ phận, đoàn thể có liên quan",
    "Lưu: VT",
)

DECISION_TYPE, DECISION_SUMMARY = "Quyết định", "Về việc thành lập đoàn tham gia\n{contest}"
DECISION_ORDER = "Quyết định:"
DECISION_ARTICLES = (
    "Thành lập đoàn của {unit} tham gia {contest}, gồm {count} ông, bà có tên sau:",
    "Đoàn có nhiệm vụ chuẩn bị nội dung, tập luyện và tham gia đầy đủ các phần thi theo Thể lệ. "
    "Trưởng đoàn quản lý đoàn, bảo đảm an toàn trong thời gian tập luyện và dự thi. Đoàn tự giải "
    "thể sau khi hoàn thành nhiệm vụ.",
    "Kinh phí tham gia hội thi thực hiện theo dự toán được duyệt, từ nguồn {blank}.",
    "Quyết định này có hiệu lực kể từ ngày ký. Các bộ phận, đoàn thể có liên quan và các ông, bà "
    "có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này",
)
DECISION_RECIPIENTS = ("Như Điều 4", "Ban Tổ chức hội thi", "Lưu: VT")
PEOPLE_COLUMNS = ("STT", "Họ và tên", "Chức vụ, nghề nghiệp", "Nhiệm vụ trong đoàn")

DIVISION_TYPE, DIVISION_SUMMARY = "Bảng phân công", "Nhiệm vụ chuẩn bị tham gia\n{contest}"
DIVISION_COLUMNS = (
    "STT",
    "Nội dung công việc",
    "Người, bộ phận thực hiện",
    "Xong trước",
    "Kết quả",
)
DIVISION_DUTIES, DIVISION_REHEARSALS = "I. Phân công", "II. Lịch tập luyện"
DONE = "Đã xong"
REHEARSAL_COLUMNS = ("STT", "Thời gian", "Địa điểm", "Ghi chú")
REHEARSAL_AT = "{hour}, ngày {day}"

LIST_TYPE, LIST_SUMMARY = "Danh sách", "Đội dự thi {contest}"
LIST_TEAM = "Đội:"
LIST_MANAGER = "Trưởng đoàn:"
LIST_PHONE = "; điện thoại {phone}"
LIST_FULL_COLUMNS = (
    "STT", "Họ và tên", "Ngày, tháng, năm sinh", "Giới tính", "Dân tộc", "Nghề nghiệp, chức vụ",
    "Thành phần", "Tham gia theo", "Nhiệm vụ",
)  # fmt: skip
LIST_COLUMNS = ("STT", "Họ và tên", "Giới tính", "Nghề nghiệp, chức vụ", "Nhiệm vụ")
LIST_REFERENCE = (
    "Thành phần hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo theo Quyết định số {blank} {day} phê "
    "duyệt danh sách hằng năm."
)

# The programme and the script of the day, and what the kit says of times.
WHEN, WHERE = "Thời gian:", "Địa điểm:"
BEGINS = "từ {hour}, {day}."
PROGRAMME_COLUMNS = ("Giờ", "Nội dung", "Đội", "Số phút")
BESIDE = "Song song với sân khấu:"
JUDGED_BESIDE = "Ban Giám khảo chấm {title}, từ {start} đến {end}."
ACT, ACT_NAMED = "Tiết mục giao lưu", "Tiết mục giao lưu {title}"
TEAM = "{number:02d}. {team}"
MAY_CHANGE = "Giờ trên là dự kiến; các đội có mặt ở cánh gà trước lượt của mình hai tiết mục"

GUESTS = "I. Đại biểu được giới thiệu"
PRESENTERS = "II. Người trao giải"
SPEECH = "III. Lời dẫn theo chương trình"
NO_GUESTS = "(Ghi danh sách khi đón tiếp.)"
NO_AWARDS = "(Thể lệ chưa có giải thưởng.)"
GUEST_COLUMNS = ("TT", "Họ và tên", "Chức vụ")
PRESENTER_COLUMNS = ("Giải", "Người trao")
STEP, TURN_STEP = "{hour}. {title}", "{hour}. {round}: {team}"
SAY_AS = "(Tên đội đọc là: {spoken})"

TIME_LIMIT = "Thời gian quy định: {limit}."
NO_LIMIT, TIME_MORE = "Thể lệ không quy định", "; tiếp tục như vậy"
TIME_STEP = "quá {time} trừ {points} điểm"
TIME_STEPS = " Theo Thể lệ: {steps}{more}."
