"""The forms of a script and of its review."""

from flask_wtf import FlaskForm
from wtforms import FileField, HiddenField, StringField, TextAreaField


class ScriptTextForm(FlaskForm):  # type: ignore[misc]
    """The text itself, typed or pasted."""

    seen = HiddenField()
    text = TextAreaField(
        "Nội dung kịch bản",
        description="Mỗi lời thoại, mỗi đoạn một dòng. Có thể dán từ Word, Zalo.",
    )


class ScriptFileForm(FlaskForm):  # type: ignore[misc]
    """A Word file to take the text from."""

    seen = HiddenField()
    file = FileField(
        "Tệp Word (.docx)",
        description="Chỉ lấy phần chữ để Tổ thẩm định đọc và góp ý; tệp gốc vẫn được giữ.",
    )


class CommentForm(FlaskForm):  # type: ignore[misc]
    """A comment at a passage."""

    number = HiddenField()
    paragraph = HiddenField()
    quote = StringField(
        "Câu, chữ được góp ý", description="Để trống nếu góp ý cả đoạn. Chép đúng từng chữ."
    )
    text = TextAreaField("Nội dung góp ý")


class VerdictForm(FlaskForm):  # type: ignore[misc]
    """What the reviewers conclude."""

    number = HiddenField()
    text = TextAreaField("Nhận xét chung", description="Đoàn đọc nguyên văn, cùng với các góp ý.")


class ReopenForm(FlaskForm):  # type: ignore[misc]
    """Why an agreed script is opened again."""

    reason = TextAreaField("Lý do mở lại", description="Đoàn đọc nguyên văn.")
