"""Lập hội thi từ tệp: one file."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired


class UploadForm(FlaskForm):  # type: ignore[misc]
    """The contest file to take in."""

    file = FileField("Tệp hội thi (.json)", [FileRequired("Xin chọn tệp hội thi.")])
