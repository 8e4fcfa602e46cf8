"""What the workbooks and the pages around them say to people."""

from collections.abc import Mapping

from contest.registration.rules.headings import TICKED

_SAVE_AS = "Trong Excel: Tệp (File) → Lưu thành (Save As) → chọn “Excel Workbook (*.xlsx)”"

WORKBOOK_SENTENCES: dict[str, str] = {
    # why a file is not read
    "table_all_left_alone": "Mọi đội trong bảng đều được để nguyên, không có danh sách nào để "
    "nhận.",
    "table_file_missing": "Xin chọn tệp, hoặc dán bảng vào ô bên dưới.",
    "table_file_empty": "Tệp trống, không có gì để đọc. Xin chọn lại tệp.",
    "table_file_too_large": "Tệp lớn quá {limit} MB. Xin bỏ ảnh, trang tính thừa khỏi tệp; hoặc "
    "chép riêng bảng danh sách rồi dán vào ô bên dưới.",
    "table_file_is_old_xls": f"Tệp thuộc dạng Excel cũ (.xls). {_SAVE_AS}, rồi tải tệp mới lên.",
    "table_file_has_password": "Tệp có đặt mật khẩu nên không mở được. Trong Excel: Tệp (File) → "
    "Thông tin (Info) → Bảo vệ (Protect Workbook) → Mã hóa bằng mật khẩu → xóa mật khẩu, lưu lại "
    "rồi tải lên.",
    "table_file_has_macros": f"Tệp có chứa macro nên không được nhận, để an toàn. {_SAVE_AS}, rồi "
    "tải tệp mới lên.",
    "table_file_is_xlsb": f"Tệp thuộc dạng nhị phân (.xlsb). {_SAVE_AS}, rồi tải tệp mới lên.",
    "table_file_is_opendocument": "Tệp thuộc dạng LibreOffice (.ods). Xin chọn Tệp → Lưu thành → "
    "“Excel 2007–365 (.xlsx)”, rồi tải tệp mới lên.",
    "table_file_is_word": "Đây là tệp Word. Xin bôi đen bảng danh sách trong Word, chép (Ctrl+C) "
    "rồi dán vào ô bên dưới.",
    "table_file_is_pdf": "Đây là tệp PDF. Xin gửi tệp Excel gốc (.xlsx), hoặc nhập trực tiếp trên "
    "trang danh sách.",
    "table_file_is_picture": "Đây là ảnh chụp, máy không đọc được chữ trong ảnh. Xin gửi tệp "
    "Excel (.xlsx), hoặc nhập trực tiếp trên trang danh sách.",
    "table_file_is_web_page": "Tệp mang tên Excel nhưng thực ra là trang web. Xin mở tệp bằng "
    f"Excel. {_SAVE_AS}, rồi tải tệp mới lên.",
    "table_file_other_encoding": "Chữ trong tệp không thuộc bảng mã Unicode UTF-8, tên người sẽ "
    "bị sai dấu. Trong Excel: Lưu thành (Save As) → “CSV UTF-8 (*.csv)”; hoặc lưu thành .xlsx.",
    "table_file_old_font": "Chữ trong tệp gõ bằng phông cũ (.VnTime, VNI), máy sẽ đọc sai dấu. "
    "Xin chuyển sang Unicode (ví dụ bằng UniKey: Ctrl+Shift+F6), đặt phông Times New Roman, lưu "
    "lại rồi tải lên.",
    "table_file_unknown": "Không nhận ra dạng tệp này. Xin gửi tệp Excel (.xlsx), hoặc tệp "
    "CSV lưu kiểu UTF-8 (trong Excel: CSV UTF-8).",
    "table_file_broken": "Tệp bị hỏng hoặc tải lên chưa trọn, không mở được. Xin mở bằng Excel, "
    "lưu lại thành .xlsx rồi tải lên.",
    "table_file_too_large_inside": "Bên trong tệp lớn bất thường (quá {limit} MB khi mở ra) nên "
    "không được đọc. Xin chép riêng bảng danh sách sang tệp mới (.xlsx), hoặc dán vào ô bên dưới.",
    "table_file_too_slow": "Tệp quá nặng, máy đọc quá lâu nên đã dừng. Xin chép riêng bảng danh "
    "sách sang tệp mới (.xlsx), hoặc dán vào ô bên dưới.",
    "table_empty": "Không thấy dòng nào trong bảng. Xin xem lại tệp: danh sách phải ở một trang "
    "tính không bị ẩn.",
    "table_too_many_rows": "Bảng có quá nhiều dòng; nhiều nhất là {limit} dòng. Xin xóa các dòng "
    "thừa phía dưới danh sách.",
    "table_too_many_columns": "Bảng có {have} cột; nhiều nhất là {limit} cột. Xin xóa các cột "
    "thừa.",
    "table_cell_too_long": "Dòng {line} có ô dài quá {limit} ký tự. Xin xem lại ô đó.",
    "workbook_not_made": "Chưa tạo được tệp. Xin thử lại sau ít phút.",
    "pending_gone": "Bảng đang xem không còn (đã nhận, đã bỏ, hoặc quá một ngày). Xin tải lên lại.",
    "table_no_names": "Chưa biết cột nào là họ và tên. Xin chọn ở phần “Các cột”.",
    "table_no_people": "Bảng không có dòng nào ghi tên người.",
    # what was met while reading
    "table_without_headings": "Bảng không có dòng tiêu đề; các cột được đoán theo nội dung. Xin "
    "xem lại phần “Các cột”.",
    "table_rows_above": "Đã bỏ qua phần đầu bảng, phía trên dòng tiêu đề.",
    "table_rows_left_out": "Đã bỏ qua các dòng không ghi người.",
    "table_example_left_out": "Đã bỏ qua dòng ví dụ.",
    "table_identity_left_out": "Cột {columns} không được đọc và không được giữ lại: hội thi không "
    "thu số căn cước.",
    "sheets_left_out": "Đã đọc trang tính “{sheet}”; không đọc: {others}.",
    "hidden_sheets_left_out": "Không đọc trang tính bị ẩn: {others}.",
    "merged_cells_filled": "Ô gộp được hiểu là cùng nội dung cho từng dòng.",
    "hidden_rows_read": "Các dòng đang bị ẩn trong tệp vẫn được đọc.",
    "hidden_columns_read": "Cột đang bị ẩn trong tệp vẫn được đọc: {columns}.",
    "formulas_by_value": "Ô có công thức: lấy kết quả đang hiện, không lấy công thức.",
    "formulas_without_value": "Ô có công thức nhưng chưa có kết quả được coi là trống. Xin mở tệp "
    "bằng Excel, lưu lại rồi tải lên.",
    "team_as_above": "Ô đội để trống được hiểu là cùng đội với dòng trên.",
    # at a cell
    "cell_serial_day": "Con số của Excel được hiểu là ngày {text}. Xin đọc lại một lần.",
    "cell_zero_restored": "Đã thêm số 0 đầu mà Excel bỏ mất: {text}.",
    "cell_phone_left_out": "Chỉ giữ số điện thoại của trưởng đoàn; số này không được lưu.",
    "cell_is_error": "Ô đang báo lỗi công thức. Xin ghi lại nội dung.",
    "cell_ticked_twice": "Có hai cột cùng được đánh dấu. Xin chỉ để một.",
    "team_missing": "Chưa ghi dòng này thuộc đội, đơn vị nào.",
    "team_unknown": "Hội thi không có đội hay đơn vị “{text}”. Xin chọn lại.",
    "team_ambiguous": "“{text}” có nhiều đội. Xin chọn đúng tên đội.",
    "team_withdrawn": "Đoàn này đã xin không tham gia, không nhập được.",
    "team_withdrawn_named": "Đoàn “{team}” đã xin không tham gia, không nhập được.",
    "team_begun_meanwhile": "Đơn vị {unit} vừa có hồ sơ do người khác lập. Xin xem lại.",
    "team_changed": "Danh sách “{team}” vừa được người khác sửa.",
}

COLUMN_WORDS: Mapping[str, str] = {
    "number": "Số thứ tự",
    "name": "Họ và tên",
    "family": "Họ và tên đệm",
    "given": "Tên (tách riêng)",
    "role": "Nhiệm vụ",
    "born": "Ngày sinh hoặc năm sinh",
    "gender": "Giới tính",
    "ethnicity": "Dân tộc",
    "group": "Thành phần",
    "eligible_by": "Tham gia theo",
    "job": "Nghề nghiệp, chức vụ",
    "village": "Thôn, tiểu khu",
    "unit": "Đơn vị của người này",
    "phone": "Điện thoại (trưởng đoàn)",
    "team": "Đội hoặc đơn vị",
}
"""What a column is taken for, in words."""

EXPLAINED: Mapping[str, str] = {
    "number": "Không bắt buộc.",
    "team": "Tên đội; đơn vị chỉ có một đội thì ghi tên đơn vị. Để trống: cùng đội với dòng trên.",
    "name": "Ghi đầy đủ, có dấu.",
    "role": "Chọn trong danh sách. Để trống: thành viên chính thức. Trưởng đoàn là người đại diện "
    "quản lý đoàn, không tính vào thành viên đội thi.",
    "born": "Ngày/tháng/năm, ví dụ 05/09/1987; hoặc chỉ năm sinh.",
    "gender": "Chọn Nam hoặc Nữ.",
    "ethnicity": "Chọn trong danh sách hoặc ghi tên dân tộc.",
    "group": "Chọn trong danh sách, theo danh sách hộ nghèo của địa phương.",
    "eligible_by": "Hộ khẩu hay nơi làm việc tại địa phương.",
    "job": "Ghi ngắn gọn.",
    "village": "Nơi ở.",
    "unit": "Chỉ cần khi nhiều đơn vị lập chung một đội.",
    "phone": "Chỉ ghi số của trưởng đoàn; số của người khác không được lưu.",
}
"""What to fill in, column by column, in the guide of a workbook."""

STATES: Mapping[str, str] = {
    "none": "Chưa bắt đầu",
    "draft": "Đang soạn",
    "submitted": "Đã gửi, chờ duyệt",
    "returned": "Đề nghị bổ sung, chỉnh sửa",
    "approved": "Đã duyệt",
    "withdrawn": "Xin không tham gia",
}
"""The state of a file, in an export."""

CHOOSE = "Xin chọn một mục trong danh sách thả xuống."
GUIDE = (
    "Điền mỗi người một dòng ở trang “Danh sách”. Không cần xóa dòng ví dụ (chữ nghiêng).",
    "Ô có mũi tên thì chọn trong danh sách thả xuống; các ô khác ghi chữ bình thường.",
    "Lưu tệp, rồi tải lên ở trang “Nhập từ Excel”. Máy cho xem trước từng dòng, chỉ rõ ô cần sửa; "
    "chưa có gì được lưu cho đến khi đồng chí bấm nhận.",
    "Xin không ghi số căn cước công dân vào tệp.",
)


def column_words(taken: str, labels: Mapping[str, Mapping[str, str]]) -> str:
    """What a column is taken for; ``labels``: field → key → name, for columns to tick."""
    if taken not in TICKED:
        return COLUMN_WORDS[taken]
    name, _, key = taken.partition("=")
    return f"{labels[name][key]} (đánh dấu x)"
