"""What the files slice says to people."""

from collections.abc import Collection

from contest.files.rules.kinds import Kind

SENTENCES: dict[str, str] = {
    "file_missing": "Xin chọn một tệp.",
    "file_empty": "Tệp “{name}” không có nội dung. Xin chọn lại.",
    "file_too_large": "Tệp “{name}” nặng quá {limit} MB. Xin gửi tệp nhẹ hơn.",
    "file_unknown": "Chưa nhận được loại tệp của “{name}”. Ở đây nhận {wanted}.",
    "file_not_wanted": "Tệp “{name}” không phải loại cần gửi. Ở đây nhận {wanted}.",
    "file_heic": "Ảnh “{name}” lưu kiểu HEIC của điện thoại, nhiều máy không mở được. Xin chụp màn "
    "hình ảnh đó, hoặc vào Cài đặt › Camera › Định dạng, chọn “Tương thích nhất” rồi chụp lại.",
    "file_picture_other": "Ảnh “{name}” không phải JPG, PNG hay WebP. Xin lưu lại thành JPG rồi "
    "gửi.",
    "file_picture_too_large": "Ảnh “{name}” có quá nhiều điểm ảnh. Xin gửi ảnh chụp thường, hoặc "
    "thu nhỏ trước.",
    "file_word_old": "Tệp “{name}” là Word kiểu cũ (.doc). Xin mở trong Word, chọn Lưu thành "
    "(Save as) › Word Document (.docx), rồi gửi tệp mới.",
    "file_with_macros": "Tệp “{name}” có chứa lệnh tự chạy (macro) nên không nhận, để giữ an toàn. "
    "Xin lưu lại thành Word Document (.docx) hoặc PDF.",
    "file_with_password": "Tệp “{name}” có đặt mật khẩu. Xin bỏ mật khẩu rồi gửi lại.",
    "file_pdf_acts": "Tệp PDF “{name}” có chứa lệnh tự chạy nên không nhận, để giữ an toàn. Xin in "
    "lại ra PDF rồi gửi.",
    "file_bomb": "Tệp “{name}” bung ra quá lớn nên không mở được. Xin kiểm tra lại tệp.",
    "file_damaged": "Tệp “{name}” bị hỏng hoặc tải lên chưa hết. Xin gửi lại.",
    "file_video": "“{name}” là video. Ở đây nhận {wanted}.",
    "file_text_unreadable": "Tệp “{name}” không ở bảng mã Unicode (UTF-8) nên chữ có thể sai. Xin "
    "gửi tệp Word hoặc PDF.",
    "file_unreadable": "Chưa đọc được tệp “{name}”. Xin lưu lại tệp rồi gửi lần nữa.",
    "file_bytes_missing": "Tệp này không còn trên máy chủ. Xin gửi lại tệp.",
}

KINDS = {
    Kind.PICTURE: "ảnh (JPG, PNG, WebP)",
    Kind.PDF: "PDF",
    Kind.WORD: "Word (.docx)",
    Kind.TEXT: "văn bản (.txt)",
    Kind.MUSIC: "nhạc (MP3, M4A, WAV, OGG)",
}


def kinds_words(kinds: Collection[Kind]) -> str:
    """``"ảnh (JPG, PNG, WebP), PDF hoặc Word (.docx)"``."""
    words = [KINDS[kind] for kind in Kind if kind in kinds]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} hoặc {words[-1]}"
