"""The audit log in words: what a subject, a field, a value is called; acts in ``act_words.py``."""

from typing import Any

from contest.audit.act_words import ACTIONS
ACTIONS: dict[str, str] = {
    # people and seats
    "person.added": "Lập tài khoản",
    "person.role_given": "Giao vai trò",
    "person.role_taken": "Thôi giao vai trò",
    "person.slip_renewed": "Cấp phiếu tài khoản mới",
    "person.sessions_ended": "Đăng xuất khỏi mọi máy",
    "person.password_chosen": "Tự đổi mật khẩu",
    "person.switched_on": "Cho dùng lại tài khoản",
    "person.switched_off": "Ngừng tài khoản",
    "seat.taken": "Vào ghế giám khảo",
    "seat.taken_over": "Chuyển ghế giám khảo sang máy khác",
    "seat.codes_renewed": "Cấp mã mới cho ghế giám khảo",
    "seat.wait_lifted": "Cho nhập lại mã PIN ngay",
    "seat.takeover_allowed": "Cho phép đổi máy ở ghế giám khảo",
    # the contest and its regulations
    "contest.create": "Lập hội thi",
    "contest.import": "Nạp hội thi từ tệp",
    "contest.replace": "Thay hội thi bằng tệp",
    "contest.export": "Xuất tệp hội thi",
    "regulations.edit": "Sửa thể lệ",
    # registration
    "delegation.begun": "Bắt đầu hồ sơ đoàn",
    "delegation.saved": "Lưu hồ sơ đoàn",
    "delegation.submitted": "Gửi hồ sơ đoàn",
    "delegation.submitted_late": "Nhận hồ sơ nộp muộn",
    "delegation.taken_back": "Lấy lại hồ sơ để sửa",
    "delegation.returned": "Đề nghị bổ sung, chỉnh sửa",
    "delegation.approved": "Duyệt hồ sơ đoàn",
    "delegation.withdrawn": "Xin không tham gia",
    "delegation.resumed": "Tham gia trở lại",
    "substitution.asked": "Đề nghị thay đổi danh sách",
    "substitution.accepted": "Đồng ý thay đổi danh sách",
    "substitution.declined": "Giữ nguyên danh sách",
    "substitution.taken_back": "Rút đề nghị thay đổi",
    "registration.extended": "Gia hạn đăng ký",
    "contest.postponed": "Hoãn, đổi ngày thi",
    # what is known of people
    "members.viewed": "Xem thông tin riêng của thành viên",
    "members.exported": "Lấy ra bản có thông tin riêng của thành viên",
    "members.anonymised": "Xóa tên người theo thời hạn lưu",
    "consents.recorded": "Ghi ý kiến về dữ liệu cá nhân",
    "retention.set": "Đặt ngày cuối lưu dữ liệu cá nhân",
    # what a delegation prepares
    "piece.saved": "Ghi bài dự thi",
    "piece.files": "Thêm, bớt tệp của bài dự thi",
    "piece.dropped": "Bỏ tiết mục giao lưu",
    "themes.laid_out": "Gợi ý danh mục chủ đề",
    "themes.ordered": "Xếp lại danh mục chủ đề",
    "theme.added": "Thêm chủ đề",
    "theme.renamed": "Sửa tên chủ đề",
    "theme.dropped": "Bỏ chủ đề",
    "duty.saved": "Lưu phân công của đoàn",
    "rehearsal.planned": "Thêm buổi tập",
    "rehearsal.changed": "Sửa buổi tập",
    "rehearsal.cancelled": "Bỏ buổi tập",
    "practice.kept": "Lưu lượt tập",
    "practice.dropped": "Bỏ lượt tập",
    "script.handed_in": "Nộp kịch bản",
    "script.commented": "Góp ý kịch bản",
    "script.comment_removed": "Bỏ góp ý kịch bản",
    "script.revise": "Đề nghị chỉnh sửa kịch bản",
    "script.agreed": "Thống nhất kịch bản",
    "script.reopened": "Mở lại kịch bản đã thống nhất",
    # check-in at the hall
    "reception.check_in": "Hoàn tất đón tiếp",
    "reception.rechecked": "Đối chiếu lại cơ cấu tại chỗ",
    "reception.undone": "Bỏ hoàn tất đón tiếp, không còn ai có mặt",
    "reception.let_perform": "Cho đội thi khi chưa đủ cơ cấu",
    "reception.substituted": "Thay người tại chỗ",
    # the day
    "draw.make": "Bốc thăm",
    "draw.undo": "Hủy kết quả bốc thăm",
    "timetable.made": "Lập chương trình",
    "timetable.saved": "Sửa giờ của chương trình",
    "timetable.moved": "Đổi thứ tự chương trình",
    "timetable.added": "Thêm mục vào chương trình",
    "timetable.removed": "Bỏ mục khỏi chương trình",
    "timetable.marked": "Ghi mục bắt đầu, kết thúc",
    "timetable.published": "Công khai chương trình",
    "timetable.hidden": "Thôi công khai chương trình",
    "turn.call": "Gọi đội lên sân khấu",
    "turn.call_back": "Cho đội lui, thi sau",
    "turn.open": "Mở chấm",
    "turn.finish": "Kết thúc phần trình diễn",
    "turn.complete": "Đủ phiếu chấm",
    "turn.confirm": "Xác nhận kết quả lượt thi",
    "turn.release": "Công bố kết quả lượt thi",
    "turn.close": "Khóa lượt thi",
    "turn.absent": "Ghi không tham gia phần thi",
    "turn.disqualify": "Không công nhận kết quả phần thi",
    "turn.reinstate": "Cho thi lại từ đầu",
    "turn.reopen": "Mở lại để chấm",
    "turn.correct": "Sửa kết quả đã công bố",
    "clock.start": "Bấm giờ",
    "clock.stop": "Dừng giờ",
    "clock.correct": "Sửa số giây đã đo",
    "time.waive": "Bỏ qua quá thời gian quy định",
    "time.apply": "Tính lại quá thời gian quy định",
    "deduction.add": "Ghi điểm trừ",
    "deduction.remove": "Bỏ điểm trừ",
    # sheets
    "sheet.paper": "Nhập phiếu giấy",
    "sheet.reopen": "Cho chỉnh sửa phiếu",
    "sheet.excuse": "Miễn chấm",
    "sheet.unexcuse": "Thôi miễn chấm",
    "judge.nudged": "Nhắc giám khảo gửi phiếu",
    "judge.substituted": "Thay giám khảo",
    "sheet.paper_typed": "Nhập phiếu giấy, chờ đối chiếu",
    "sheet.paper_discarded": "Bỏ bản nhập phiếu giấy",
    "paper_check.set": "Chọn cách đối chiếu phiếu giấy",
    "sheet.signed": "Ghi nhận phiếu đã ký",
    "sheet.unsigned": "Bỏ ghi nhận phiếu đã ký",
    "round.lock": "Khóa phiếu phần thi",
    # results
    "decision.record": "Ghi quyết định xếp hạng",
    "decision.take_back": "Bỏ quyết định xếp hạng",
    "results.announce": "Công bố kết quả và giải thưởng",
    "results.withdraw": "Rút lại công bố kết quả",
    "results.unsettled": "Công bố khi còn việc chưa xong",
    "approval.record": "Ghi bước trình duyệt",
    "approval.take_back": "Bỏ bước trình duyệt",
    "appeal.record": "Ghi kiến nghị",
    "appeal.answer": "Trả lời kiến nghị",
    "paper.print": "In giấy tờ",
}

SUBJECTS: dict[str, str] = {
    "timetable": "Chương trình",
    "appeal": "Kiến nghị",
    "approval": "Trình duyệt",
    "contest": "Hội thi",
    "delegation": "Đoàn",
    "decision": "Quyết định",
    "draw": "Bốc thăm",
    "judge": "Giám khảo",
    "paper": "Giấy tờ",
    "person": "Tài khoản",
    "piece": "Bài dự thi",
    "regulations": "Thể lệ",
    "round": "Phần thi",
    "sheet": "Phiếu chấm",
    "substitution": "Đề nghị thay đổi danh sách",
    "signature": "Phiếu ký",
    "turn": "Lượt thi",
    "unit": "Đơn vị",
    "award": "Giải thưởng",
}

PLACES: dict[str, str] = {
    "contest": "Hội thi",
    "themes": "Danh mục chủ đề",
    "draw": "Bốc thăm",
    "ranking": "Xếp hạng",
    "regulations:general": "Thể lệ: thông tin chung",
    "regulations:units": "Thể lệ: đơn vị tham gia",
    "regulations:rounds": "Thể lệ: các phần thi",
    "regulations:jury": "Thể lệ: Ban Giám khảo",
    "regulations:composition": "Thể lệ: cơ cấu đội",
    "regulations:prizes": "Thể lệ: giải thưởng",
    "regulations:publication": "Thể lệ: công bố, khóa phiếu, chữ ký",
}
"""Whole subjects with a name of their own."""

FIELDS: dict[str, str] = {
    "name": "tên",
    "role": "vai trò",
    "administrator": "quản trị viên",
    "state": "trạng thái",
    "status": "hồ sơ",
    "seconds": "số giây",
    "points": "điểm",
    "order": "thứ tự",
    "seed": "số gốc bốc thăm",
    "method": "cách bốc thăm",
    "people": "số người",
    "present": "số người có mặt",
    "kept": "đủ cơ cấu",
    "substitution": "bản thay người số",
    "changed": "mục đã sửa",
    "registration_closes": "hạn đăng ký",
    "dates": "ngày thi",
    "waived": "điều chưa đủ được bỏ qua",
    "members": "kèm danh sách người",
    "units": "đơn vị",
    "teams": "các đội",
    "agreed_by": "người đồng ý",
    "sheets": "số phiếu",
    "preset": "mẫu thể lệ",
    "comment": "nội dung đề nghị",
    "reason": "lý do",
    "version": "bản",
    "announced_at": "lúc công bố",
    "ledger_head": "dấu sổ điểm",
    "turns": "số lượt thi",
    "marks": "số điểm đã chấm",
    "lines": "số dòng",
    "done": "đã xong",
    "what": "nội dung",
    "given": "số ý kiến đồng ý",
    "refused": "số ý kiến không đồng ý",
    "until": "ngày cuối",
    "files": "số tệp",
    "piece": "bài",
    "pieces": "số bài dự thi",
    "themes": "chủ đề",
    "late": "nhận muộn",
}

VALUES: dict[str, str] = {
    "waiting": "chờ thi",
    "on_stage": "đang thi",
    "marking": "đang chấm",
    "complete": "đủ phiếu",
    "confirmed": "đã xác nhận",
    "published": "đã công bố",
    "closed": "đã khóa",
    "absent": "không tham gia phần thi",
    "disqualified": "không công nhận kết quả phần thi",
    "none": "chưa nộp",
    "draft": "đang soạn",
    "submitted": "đã gửi, chờ duyệt",
    "returned": "đề nghị bổ sung, chỉnh sửa",
    "approved": "đã duyệt",
    "withdrawn": "xin không tham gia",
    "asked": "chờ trả lời",
    "accepted": "đã đồng ý",
    "declined": "giữ nguyên danh sách",
    "taken_back": "đã rút",
    "agreed": "đã thống nhất",
    "revise": "đề nghị chỉnh sửa",
    "handed_in": "đã nộp",
    "member_list": "danh sách đoàn",
    "member_list_edit": "trang sửa danh sách đoàn",
    "member_table": "bảng danh sách đang nhập từ Excel",
    "member_lists": "tệp Excel danh sách các đoàn",
    "team_board": "tệp Excel tình hình đăng ký",
    "substitution_lists": "danh sách trong đề nghị thay đổi",
    "duplicate_people": "người trùng giữa các đội",
    "arrival_list": "danh sách đón tiếp",
    "member_workbook": "bảng tính danh sách",
    "team_list_paper": "bản in danh sách đội",
    "consents": "ý kiến về dữ liệu cá nhân",
    "contest_file": "tệp hội thi có thành viên",
    "title": "tên bài",
    "summary": "tóm tắt",
    "stage_needs": "yêu cầu sân khấu",
    "minutes": "số phút",
    "themes": "chủ đề",
    "round": "phần thi",
    "talent": "nội dung năng khiếu",
    "exchange": "tiết mục giao lưu",
    "organiser": "Tổ giúp việc Ban Tổ chức",
    "secretary": "Tổ Thư ký",
    "head_judge": "Trưởng Ban Giám khảo",
    "judge": "Giám khảo",
    "timekeeper": "Người theo dõi thời gian",
    "mc": "Người dẫn chương trình",
    "representative": "Đại diện đơn vị",
}

LONGEST = 300
"""Characters of a value that are shown; the whole of it stays in the record."""


def action_words(action: str) -> str:
    """The act in words."""
    return ACTIONS.get(action, action)


def subject_words(subject: str) -> str:
    """``turn:chao_hoi/ha-bac`` → ``Lượt thi chao_hoi/ha-bac``."""
    if subject in PLACES:
        return PLACES[subject]
    kind, colon, key = subject.partition(":")
    return f"{SUBJECTS.get(kind, kind)} {key}".strip() if colon else subject


def field_words(field: str) -> str:
    """The field in words; of a field in a field, the last part that has any."""
    return FIELDS.get(field) or FIELDS.get(field.rpartition(".")[2]) or field


def value_words(value: Any) -> str:
    """The value as it is read out: no braces, no quotation marks, a dash for nothing."""
    text = _words(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _words(value: Any) -> str:
    match value:
        case None | "":
            return "–"
        case list() | dict() if not value:
            return "–"
        case True:
            return "có"
        case False:
            return "không"
        case str():
            return VALUES.get(value, value)
        case list():
            return ", ".join(_words(item) for item in value)
        case dict():
            return "; ".join(f"{field_words(key)} {_words(item)}" for key, item in value.items())
    return str(value)
