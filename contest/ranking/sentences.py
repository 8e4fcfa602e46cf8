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
}
