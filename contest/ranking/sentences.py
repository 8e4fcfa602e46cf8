"""What the codes of ranking and release mean, in words."""

SENTENCES = {
    "published_at_end": "Thể lệ chọn công bố khi kết thúc hội thi; xin dùng “Công bố kết quả”.",
    "nothing_to_release": "Không có lượt thi nào chờ công bố.",
    "not_confirmed": "Chưa công bố được vì kết quả chưa được xác nhận: {teams}.",
    "sheets_unsigned": "Phần thi {round} còn phiếu chưa ký: {judges}.",
    "sheets_unsigned_warning": "Phần thi {round} còn phiếu chưa ký: {judges}. "
    "Nếu vẫn công bố, xin đánh dấu xác nhận.",
    "not_public": "Kết quả lượt thi này chưa công bố nên không cần sửa theo cách này.",
    "already_announced": "Kết quả chung cuộc đã công bố.",
    "results_incomplete": "Còn {count} lượt thi chưa có kết quả.",
    "award_undecided": "{award}: các đội đồng hạng, cần Trưởng Ban Tổ chức quyết định.",
    "not_a_tied_group": "Các đội này không còn đồng hạng. Xin tải lại trang.",
    # keeping results back
    "frozen_already": "Kết quả đang được giữ kín rồi.",
    "not_frozen": "Kết quả không còn được giữ kín.",
    "nothing_to_freeze": "Thể lệ chọn công bố khi kết thúc hội thi: chưa có gì hiện ra để giữ kín.",
    "freeze_rounds": "Xin chọn ít nhất một phần thi.",
    "freeze_moment": "Xin ghi giờ bắt đầu, ví dụ 15:30.",
    # the chain of approval
    "not_approved": "Kết quả chưa được trình duyệt xong: {steps}.",
    "not_approved_warning": "Kết quả chưa được trình duyệt xong: {steps}. Nếu vẫn công bố, xin "
    "đánh dấu xác nhận.",
    "approval_incomplete": "Kết quả chưa đủ: còn lượt thi chưa có điểm.",
    "step_taken": "Bước “{step}” đã ghi rồi.",
    "step_open": "Bước “{step}” chưa ghi.",
    "step_before": "Xin ghi bước “{step}” trước.",
    "step_unknown": "Xin chọn lại bước trình duyệt.",
    "who_needed": "Xin ghi ai đã đồng ý, chức vụ.",
    "who_too_long": "Họ tên, chức vụ xin ghi gọn trong {most} ký tự.",
    "remark_too_long": "Ghi chú xin ghi gọn trong {most} ký tự.",
    "moment_unreadable": "Xin ghi giờ và ngày, ví dụ 16:05 ngày 15/11/2023.",
    "moment_to_come": "Thời điểm này chưa đến. Xin xem lại giờ, ngày.",
    # a prize more by decision
    "prizes_before_results": "Chưa đủ kết quả các lượt thi. Trước lúc đó, cơ cấu giải thưởng được "
    "sửa ở Thể lệ.",
    "prize_name": "Xin ghi tên giải.",
    "prize_name_long": "Tên giải xin ghi gọn trong {most} ký tự.",
    "prize_name_taken": "Đã có giải mang tên này trong cơ cấu giải thưởng.",
    "prize_teams": "Xin chọn đội được trao giải trong danh sách các đội dự thi.",
    "prize_reason": "Xin ghi lý do bổ sung giải.",
    "prize_reason_long": "Lý do xin ghi gọn trong {most} ký tự.",
    "prize_basis": "Xin ghi căn cứ, ví dụ biên bản họp Ban Tổ chức.",
    "prize_basis_long": "Căn cứ xin ghi gọn trong {most} ký tự.",
    "prize_decided_by": "Xin ghi ai quyết định, chức vụ.",
    "prize_decided_by_long": "Người quyết định xin ghi gọn trong {most} ký tự.",
    "prize_money": "Mức thưởng ghi bằng số, từ 0 đến 1.000.000.000 đồng; để trống nếu không có.",
    # kiến nghị
    "appeals_open": "Còn {count} kiến nghị chưa trả lời.",
    "appeals_open_warning": "Còn {count} kiến nghị chưa trả lời. Nếu vẫn công bố, xin đánh dấu "
    "xác nhận.",
    "appeal_text": "Xin ghi nội dung kiến nghị.",
    "appeal_maker": "Xin ghi người kiến nghị.",
    "appeal_turn": "Lượt thi này của đội khác. Xin chọn lại.",
    "appeal_too_long": "Nội dung xin ghi gọn trong {most} ký tự.",
    "appeal_answered": "Kiến nghị này đã có trả lời. Nếu cần, xin ghi một kiến nghị mới.",
    "appeal_effect": "Xin chọn kết quả xem xét.",
    "answer_text": "Xin ghi nội dung trả lời.",
    "answer_maker": "Xin ghi ai đã quyết định, chức vụ.",
}

STEP_NAMES: dict[str, str] = {
    "compiled": "Tổ Thư ký tổng hợp, đối chiếu",
    "proposed": "Ban Giám khảo họp, thống nhất đề nghị",
    "agreed": "Trưởng Ban Tổ chức đồng ý",
    "decided": "Quyết định công nhận kết quả và trao giải",
}
STEP_WHO: dict[str, str] = {
    "compiled": "Người tổng hợp và người đối chiếu",
    "proposed": "Trưởng Ban Giám khảo",
    "agreed": "Người đồng ý, chức vụ",
    "decided": "Người ký quyết định, chức vụ",
}
"""Whose agreement a step is, as the label of its field."""
