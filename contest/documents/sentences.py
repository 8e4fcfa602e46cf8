"""What the documents slice says: why a paper is a draft, what papers are called, fixed phrases.

Sentences that stand on the papers themselves for codes in their data are beside the templates
(``templates/documents/paper/sentences.typ``).
"""

SENTENCES = {
    # why a paper cannot be printed
    "paper_unknown_paper": "Không có loại giấy tờ này.",
    "paper_bad_data": "Chưa in được: dữ liệu của giấy tờ chưa đúng. Xin báo người quản trị hệ "
    "thống.",
    "paper_too_slow": "Chưa in được vì máy đang bận. Xin thử lại sau ít phút.",
    "paper_failed": "Chưa in được: máy không dựng được trang in. Xin thử lại; nếu vẫn vậy, xin báo "
    "người quản trị hệ thống.",
    # why a paper is a draft
    "paper_no_teams": "Chưa có đội nào được duyệt.",
    "paper_no_judges": "Phần thi chưa có giám khảo.",
    "paper_results_missing": "Còn {count} lượt thi chưa có kết quả.",
    "paper_turns_ahead": "Còn {count} lượt thi chưa diễn ra xong.",
    "paper_turns_open": "Còn {count} lượt thi đang chấm.",
    "paper_award_undecided": "{award}: các đội đồng hạng, chờ Trưởng Ban Tổ chức quyết định.",
    "paper_sheets_unlocked": "Còn phiếu chưa khóa, giám khảo còn chỉnh sửa được: {judges}.",
    "paper_sheet_unlocked": "Phiếu chưa khóa, giám khảo còn chỉnh sửa được.",
    "paper_sheets_of": "Chưa đủ điểm hoặc chưa khóa: phiếu của {judges}.",
    "paper_no_awards": "Thể lệ chưa có giải thưởng.",
    "paper_not_announced": "Kết quả chưa công bố: chưa được đăng, chưa được đọc.",
    "paper_no_such_taker": "Không có giấy chứng nhận số này.",
    "paper_replaced": "Đã có bản in mới thay bản này. Xin ký và ghi nhận bản mới nhất.",
    "paper_not_signed": "Bản này chưa được ghi nhận là đã ký.",
    "paper_nobody_ticked": "Xin đánh dấu những người đã ký, hoặc bấm Ghi nhận đủ chữ ký.",
    "paper_printed_meanwhile": "Người khác vừa in giấy tờ này với số liệu khác. Xin mở lại bản in.",
    "paper_bytes_gone": "Bản in cũ này không còn được giữ nguyên văn; mã đối chiếu vẫn còn.",
    "no_such_reference": (
        "Không có bản in nào mang số tra cứu này. Xin xem lại từng chữ, từng số; số tra cứu ở chân "
        "trang, sau chữ “Số tra cứu”, không phải mã đối chiếu."
    ),
    "paper_no_amendment": "Quyết định trao giải đã ký vẫn đúng với kết quả, không cần sửa đổi, bổ "
    "sung.",
    "paper_decision_issued": "Quyết định trao giải đã ký không in thay được nữa vì danh sách giải "
    "đã khác. Xin in Quyết định sửa đổi, bổ sung.",
    "paper_number_long": "Số văn bản quá dài: tối đa {most} ký tự.",
    # what to look at before a paper is signed
    "paper_no_name": "Chỗ ký in ra chưa có họ tên ({title}), phải ghi tay.",
    "paper_no_name_told": "Chỗ ký in ra chưa có họ tên ({title}), phải ghi tay; Trình duyệt ghi "
    "{who}.",
    "paper_no_head_judge": "Chưa có ai là {title}: chỗ ký in ra chưa có họ tên, phải ghi tay.",
    "paper_no_secretary": "Chưa có ai giữ vai trò Tổ Thư ký: tên thư ký in thành dấu chấm, phải "
    "ghi tay.",
    "paper_many_secretaries": "Tổ Thư ký có {count} người: tên thư ký ký giấy in thành dấu chấm, "
    "phải ghi tay.",
    "paper_other_agreed": "Trình duyệt ghi người đồng ý kết quả là {who}; chỗ ký của giấy này in "
    "tên {name}.",
    "paper_other_decided": "Trình duyệt ghi người ký quyết định là {who}; chỗ ký của giấy này in "
    "tên {name}.",
    "paper_some_money": "Chưa ghi tiền thưởng: {awards}; các giải khác đã ghi. Ô tiền của các giải "
    "này in ra để trống.",
    "paper_no_money": "Chưa giải nào ghi tiền thưởng: danh sách in ra không có cột tiền.",
    # commendations
    "commending_no_body": "Xin ghi Ủy ban nhân dân có Chủ tịch ký quyết định.",
    "commending_nobody": "Danh sách tặng Giấy khen chưa có ai.",
    "commending_not_signed": "Giấy khen chỉ in theo quyết định đã ký. Xin ghi số và ngày ký của "
    "Quyết định tặng Giấy khen.",
    "commending_number_and_day": "Xin ghi cả số và ngày ký của quyết định, hoặc để trống cả hai.",
    "commending_day": "Ngày ký xin ghi dạng ngày/tháng/năm, ví dụ 20/11/2026.",
    "commending_who": "Mỗi dòng phải có tên tập thể hoặc cá nhân.",
    "commending_too_many": "Danh sách có nhiều nhất {most} dòng.",
    "commending_long": "Nội dung quá dài: mỗi ô nhiều nhất {most} ký tự.",
    "commending_stale": "Danh sách vừa được người khác sửa. Những gì đồng chí nhập vẫn còn bên "
    "dưới; bấm Lưu lần nữa để dùng bản này.",
    # lists to sign
    "signing_kind": "Xin chọn danh sách chi cho ai.",
    "signing_money": "Mức chi là số đồng, ví dụ 200.000.",
    "signing_blank": "Số dòng để trống từ 0 đến {most}.",
    # the wording of papers
    "wording_blank": "Xin ghi nội dung, hoặc dùng lại lời văn có sẵn.",
    "wording_long": "Đoạn chữ quá dài: tối đa {most} ký tự.",
    "wording_lines": "Mục này chỉ một dòng.",
    "wording_millimetres": "Xin ghi số mi-li-mét từ {low} đến {high}.",
    "wording_unknown": "Không có chỗ điền “{name}”. Có phải là {{{near}}}?",
    "wording_lost": "Thiếu chỗ điền {{{name}}}: giấy in ra sẽ không có nội dung này.",
    "wording_faulty": "Chưa lưu được. Xin xem lại các mục được đánh dấu.",
    "wording_stale": "Lời văn vừa được người khác sửa. Những gì đồng chí nhập vẫn còn bên dưới; "
    "bấm Lưu lần nữa để dùng bản này.",
    "paper_batch_lost": "Việc in tất cả giấy tờ bị dừng giữa chừng. Xin bấm In tất cả lần nữa.",
    "paper_no_people": "Danh sách đoàn chưa có ai.",
    "paper_sheets_missing": "Còn {count} đội chưa có đủ điểm trên phiếu.",
}

NAMES = {
    "ranking": "Bảng tổng hợp chung và xếp hạng",
    "minutes": "Biên bản họp Ban Giám khảo",
    "round_table": "Bảng tổng hợp điểm phần thi {round}",
    "sheets": "Phiếu chấm điểm phần thi {round}",
    "judge_sheet": "Phiếu chấm điểm phần thi {round}, {judge}",
    "blank_sheets": "Phiếu chấm điểm trống phần thi {round}",
    "blank_judge_sheet": "Phiếu chấm điểm trống phần thi {round}, {judge}",
    "spare_sheet": "Phiếu chấm điểm dự phòng phần thi {round}",
    "time_sheet": "Phiếu theo dõi thời gian phần thi {round}",
    "score_notices": "Phiếu báo điểm của các đội",
    "score_notice": "Phiếu báo điểm của đội, {team}",
    "draw_minutes": "Biên bản bốc thăm thứ tự thi",
    "swap_minutes": "Biên bản đổi thứ tự thi, {teams}",
    "team_cards": "Thẻ đoàn có mã đón tiếp",
    "name_cards": "Thẻ tên thành viên",
    "team_list": "Danh sách đội dự thi (đầy đủ), {team}",
    "team_list_public": "Danh sách đội dự thi, {team}",
    "team_lists": "Danh sách các đội dự thi (đầy đủ)",
    "team_lists_public": "Danh sách các đội dự thi",
    "programme": "Chương trình",
    "script": "Kịch bản điều hành",
    "kit": "Bộ dự phòng",
    "decision": "Quyết định công nhận kết quả và trao giải thưởng",
    "award_list": "Danh sách trao giải thưởng",
    "certificates": "Giấy chứng nhận",
    "preprinted_certificates": "Giấy chứng nhận trên phôi in sẵn",
    "framed_certificates": "Giấy chứng nhận có khung",
    "certificate": "Giấy chứng nhận, tờ số {number}",
    "blank_certificates": "Giấy chứng nhận để trống tên",
    "prize_decision": "Quyết định điều chỉnh cơ cấu giải thưởng",
    "amendment": "Quyết định sửa đổi, bổ sung quyết định trao giải thưởng",
    "report": "Báo cáo tổng kết",
    "day_minutes": "Biên bản hội thi",
    "estimate": "Dự toán kinh phí tổ chức hội thi",
    "settlement": "Quyết toán kinh phí tổ chức hội thi",
    "own_estimate": "Dự toán kinh phí tham gia hội thi",
    "own_settlement": "Quyết toán kinh phí tham gia hội thi",
    "signing_list": "Danh sách ký nhận",
    "commending": "Quyết định tặng Giấy khen",
    "commendations": "Giấy khen",
    "press": "Tin bài",
    "radio": "Bài đọc truyền thanh",
    "score_book": "Bảng điểm đầy đủ (Excel)",
    "consent_forms": "Giấy xin ý kiến về dữ liệu cá nhân, {team}",
}
"""Paper → its name, for the page, the file and the audit log."""

MENDED_AT = {
    "paper_no_name": ("regulations.letterhead", "Đầu văn bản, chữ ký"),
    "paper_no_name_told": ("regulations.letterhead", "Đầu văn bản, chữ ký"),
    "paper_other_agreed": ("regulations.letterhead", "Đầu văn bản, chữ ký"),
    "paper_other_decided": ("regulations.letterhead", "Đầu văn bản, chữ ký"),
    "paper_no_head_judge": ("regulations.jury", "Ban Giám khảo trong Thể lệ"),
    "paper_some_money": ("regulations.prizes", "Giải thưởng trong Thể lệ"),
    "paper_no_money": ("regulations.prizes", "Giải thưởng trong Thể lệ"),
}
"""What to look at before signing → the page where it is mended, and its name."""

STANDS = {
    "later": ("later", "Chưa đủ"),
    "ready": ("needs", "Cần in"),
    "made": ("needs", "Đã in, chờ ký"),
    "signed": ("done", "Đã ký"),
    "changed": ("problem", "Cần in bản thay thế"),
}
"""Where a paper stands → the state of its chip, and its words."""

WHYS = {
    "wording": "sửa lời văn, không đổi số liệu, hạng hay giải",
    "figures": "số liệu được rà soát, sửa trước khi công bố",
    "correction": "kết quả đã công bố được đính chính",
    "prizes": "cơ cấu giải thưởng được điều chỉnh",
}
"""Why an edition replaces the one before it."""

BODY = "Ban Tổ chức hội thi"
JURY = "Ban Giám khảo hội thi"
SECRETARIES = "Tổ Thư ký"
SECRETARY = "Thư ký"
HEAD_JUDGE = "Trưởng Ban Giám khảo"
JUDGE = "Giám khảo"
ORGANISER = "Trưởng Ban Tổ chức"
HEAD_OF = "Trưởng đoàn {team}"
TIMEKEEPER = "Người theo dõi thời gian"
COMPILED_BY = "Người lập"
CHECKED_BY = "Người đối chiếu"
CONFIRMED_BY = "Xác nhận của {body}"
CONFIRMED = "Xác nhận của đơn vị"
"""What bodies and signatories are called where the contest says nothing else."""

DOTS = "…………………"
"""Printed where a text is not known, to be filled in by hand."""

BASIS = "Căn cứ"
REGULATIONS_BASIS = "Căn cứ Thể lệ hội thi"
PLAN = "Kế hoạch số {number} ngày {day}"
PLAN_BASIS = "Căn cứ Kế hoạch số {number} ngày {day}"
MINUTES_RECIPIENTS = ("{body}", "Các thành viên Ban Giám khảo", "Lưu: hồ sơ hội thi")
SUBSTITUTE = "có phiếu do {names} chấm"
ABSENT = "Không tham gia phần thi"
DISQUALIFIED = "Không công nhận kết quả phần thi"

METHODS = {
    "mean": "trung bình cộng điểm của các giám khảo",
    "sum": "tổng điểm của các giám khảo",
    "median": "điểm trung vị của các giám khảo",
}
EVERY_ROUND = "Điểm mỗi phần thi"
SOME_ROUNDS = "Điểm phần thi {rounds}"
AGGREGATE = "{subject} là {method}{dropped}{rounded}."
DROPPED = ", không tính {parts}"
HIGHEST = "{count} điểm cao nhất"
LOWEST = "{count} điểm thấp nhất"
ROUNDED = ", làm tròn đến {decimals} chữ số thập phân"
ROUNDED_WHOLE = ", làm tròn đến số nguyên"
OUTLIERS = "{subject}: không tính điểm lệch quá {band} điểm so với trung bình của các giám khảo."
PER_JUDGE = "{subject}: điểm trừ được trừ vào điểm của từng giám khảo trước khi tổng hợp."
PLAIN_TOTAL = "Tổng điểm là tổng kết quả các phần thi."
WEIGHTED_TOTAL = "Tổng điểm là tổng kết quả các phần thi sau khi nhân hệ số: {weights}."
TIE_BREAKS = "Các đội bằng tổng điểm được xếp lần lượt theo: {rules}."
TIE_BREAK_WORDS = {
    "round": "điểm phần thi {round}",
    "criterion": "điểm tiêu chí {criterion} của phần thi {round}",
    "fewest_deductions": "ít điểm trừ hơn",
    "shortest_time": "tổng thời gian trình diễn ngắn hơn",
    "head_judge": "điểm của Trưởng Ban Giám khảo",
    "first_places": "số lượt được giám khảo cho điểm cao nhất",
    "decision": "quyết định của Trưởng Ban Tổ chức",
}
"""How marks become a ranking, for the minutes."""
