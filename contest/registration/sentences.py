"""What the registration slice says to people: codes, roles, groups, and rules in words."""

from collections.abc import Callable, Mapping, Sequence

from contest.registration.rules.composition import Amount, Violation, ViolationCode
from contest.registration.workbook_words import WORKBOOK_SENTENCES
from contest.regulations.rules.composition import CompositionRule, RuleKind

SENTENCES: dict[str, str] = {
    # why something cannot be done with a file now
    "registration_closed": "Đã hết hạn đăng ký. Hồ sơ được giữ nguyên; nếu cần thay đổi, xin liên "
    "hệ Ban Tổ chức.",
    "delegation_submitted": "Hồ sơ đã gửi, đang chờ Ban Tổ chức duyệt.",
    "delegation_approved": "Hồ sơ đã được duyệt. Nếu cần thay đổi, xin gửi đề nghị thay đổi.",
    "delegation_withdrawn": "Đoàn đã xin không tham gia.",
    "delegation_not_submitted": "Hồ sơ chưa được gửi đến Ban Tổ chức.",
    "delegation_not_withdrawn": "Đoàn đang tham gia, không cần nhận lại.",
    "composition_broken": "{sentence}",
    "unit_has_delegation": "Đơn vị {unit} đã có hồ sơ. Xin mở hồ sơ đó để làm tiếp.",
    "unit_unknown": "Xin chọn ít nhất một đơn vị của hội thi này.",
    "waiver_reason_missing": "Xin ghi lý do nếu vẫn duyệt.",
    "comment_missing": "Xin ghi nội dung cần bổ sung, chỉnh sửa, chung hoặc tại từng ô.",
    "comment_too_long": "Nội dung dài quá {limit} ký tự. Xin viết gọn lại.",
    "late_reason_missing": "Hạn đăng ký đã hết. Xin ghi lý do nhận hồ sơ nộp muộn.",
    # changing a list that is approved or locked
    "contest_announced": "Kết quả hội thi đã được công bố nên không thay đổi được nữa.",
    "substitution_take_back_instead": "Hồ sơ chưa duyệt và còn hạn: xin bấm “Lấy lại để chỉnh "
    "sửa”, không cần đề nghị thay đổi.",
    "substitution_edit_instead": "Danh sách đang để đoàn tự sửa, không cần đề nghị thay đổi.",
    "substitution_pending": "Đoàn đang có một đề nghị chờ trả lời. Muốn đổi nội dung, xin rút đề "
    "nghị đó trước.",
    "substitution_reason_missing": "Xin ghi lý do thay đổi.",
    "substitution_changes_nothing": "Danh sách chưa có gì khác. Xin sửa ô cần thay đổi rồi gửi.",
    "substitution_answered": "Đề nghị này đã được trả lời hoặc đã rút.",
    "substitution_answer_missing": "Xin ghi ý kiến trả lời để đoàn biết vì sao.",
    "substitution_list_open": "Danh sách đang để đoàn tự bổ sung, chỉnh sửa.",
    "substitution_outdated": "Đơn vị hoặc khối ghi trong đề nghị không còn trong thể lệ.",
    # the time
    "life_reason_missing": "Xin ghi lý do; mọi đơn vị đều đọc được.",
    "closing_day_unreadable": "Xin ghi ngày có thật, dạng ngày/tháng/năm, ví dụ 29/10/2023.",
    "closing_hour_unreadable": "Xin ghi giờ có thật, dạng giờ:phút, ví dụ 17:00.",
    "extension_without_deadline": "Hội thi chưa đặt hạn đăng ký, nên chưa cần gia hạn.",
    "extension_past": "Thời điểm này đã qua. Xin chọn thời điểm ở sau lúc này.",
    "extension_not_later": "Hạn mới cần muộn hơn hạn đang áp dụng: {hour:02d} giờ {minute:02d} "
    "ngày {day:%d/%m/%Y}.",
    "extension_after_contest": "Hạn mới ở sau ngày thi {day:%d/%m/%Y}. Nếu hoãn ngày thi, xin ghi "
    "ngày thi mới trước.",
    "postponement_days_missing": "Xin ghi ngày thi mới, hoặc đánh dấu “Chưa định được ngày”.",
    "postponement_days_both": "Đã ghi ngày mới thì xin bỏ dấu “Chưa định được ngày”.",
    "postponement_same": "Đây đang là ngày thi; xin ghi ngày khác.",
    "postponement_past": "Ngày này đã qua. Xin xem lại.",
    "postponement_before_closing": "Ngày thi mới sớm hơn hạn đăng ký: còn nhận hồ sơ đến hết ngày "
    "{day:%d/%m/%Y}.",
    # what is wrong at a field
    "team_name_missing": "Xin ghi tên đội.",
    "member_name_missing": "Xin ghi họ và tên.",
    "member_name_not_of_letters": "Họ và tên chỉ gồm chữ cái, dấu cách, dấu chấm, dấu nối.",
    "member_name_case": "Tên thường viết là “{usual}”. Nếu đúng, xin ghi lại như vậy.",
    "member_twice": "Người này có hai lần trong danh sách. Xin xem lại, bỏ một dòng nếu trùng.",
    "too_many_members": "Danh sách có {have} người; nhiều nhất là {limit}.",
    "entry_text_too_long": "Dài {have} ký tự; nhiều nhất là {limit}. Xin viết gọn lại.",
    "entry_has_picture": "Xin bỏ hình vẽ, ký hiệu lạ; chỉ dùng chữ và số.",
    "entry_hidden_removed": "Đã bỏ ký tự ẩn lẫn trong ô này. Xin đọc lại một lần.",
    "entry_not_a_choice": "Xin chọn lại trong danh sách.",
    "born_unreadable": "Xin ghi ngày/tháng/năm, ví dụ 05/09/1987, hoặc chỉ năm sinh: 1987.",
    "no_such_day": "Không có ngày này trong lịch. Xin xem lại ngày, tháng.",
    "born_in_future": "Ngày này chưa đến. Xin xem lại năm.",
    "born_too_long_ago": "Ngày sinh cách đây hơn {limit} năm. Xin xem lại năm.",
    "manager_phone_unreadable": "Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678.",
}
SENTENCES |= WORKBOOK_SENTENCES

ROLES = {
    "captain": "Đội trưởng",
    "full": "Thành viên chính thức",
    "reserve": "Dự bị",
    "support": "Phục vụ",
    "manager": "Trưởng đoàn",
}
GROUPS = {
    "commune_officer": "Cán bộ giảm nghèo cấp xã",
    "village_officer": "Cán bộ giảm nghèo ở thôn, tiểu khu",
    "resident": "Người dân",
    "poor_household": "Hộ nghèo",
    "near_poor_household": "Hộ cận nghèo",
    "newly_escaped_household": "Hộ mới thoát nghèo",
    "other": "Thành phần khác",
}
# fmt: off
ETHNICITIES = (
    "Kinh", "Tày", "Thái", "Mường", "Khmer", "Hoa", "Nùng", "Mông", "Dao", "Gia Rai", "Ê Đê",
    "Ba Na", "Xơ Đăng", "Sán Chay", "Cơ Ho", "Chăm", "Sán Dìu", "Hrê", "Mnông", "Raglay",
    "Xtiêng", "Bru - Vân Kiều", "Thổ", "Giáy", "Cơ Tu", "Giẻ Triêng", "Mạ", "Khơ Mú", "Co",
    "Tà Ôi", "Chơ Ro", "Kháng", "Xinh Mun", "Hà Nhì", "Chu Ru", "Lào", "La Chí", "La Ha",
    "Phù Lá", "La Hủ", "Lự", "Lô Lô", "Chứt", "Mảng", "Pà Thẻn", "Cơ Lao", "Cống", "Bố Y",
    "Si La", "Pu Péo", "Brâu", "Ơ Đu", "Rơ Măm", "Ngái",
)
# fmt: on
"""The 54 names of the official list (Quyết định 121-TCTK/PPCĐ, 1979): offered, never required."""
GENDERS = {"female": "Nữ", "male": "Nam"}
GROUNDS = {"residence": "Hộ khẩu", "work": "Nơi làm việc"}
FIELDS = {
    "name": "Tên đội",
    "division": "Bảng, khối",
    "manager_phone": "Điện thoại trưởng đoàn",
    "person": "Thành viên",
    "order": "Thứ tự trong danh sách",
}
PERSON_FIELDS = {
    "name": "Họ và tên",
    "role": "Nhiệm vụ",
    "born": "Ngày sinh",
    "gender": "Giới tính",
    "ethnicity": "Dân tộc",
    "group": "Thành phần",
    "unit": "Đơn vị",
    "eligible_by": "Tham gia theo",
    "job": "Nghề nghiệp, chức vụ",
    "village": "Thôn, tiểu khu",
}


def _comma(amount: Amount) -> str:
    return str(amount).replace(".", ",")


def _span(low: object | None, high: object | None, unit: str) -> str:
    if low is not None and low == high:
        return f"đúng {low}{unit}"
    if low is not None and high is not None:
        return f"từ {low} đến {high}{unit}"
    return f"ít nhất {low}{unit}" if high is None else f"nhiều nhất {high}{unit}"


def _people(rule: CompositionRule) -> str:
    return _span(rule.min, rule.max, " người")


def _shares(rule: CompositionRule) -> str:
    low, high = (
        None if p is None else _comma(str(p)) for p in (rule.min_percent, rule.max_percent)
    )
    return _span(low, high, "%") + " số thành viên chính thức (kể cả đội trưởng)"


def _groups(rule: CompositionRule) -> str:
    words = [GROUPS[group] for group in rule.groups or ()]
    later = [word[0].lower() + word[1:] for word in words[1:]]
    if not later:
        return words[0]
    return f"{', '.join([words[0], *later[:-1]])} hoặc {later[-1]}"


def _age(rule: CompositionRule) -> str:
    on = "" if rule.on is None else f" tính đến ngày {rule.on:%d/%m/%Y}"
    return f"Tuổi{on}: {_span(rule.min, rule.max, ' tuổi')}"


_RULES: Mapping[RuleKind, Callable[[CompositionRule], str]] = {
    RuleKind.SIZE: lambda rule: f"Thành viên chính thức, kể cả đội trưởng: {_people(rule)}",
    RuleKind.ROLE: lambda rule: f"{ROLES[rule.role or '']}: {_people(rule)}",
    RuleKind.GROUP: lambda rule: f"{_groups(rule)}: {_people(rule)}",
    RuleKind.GENDER: lambda rule: f"{GENDERS[rule.gender or '']}: {_people(rule)}",
    RuleKind.GROUP_SHARE: lambda rule: f"{_groups(rule)}: {_shares(rule)}",
    RuleKind.GENDER_GAP: lambda rule: f"Chênh lệch nam, nữ: {_shares(rule)}",
    RuleKind.ETHNIC_MINORITY: lambda rule: (
        "Người dân tộc thiểu số: " + (_shares(rule) if rule.min is None else _people(rule))
    ),
    RuleKind.AGE: _age,
    RuleKind.ELIGIBLE: lambda _rule: "Mỗi thành viên có hộ khẩu hoặc làm việc tại địa phương",
    RuleKind.PER_UNIT: lambda rule: f"Mỗi đơn vị của đội: {_people(rule)}",
    RuleKind.ONCE: lambda _rule: "Mỗi người chỉ tham gia một đội",
}


def rule_sentence(rule: CompositionRule) -> str:
    """What the regulations ask, as a sentence without its full stop."""
    return _RULES[rule.rule](rule)


def have_words(have: Amount | None) -> str:
    """What the team has of it: ``hiện có 12``, ``hiện là 33,33%``; empty where nothing counts."""
    if have is None:
        return ""
    return f"hiện là {_comma(have)}%" if isinstance(have, str) else f"hiện có {have}"


def violation_sentence(
    violation: Violation,
    rules: Sequence[CompositionRule],
    *,
    member: str | None = None,
    unit: str | None = None,
) -> str:
    """What is not yet as the regulations ask; ``member`` and ``unit`` are names for people."""
    rule = rules[violation.rule]
    if violation.member is not None:
        who = member or "(chưa ghi tên)"
        return f"{who}: {member_remark(violation, rule)}."
    if violation.unit is not None:
        return f"{unit}: có {violation.have} thành viên chính thức, cần ít nhất {violation.need}."
    return f"{rule_sentence(rule)} – {have_words(violation.have)}."


def member_remark(violation: Violation, rule: CompositionRule) -> str:
    """What is not yet right about one person, to stand after the name."""
    match violation.code:
        case ViolationCode.NOT_ELIGIBLE:
            return "chưa chọn hộ khẩu hay làm việc tại địa phương"
        case ViolationCode.DUPLICATE_PERSON:
            return "có tên trong danh sách của một đội khác"
        case ViolationCode.MISSING_DATA:
            return "chưa có đủ ngày, tháng, năm sinh để đối chiếu"
        case _:
            age = _age(rule)
            return f"{violation.have} tuổi; {age[0].lower()}{age[1:]}"
