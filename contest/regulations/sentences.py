"""The sentences of the regulations: reasons, faults at a field, and the names of values."""

from contest.regulations.rules.faults import Fault

SENTENCES: dict[str, str] = {
    "practice": "DIỄN TẬP – không phải kết quả chính thức",
    "regulations_faulty": "Chưa lưu được. Xin xem lại các mục được đánh dấu.",
    "change_reason_needed": "Đã có điểm. Xin ghi lý do thay đổi để lưu vào lịch sử thao tác.",
    "text_too_long": "Đoạn chữ quá dài: tối đa {most} ký tự.",
    "slug_reserved": "Hệ thống dùng riêng địa chỉ này. Xin chọn địa chỉ khác.",
    "round_gone": (
        "Phần thi này vừa được người khác xóa. Những gì đã nhập vẫn còn dưới đây; "
        "bấm Lưu để thêm lại thành một phần thi mới."
    ),
    "unit_in_use": ("Không xóa được đơn vị “{name}”: đã có đoàn đăng ký hoặc tài khoản đại diện."),
    "division_in_use": "Không xóa được khối “{name}”: đã có đội thuộc khối này.",
    "round_in_use": "Không xóa được phần thi “{name}”: đã có thứ tự thi hoặc đã có điểm.",
    "judge_has_marks": (
        "Không đưa được giám khảo {judge} ra khỏi phần thi “{round}”: đã có điểm của giám khảo này."
    ),
    "criterion_has_marks": (
        "Không xóa được tiêu chí “{criterion}” của phần thi “{round}”: đã có điểm."
    ),
    "marks_off_scale": (
        "Phần thi “{round}”, tiêu chí “{criterion}”: thang điểm mới không có các điểm đã chấm "
        "{points}."
    ),
    "criterion_to_mark": (
        "Các phiếu phần thi “{round}” đã chấm sẽ thiếu tiêu chí “{criterion}” và phải chấm bổ sung."
    ),
    "judge_to_mark": (
        "Giám khảo {judge} phải chấm bổ sung các lượt phần thi “{round}” đã diễn ra."
    ),
    "round_calculated_anew": "Kết quả phần thi “{round}” được tính lại từ các phiếu đã chấm.",
    "ties_decided_anew": "Thứ tự các đội bằng điểm được xét lại.",
    "awards_given_anew": "Danh sách giải được xét lại.",
}

_FAULTS: dict[str, str] = {
    "bad_decimal": "Xin ghi số, ví dụ 7,25 (tối đa 6 chữ số sau dấu phẩy).",
    "bad_decimal.weight": "Xin ghi hệ số như 1 hoặc 0,6 hoặc 6/7.",
    "bad_date": "Xin ghi ngày có thật, dạng ngày/tháng/năm, ví dụ 05/11/2023.",
    "bad_date.moment": "Xin ghi giờ có thật, dạng giờ:phút, ví dụ 17:00.",
    "bad_date.moment@day": "Xin ghi ngày có thật, dạng ngày/tháng/năm, ví dụ 29/10/2023.",
    "bad_key": "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, tối đa 64 ký tự.",
    "wrong_type": "Giá trị này chưa đúng dạng.",
    "wrong_type.null": "Xin điền mục này.",
    "wrong_type.whole": "Xin ghi một số nguyên, ví dụ 10.",
    "missing_field": "Xin điền mục này.",
    "bad_value": "Giá trị này không dùng được.",
    "bad_value.blank": "Xin điền mục này.",
    "bad_value.choice": "Xin chọn một mục.",
    "bad_value.range": "Xin ghi số từ {low} đến {high}.",
    "bad_value.before_closing": (
        "Ngày thi sớm hơn hạn đăng ký: còn nhận hồ sơ đến hết ngày {last_day}. "
        "Xin sửa ngày thi hoặc hạn đăng ký."
    ),
    "bad_value.zero_step": "Bước điểm phải lớn hơn 0.",
    "bad_value.below_min": "Điểm tối đa nhỏ hơn điểm thấp nhất của thang điểm ({min}).",
    "bad_value.max_below_min": "Mức nhiều nhất đang nhỏ hơn mức ít nhất.",
    "bad_value.min_or_max": "Xin ghi ít nhất một trong hai mức: ít nhất, nhiều nhất.",
    "bad_value.one_of_min": "Xin ghi đúng một trong hai mức: số người hoặc phần trăm.",
    "bad_value.not_ascending": "Mỗi mức phải bắt đầu muộn hơn mức đứng trên.",
    "bad_value.too_few_entries": "Xin thêm ít nhất {at_least} dòng.",
    "bad_value.lock_by_turn": (
        "Công bố sau từng lượt thi thì phiếu cũng phải khóa sau từng lượt thi."
    ),
    "bad_value.signs_for": "Đã chọn {power}.: xin ghi chức vụ của người được ký thay.",
    "bad_value.power_missing": (
        "Đã ghi chức vụ của người được ký thay: xin chọn KT., TL. hoặc TUQ."
    ),
    "bad_value.surrogate": "Có ký tự hỏng trong đoạn chữ này.",
    "duplicate": "Mục này trùng với một mục ở trên.",
    "unknown_reference": "Mục được chọn không còn trong thể lệ. Xin chọn mục khác.",
    "two_heads": "Chỉ có một Trưởng Ban Giám khảo. Xin bỏ chọn một người.",
    # the same codes where a field has its own way of writing
    "wrong_type.whole@seconds": "Xin ghi phút:giây, ví dụ 10 hoặc 10:30.",
    "bad_value.max_below_min@seconds": "Thời gian tối đa đang ngắn hơn thời gian tối thiểu.",
    "wrong_type.whole@money": "Xin ghi số tiền bằng đồng, ví dụ 1.500.000.",
    "wrong_type.null@choice": "Xin chọn một mục.",
    "bad_key@choice": "Xin chọn một mục.",
}


def fault_sentence(fault: Fault, kind: str = "") -> str:
    """The words for a fault at a field; ``kind`` is how the field is written."""
    code = fault.code.value
    narrow = f"{code}.{fault.reason}"
    facts = {name: value.replace(".", ",") for name, value in fault.facts}
    for name in (f"{narrow}@{kind}", f"{code}@{kind}", narrow, code):
        if name in _FAULTS:
            return _FAULTS[name].format(**facts)
    return code


AWARDING_BEHALF, AWARDING_HEAD = "Ban Tổ chức", "Trưởng ban"
"""Who signs a decision on awards where the contest names no other body for it."""

LABELS: dict[str, str] = {
    "contest": "Thông tin chung",
    "slug": "Địa chỉ trang",
    "name": "Tên",
    "theme": "Chủ đề",
    "organiser": "Cơ quan tổ chức",
    "plan": "Kế hoạch",
    "number": "Số",
    "date": "Ngày",
    "venue": "Địa điểm",
    "dates": "Ngày thi",
    "registration_closes": "Hạn đăng ký",
    "letterhead": "Đầu văn bản, chữ ký",
    "organiser_behalf": "Người ký của Ban Tổ chức: thay mặt",
    "organiser_power": "Người ký của Ban Tổ chức: quyền hạn",
    "organiser_for": "Người ký của Ban Tổ chức: ký thay chức vụ",
    "organiser_title": "Người ký của Ban Tổ chức: chức vụ",
    "organiser_name": "Người ký của Ban Tổ chức: họ tên",
    "head_judge_title": "Người ký của Ban Giám khảo",
    "secretary_title": "Người lập biểu",
    "awarding_superior": "Quyết định: cơ quan cấp trên",
    "awarding_body": "Quyết định: cơ quan ban hành",
    "awarding_symbol": "Quyết định: chữ viết tắt",
    "awarding_behalf": "Người ký quyết định: thay mặt",
    "awarding_power": "Người ký quyết định: quyền hạn",
    "awarding_for": "Người ký quyết định: ký thay chức vụ",
    "awarding_title": "Người ký quyết định: chức vụ",
    "awarding_name": "Người ký quyết định: họ tên",
    "confirming_body": "Nơi xác nhận danh sách đội",
    "receiving_office": "Nơi nhận hồ sơ đăng ký",
    "grounds": "Căn cứ",
    "recipients": "Nơi nhận",
    "decision_recipients": "Nơi nhận quyết định",
    "units": "Đơn vị",
    "divisions": "Khối",
    "composition": "Cơ cấu đội",
    "rounds": "Phần thi",
    "staged": "Thi trên sân khấu",
    "weight": "Hệ số",
    "decimals": "Số chữ số thập phân",
    "judges": "Giám khảo",
    "marking": "Thang điểm",
    "min": "Thấp nhất",
    "step": "Bước điểm",
    "max": "Điểm tối đa",
    "criteria": "Tiêu chí",
    "aggregate": "Cách tính",
    "method": "Phương pháp",
    "drop_highest": "Bỏ điểm cao nhất",
    "drop_lowest": "Bỏ điểm thấp nhất",
    "outlier_band": "Bỏ điểm lệch quá",
    "time": "Thời gian",
    "min_seconds": "Tối thiểu (giây)",
    "max_seconds": "Tối đa (giây)",
    "grace_seconds": "Châm chước (giây)",
    "overtime": "Quá thời gian quy định",
    "undertime": "Chưa đủ thời gian",
    "every_seconds": "Mỗi (giây)",
    "counting": "Cách đếm",
    "points": "Điểm trừ",
    "cap": "Trừ tối đa",
    "tiers": "Các mức",
    "cutoff": "Dừng tiết mục",
    "deductions_apply": "Nơi trừ điểm",
    "head": "Trưởng Ban Giám khảo",
    "title": "Chức danh",
    "unit_name": "Đơn vị công tác",
    "ranking": "Xếp hạng",
    "tie_breaks": "Thứ tự xét khi bằng điểm",
    "awards": "Giải",
    "by": "Cách xét",
    "count": "Số lượng",
    "on_tie": "Khi bằng điểm ở ranh giới",
    "round": "Phần thi",
    "division": "Khối",
    "money": "Tiền thưởng (đồng)",
    "settings": "Công bố, khóa phiếu, chữ ký",
    "publish": "Công bố",
    "level": "Mức công bố",
    "when": "Thời điểm công bố",
    "lock": "Khóa phiếu",
    "signatures": "Chữ ký",
    "#": "Thứ tự",
    "superior": "Cơ quan cấp trên",
    "body": "Cơ quan ban hành",
    "place": "Địa danh",
    "symbol": "Ký hiệu văn bản",
}
"""What a value of the regulations is called, by its name in the contest file."""

WORDS: dict[str, str] = {
    "True": "có",
    "False": "không",
    "mean": "trung bình",
    "sum": "tổng",
    "median": "trung vị",
    "full": "mỗi phút tròn",
    "started": "mỗi phút đã bắt đầu",
    "result": "vào kết quả phần thi",
    "judge": "vào tổng điểm của từng giám khảo",
    "prizes": "chỉ danh sách giải",
    "top": "giải và điểm nhóm đầu",
    "all": "toàn bộ bảng điểm",
    "end": "khi kết thúc",
    "round": "sau mỗi phần thi",
    "turn": "sau từng lượt thi",
    "session": "khi kết thúc buổi thi",
    "off": "không xét",
    "warn": "nhắc",
    "block": "phải đủ",
    "decide": "Ban Tổ chức quyết định",
    "share": "cùng nhận giải",
    "error": "bắt buộc",
    "warning": "cần lưu ý",
    "info": "thông tin",
}
"""What a closed word of the contest file is called."""
