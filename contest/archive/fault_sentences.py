"""The faults of a contest file in Vietnamese, one sentence each."""

from __future__ import annotations

import re

from contest.regulations.rules.faults import Fault, FaultCode

_SENTENCES: dict[tuple[FaultCode, str], str] = {
    (FaultCode.BAD_FILE, ""): "Không đọc được tệp.",
    (FaultCode.BAD_FILE, "not_utf8"): "Tệp không phải văn bản UTF-8.",
    (FaultCode.BAD_JSON, ""): "Nội dung tệp không đúng dạng JSON.",
    (FaultCode.BAD_JSON, "too_deep"): "Nội dung tệp lồng vào nhau quá sâu.",
    (FaultCode.DUPLICATE_FIELD, ""): "Mục này được ghi hai lần.",
    (FaultCode.UNKNOWN_FIELD, ""): "Không có mục nào mang tên này; xin xem lại cách viết.",
    (FaultCode.MISSING_FIELD, ""): "Thiếu mục bắt buộc này.",
    (FaultCode.WRONG_TYPE, ""): "Giá trị không đúng kiểu.",
    (FaultCode.WRONG_TYPE, "null"): "Mục bắt buộc này đang để trống.",
    (FaultCode.WRONG_TYPE, "text"): "Chỗ này cần một chuỗi ký tự đặt trong dấu ngoặc kép.",
    (FaultCode.WRONG_TYPE, "whole"): "Chỗ này cần một số nguyên.",
    (FaultCode.WRONG_TYPE, "flag"): "Chỗ này cần true hoặc false.",
    (FaultCode.WRONG_TYPE, "object"): "Chỗ này cần một nhóm mục đặt trong {{ }}.",
    (FaultCode.WRONG_TYPE, "list"): "Chỗ này cần một danh sách đặt trong [ ].",
    (FaultCode.BAD_DECIMAL, ""): (
        "Số chưa đúng cách viết: phần nguyên tối đa 9 chữ số, dấu chấm thập phân, "
        "tối đa 6 chữ số lẻ, ví dụ “7.25”."
    ),
    (FaultCode.BAD_DECIMAL, "weight"): "Hệ số cần viết như “1”, “0.6” hoặc “6/7”.",
    (FaultCode.BAD_KEY, ""): (
        "Mã chỉ gồm chữ thường không dấu, chữ số, gạch dưới, gạch nối; bắt đầu bằng chữ hoặc số; "
        "dài tối đa 64 ký tự."
    ),
    (FaultCode.BAD_DATE, ""): "Ngày không có thật hoặc chưa viết theo dạng năm-tháng-ngày.",
    (FaultCode.BAD_DATE, "moment"): (
        "Thời điểm chưa đúng dạng, ví dụ “2023-10-30T00:00:00+07:00”."
    ),
    (FaultCode.BAD_VALUE, ""): "Giá trị này không được phép.",
    (FaultCode.BAD_VALUE, "blank"): "Mục này không được để trắng.",
    (FaultCode.BAD_VALUE, "surrogate"): "Có ký tự hỏng trong đoạn chữ này.",
    (FaultCode.BAD_VALUE, "zero_step"): "Bước điểm phải lớn hơn 0.",
    (FaultCode.BAD_VALUE, "range"): "Số phải từ {low} đến {high}.",
    (FaultCode.BAD_VALUE, "choice"): "Chỉ được chọn một trong: {among}.",
    (FaultCode.BAD_VALUE, "too_few_entries"): "Danh sách cần ít nhất {at_least} dòng.",
    (FaultCode.BAD_VALUE, "format"): "Tệp hội thi phải ghi “{expected}” ở mục này.",
    (FaultCode.BAD_VALUE, "lock_by_turn"): (
        "Công bố sau từng lượt thi thì phiếu cũng phải khóa sau từng lượt thi."
    ),
    (FaultCode.BAD_VALUE, "below_min"): "Điểm tối đa nhỏ hơn điểm tối thiểu {min}.",
    (FaultCode.BAD_VALUE, "max_below_min"): "Mức tối đa nhỏ hơn mức tối thiểu.",
    (FaultCode.BAD_VALUE, "no_time_rule"): (
        "Cách trừ điểm thời gian cần một trong các mục every_seconds, tiers, cutoff."
    ),
    (FaultCode.BAD_VALUE, "not_ascending"): "Mốc thời gian phải lớn hơn mốc trước ({above} giây).",
    (FaultCode.BAD_VALUE, "cutoff_false"): "Mục này chỉ nhận giá trị true; nếu không dùng xin bỏ.",
    (FaultCode.BAD_VALUE, "min_or_max"): "Quy định này cần mức tối thiểu hoặc mức tối đa.",
    (FaultCode.BAD_VALUE, "one_of_min"): (
        "Quy định này cần đúng một trong hai mục min và min_percent."
    ),
    (FaultCode.DUPLICATE, ""): "“{key}” đã có ở trên.",
    (FaultCode.DUPLICATE, "turn"): "Lượt thi này của đội trong phần thi đã có ở trên.",
    (FaultCode.DUPLICATE, "mark"): "Giám khảo này đã có điểm cho tiêu chí này ở trên.",
    (FaultCode.DUPLICATE, "excuse"): "Việc không chấm lượt này của giám khảo đã ghi ở trên.",
    (FaultCode.DUPLICATE, "decision"): "Đã có một quyết định khác cho chính các đội này.",
    (FaultCode.DUPLICATE, "award_member"): "Người này đã có tên trong giải ở trên.",
    (FaultCode.UNKNOWN_REFERENCE, ""): "Không tìm thấy “{key}” trong hội thi.",
    (FaultCode.OFF_SCALE, ""): (
        "Điểm {points} ngoài thang điểm: từ {min} đến {max}, cách nhau {step}."
    ),
    (FaultCode.EXCUSED, ""): "Giám khảo “{judge}” không chấm lượt thi này nên không thể có điểm.",
    (FaultCode.NOT_ON_PANEL, ""): "Giám khảo “{judge}” không chấm phần thi này.",
    (FaultCode.TWO_HEADS, ""): "Hội thi chỉ có một Trưởng Ban Giám khảo.",
}

# A name in a file may hold anything; what would break a line, or is no character, is escaped as
# JSON escapes it (RFC 6901, section 5).
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def fault_sentence(fault: Fault) -> str:
    """The sentence for a fault, with its facts."""
    sentence = _SENTENCES.get((fault.code, fault.reason)) or _SENTENCES[fault.code, ""]
    return one_line(sentence.format(**dict(fault.facts)))


def fault_line(fault: Fault) -> str:
    """``pointer`` TAB ``code`` TAB sentence, without the line feed."""
    return f"{one_line(fault.pointer)}\t{fault.code}\t{fault_sentence(fault)}"


def one_line(text: str) -> str:
    """The text with every character that would break a line of output escaped."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
